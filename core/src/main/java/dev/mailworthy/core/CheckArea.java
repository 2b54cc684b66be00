package dev.mailworthy.core;

/** The part of a run that a finding or an unanswered check belongs to. An unanswered check can hide findings of its own area only. */
public enum CheckArea implements Labelled {
    /** Outgoing ports, and the replies of mail servers on them. */
    PORTS,
    /** Blocklists and allow lists. */
    BLOCKLISTS,
    /** SPF records and their evaluation. */
    SPF,
    /** Other records of the domain and its addresses: MX, PTR, DKIM, DMARC, TLSA, MTA-STS. */
    PUBLISHED_NAMES,
    /** A real message that the user gave. */
    MESSAGE,
    /** Requirements and statements of receivers. */
    RECEIVERS,
    /** Which addresses and names mail leaves from. */
    SENDER,
    /** The whole run: any finding may depend on it. */
    RUN
}
