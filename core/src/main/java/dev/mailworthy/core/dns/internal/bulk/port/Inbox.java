package dev.mailworthy.core.dns.internal.bulk.port;

import java.nio.ByteBuffer;

/** The buffers of one read. A longer datagram is cut. */
public final class Inbox {

    /**
     * The longest datagram that is kept. A reply without EDNS should have at most 512 octets (RFC 1035 section 4.2.1), but some
     * servers send more.
     */
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

    /** The memory of all buffers, one after the other. */
    ByteBuffer memory() {
        return memory;
    }

    /** The most datagrams of one read. */
    public int room() {
        return datagrams.length;
    }

    void received(int number, int length) {
        lengths[number] = length;
    }

    /** The octets of a datagram, from 0 on. They are valid until the next read. */
    public ByteBuffer datagram(int number) {
        return datagrams[number];
    }

    public int length(int number) {
        return lengths[number];
    }
}
