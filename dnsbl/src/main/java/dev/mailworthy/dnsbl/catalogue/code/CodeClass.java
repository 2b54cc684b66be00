package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;
import java.util.EnumSet;
import java.util.Set;

/** The reason for which a list has a target, by its code. */
public enum CodeClass implements Labelled {
    SPAM,
    EXPLOIT,
    HIJACK,
    POLICY,
    PHISH,
    MALWARE,
    ABUSED,
    ATTACK,
    PROXY,
    TOR,
    BACKSCATTER,
    NEIGHBOURHOOD,
    BOGON,
    NEW,
    GOOD,
    NEUTRAL,
    INFO,
    SCORE;

    private static final Set<CodeClass> NO_LISTING = EnumSet.of(GOOD, NEUTRAL, INFO, SCORE);

    /** Whether a code counts for or against a sender. */
    public enum Weighing {
        AGAINST,
        FOR,
        NEITHER
    }

    public Weighing weighing() {
        if (this == GOOD) {
            return Weighing.FOR;
        }
        return NO_LISTING.contains(this) ? Weighing.NEITHER : Weighing.AGAINST;
    }
}
