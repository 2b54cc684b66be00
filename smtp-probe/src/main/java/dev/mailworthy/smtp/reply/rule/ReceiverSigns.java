package dev.mailworthy.smtp.reply.rule;

import java.util.List;

/**
 * The signs by which a receiver is recognised.
 *
 * @param mx patterns of its hosts' names
 * @param tail fragments at the end of its replies
 * @param tags fragments anywhere in its replies
 * @param banner fragments in its greeting, or in a reply that refuses at the greeting
 */
record ReceiverSigns(
        String id, String name, List<HostPattern> mx, List<Fragment> tail, List<Fragment> tags, List<Fragment> banner) {

    private static final int SCALE = 8;
    private static final int BANNER = 1;
    private static final int TAG = 2;
    private static final int HOST = 3;
    private static final int TAIL = 4;

    /** The strength of signs, 0 for none. The number of kinds decides first, then the strongest kind. */
    static int strength(boolean hasBanner, boolean hasTag, boolean isHost, boolean hasTail) {
        int kinds = (hasBanner ? 1 : 0) + (hasTag ? 1 : 0) + (isHost ? 1 : 0) + (hasTail ? 1 : 0);
        int best = hasTail ? TAIL : isHost ? HOST : hasTag ? TAG : hasBanner ? BANNER : 0;
        return kinds * SCALE + best;
    }

    /** Whether one of the names is that of its hosts. */
    boolean isHost(List<String> names) {
        for (String name : names) {
            for (HostPattern pattern : mx) {
                if (pattern.matches(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    Receiver seen(int strength) {
        return new Receiver(id, name, strength >= 2 * SCALE ? Certainty.HIGH : Certainty.MEDIUM);
    }
}
