package dev.mailworthy.core.dns.internal.bulk;

/** Circular lists of slots in two arrays. Each slot is in exactly one list. Moving a slot costs few writes. */
final class SlotLists {

    private final int slots;
    private final int[] next;
    private final int[] previous;
    private final int[] sizes;

    /** Puts all slots into list 0. */
    SlotLists(int slots, int lists) {
        this.slots = slots;
        next = new int[slots + lists];
        previous = new int[slots + lists];
        sizes = new int[lists];
        for (int list = 0; list < lists; list++) {
            next[slots + list] = slots + list;
            previous[slots + list] = slots + list;
        }
        for (int slot = 0; slot < slots; slot++) {
            link(slot, 0);
        }
    }

    int size(int list) {
        return sizes[list];
    }

    /** The slot that is in the list for the longest time. The list must not be empty. */
    int first(int list) {
        return next[slots + list];
    }

    /** Takes a slot out of one list and appends it to another. */
    void move(int slot, int from, int to) {
        next[previous[slot]] = next[slot];
        previous[next[slot]] = previous[slot];
        sizes[from]--;
        link(slot, to);
    }

    private void link(int slot, int list) {
        int head = slots + list;
        int last = previous[head];
        next[last] = slot;
        previous[slot] = last;
        next[slot] = head;
        previous[head] = slot;
        sizes[list]++;
    }
}
