package dev.mailworthy.core.dns.internal.bulk;

import java.util.Arrays;

/**
 * A hash table from the message ids of one socket to the slots of their questions. It uses open addressing in two arrays. The
 * ids are random, so that the lowest bits of an id are its hash.
 */
final class IdTable {

    static final int NONE = -1;

    private char[] ids = new char[16];
    private int[] slots = new int[16];
    private int size;

    IdTable() {
        Arrays.fill(slots, NONE);
    }

    int size() {
        return size;
    }

    /** The slot of an id, or {@link #NONE}. */
    int get(int id) {
        return slots[find(id)];
    }

    /** The slot of any id, or {@link #NONE} if the table is empty. */
    int any() {
        for (int slot : slots) {
            if (slot != NONE) {
                return slot;
            }
        }
        return NONE;
    }

    /** Adds an id that is not there yet. */
    void put(int id, int slot) {
        if (2 * (size + 1) > ids.length) {
            grow();
        }
        int at = find(id);
        ids[at] = (char) id;
        slots[at] = slot;
        size++;
    }

    /** Removes an id that is in the table. Moves the entries that a search would no longer reach. */
    void remove(int id) {
        int mask = ids.length - 1;
        int hole = find(id);
        slots[hole] = NONE;
        size--;
        for (int at = (hole + 1) & mask; slots[at] != NONE; at = (at + 1) & mask) {
            int home = ids[at] & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                ids[hole] = ids[at];
                slots[hole] = slots[at];
                slots[at] = NONE;
                hole = at;
            }
        }
    }

    /** The index of the id, or the free index where it belongs. */
    private int find(int id) {
        int mask = ids.length - 1;
        int at = id & mask;
        while (slots[at] != NONE && ids[at] != id) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        char[] oldIds = ids;
        int[] oldSlots = slots;
        ids = new char[2 * oldIds.length];
        slots = new int[2 * oldIds.length];
        Arrays.fill(slots, NONE);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldSlots[i] != NONE) {
                int at = find(oldIds[i]);
                ids[at] = oldIds[i];
                slots[at] = oldSlots[i];
            }
        }
    }
}
