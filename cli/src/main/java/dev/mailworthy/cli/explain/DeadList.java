package dev.mailworthy.cli.explain;

import dev.mailworthy.dnsbl.catalogue.DeadZone;

/** A blocklist that ended, in sentences. */
public final class DeadList {

    private DeadList() {}

    /** That the list is dead, and since when. */
    public static String obituary(DeadZone end) {
        return end.name()
                + (end.since().startsWith("unknown")
                        ? " is dead. When it ended is unknown."
                        : " is dead since " + end.since() + ".");
    }

    /** What its zone answers now, and where its data went. */
    public static String now(DeadZone end) {
        return behaviour(end.behaviour())
                + end.replacedBy()
                        .map(id -> " Its data is in the list " + id + ".")
                        .orElse("");
    }

    private static String behaviour(String words) {
        if (words.contains("wildcard")) {
            return "Its zone answers for every address, so that its answers mean nothing.";
        }
        if (words.contains("no-ns")) {
            return "It was emptied, and its name servers are gone.";
        }
        if (words.startsWith("empty")) {
            return "Its zone is empty.";
        }
        if (words.startsWith("expired")) {
            return "Its domain expired.";
        }
        return words.startsWith("inactive") || words.startsWith("refused") || words.startsWith("probably")
                ? "It does not answer any more."
                : FindingTopics.sentence(words);
    }
}
