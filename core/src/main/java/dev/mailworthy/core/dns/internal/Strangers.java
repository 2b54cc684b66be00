package dev.mailworthy.core.dns.internal;

import java.util.BitSet;

/**
 * Counts the datagrams at one socket that fit no question there. A datagram with an id that was used on this socket is a late
 * or doubled reply, once for each id. Any other counts as an attacker's guess. One guess in 65,536 is right, so that a few can
 * be tolerated.
 */
public final class Strangers {

    /** The most guesses that are tolerated at a socket while questions wait on it. */
    public static final int BORNE = 16;

    private final BitSet used = new BitSet(0x10000);
    private int guesses;

    /** Notes that the question with this id is answered or given up. */
    public void used(int id) {
        used.set(id);
    }

    /**
     * Notes a datagram that fits no question.
     *
     * @param id -1 if the datagram is too short for an id
     * @return whether there were too many guesses
     */
    public boolean areTooMany(int id) {
        if (id >= 0 && used.get(id)) {
            used.clear(id);
            return false;
        }
        guesses++;
        return guesses >= BORNE;
    }
}
