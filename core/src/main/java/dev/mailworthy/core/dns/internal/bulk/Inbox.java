package dev.mailworthy.core.dns.internal.bulk;

import java.nio.ByteBuffer;

/** Room for the datagrams of one read. Longer ones are cut. */
public final class Inbox {

    private final ByteBuffer memory;
    private final ByteBuffer[] datagrams;
    private final int[] lengths;

    Inbox(int datagrams) {
        memory = ByteBuffer.allocateDirect(datagrams * AddressReply.LONGEST);
        this.datagrams = new ByteBuffer[datagrams];
        lengths = new int[datagrams];
        for (int i = 0; i < datagrams; i++) {
            this.datagrams[i] = memory.slice(i * AddressReply.LONGEST, AddressReply.LONGEST);
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
