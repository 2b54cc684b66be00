package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;
import java.util.EnumSet;
import java.util.Set;

/** What kind of statement a code is. */
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

    /** What such a code comes to. */
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
