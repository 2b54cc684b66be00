package dev.mailworthy.dnsbl.sweep;

/**
 * A pair that an earlier run left unanswered.
 *
 * @param target the target as text
 * @param list the id of the list
 * @param line the line of that run
 */
record OpenPair(String target, String list, String line) {

    /** What identifies the pair. */
    String key() {
        return target + "\t" + list;
    }
}
