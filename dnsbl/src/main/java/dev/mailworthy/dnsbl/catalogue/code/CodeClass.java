package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;
import java.util.EnumSet;
import java.util.Set;

/** The reason for which a list has a target, by its code. */
public enum CodeClass implements Labelled {
    /** It sends spam. */
    SPAM,
    /** It is infected, or others use it through a hole in its security. */
    EXPLOIT,
    /** Its network is used without the owner's leave. */
    HIJACK,
    /** Mail is not meant to come from it directly, such as from a dialled-up customer; this says nothing about spam. */
    POLICY,
    /** It serves pages that ask for the secrets of others. */
    PHISH,
    /** It serves or controls malicious programs. */
    MALWARE,
    /** It is a service or a site that others abuse. */
    ABUSED,
    /** It attacks other hosts, by mail or otherwise. */
    ATTACK,
    /** It passes on the traffic of others. */
    PROXY,
    /** It is a relay of Tor. */
    TOR,
    /** It sends delivery reports to people who sent nothing. */
    BACKSCATTER,
    /** Others in its network are the reason. */
    NEIGHBOURHOOD,
    /** It lies in a network that is assigned to no one. */
    BOGON,
    /** It is new; this says nothing about spam. */
    NEW,
    /** It has a good reputation. */
    GOOD,
    /** It is known, neither good nor bad. */
    NEUTRAL,
    /** It tells a property that is no reputation, such as a country. */
    INFO,
    /** It tells a number on the operator's own scale. */
    SCORE;

    private static final Set<CodeClass> NO_LISTING = EnumSet.of(GOOD, NEUTRAL, INFO, SCORE);

    /** Whether a code counts for or against a sender. */
    public enum Weighing {
        /** The code counts against the target. */
        AGAINST,
        /** The code counts for the target. */
        FOR,
        /** The code counts neither way. */
        NEITHER
    }

    /** {@return whether the class counts against a target, for it, or neither way} */
    public Weighing weighing() {
        if (this == GOOD) {
            return Weighing.FOR;
        }
        return NO_LISTING.contains(this) ? Weighing.NEITHER : Weighing.AGAINST;
    }
}
