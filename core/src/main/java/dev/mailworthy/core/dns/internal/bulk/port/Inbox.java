package dev.mailworthy.core.dns.internal.bulk.port;

import java.nio.ByteBuffer;

/** Room for the datagrams of one read. Longer ones are cut. */
public final class Inbox {

    /** More than any reply without EDNS should have (RFC 1035 section 4.2.1), for servers that do not count. */
    public static final int LONGEST = 4096;

    private final ByteBuffer memory;
    private final ByteBuffer[] datagrams;
    private final int[] lengths;

    Inbox(int datagrams) {
        memory = ByteBuffer.allocateDirect(datagrams * LONGEST);
        this.datagrams = new ByteBuffer[datagrams];
        lengths = new int[datagrams];
        for (int i = 0; i < datagrams; i++) {
            this.datagrams[i] = memory.slice(i * LONGEST, LONGEST);
        }
    }

    /** All of it, one datagram's room behind the other's. */
    ByteBuffer memory() {
        return memory;
    }

    /** How many datagrams a read can bring. */
    public int room() {
        return datagrams.length;
    }

    void received(int number, int length) {
        lengths[number] = length;
    }

    /** The octets of a datagram from 0 on, until the next read. */
    public ByteBuffer datagram(int number) {
        return datagrams[number];
    }

    public int length(int number) {
        return lengths[number];
    }
}
