package dev.mailworthy.dnsbl.mirror.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stores short octet strings one after the other in blocks, so that millions of strings are few objects. */
final class Octets {

    /** Blocks have 64 KiB. Large arrays would fill whole regions of the garbage collector. */
    private static final int BLOCK_BITS = 16;

    private static final int BLOCK = 1 << BLOCK_BITS;

    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;

    /**
     * Stores a copy.
     *
     * @param length 0 to 255
     * @return its place
     * @throws IllegalArgumentException if there are more octets than places can express
     */
    int add(byte[] from, int start, int length) {
        if (used + 1 + length > BLOCK) {
            if (blocks.size() == 1 << (31 - BLOCK_BITS)) {
                throw new IllegalArgumentException("the file has more than 2 GiB of names or texts");
            }
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        int place = (blocks.size() - 1) << BLOCK_BITS | used;
        block[used] = (byte) length;
        System.arraycopy(from, start, block, used + 1, length);
        used += 1 + length;
        return place;
    }

    byte[] get(int place) {
        byte[] block = blocks.get(place >> BLOCK_BITS);
        int at = place & (BLOCK - 1);
        return Arrays.copyOfRange(block, at + 1, at + 1 + (block[at] & 0xFF));
    }

    boolean is(int place, byte[] other, int start, int length) {
        byte[] block = blocks.get(place >> BLOCK_BITS);
        int at = place & (BLOCK - 1);
        return (block[at] & 0xFF) == length
                && Arrays.equals(block, at + 1, at + 1 + length, other, start, start + length);
    }

    /** A 64-bit hash (FNV-1a with the last step of MurmurHash3). */
    static long hash(byte[] octets, int start, int length) {
        long hash = 0xCBF29CE484222325L;
        for (int i = start; i < start + length; i++) {
            hash = (hash ^ (octets[i] & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        return hash ^ hash >>> 33;
    }
}
