package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.AsciiCase;
import dev.mailworthy.smtp.reply.ReceiverHints;
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

    private static final int TAIL = 160;

    /** The strength of the signs, 0 for none. The number of kinds decides first, then the strongest kind. */
    int strength(String lowered, ReceiverHints hints) {
        String end = lowered.substring(Math.max(0, lowered.length() - TAIL));
        String greeting = AsciiCase.lower(hints.banner().orElse(""));
        int[] found = {
            strength(banner.stream().anyMatch(sign -> sign.isIn(greeting) || sign.isIn(lowered)), 1),
            strength(tags.stream().anyMatch(sign -> sign.isIn(lowered)), 2),
            strength(hints.hosts().stream().anyMatch(host -> mx.stream().anyMatch(sign -> sign.matches(host))), 3),
            strength(tail.stream().anyMatch(sign -> sign.isIn(end)), 4),
        };
        int kinds = 0;
        int best = 0;
        for (int kind : found) {
            kinds += Math.min(kind, 1);
            best = Math.max(best, kind);
        }
        return kinds * SCALE + best;
    }

    private static final int SCALE = 8;

    private static int strength(boolean found, int rank) {
        return found ? rank : 0;
    }

    Receiver seen(int strength) {
        return new Receiver(id, name, strength >= 2 * SCALE ? Certainty.HIGH : Certainty.MEDIUM);
    }
}
