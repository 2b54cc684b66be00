package dev.mailworthy.core;

/** The part of a run that a finding or an unanswered check belongs to. An unanswered check can hide findings of its own area only. */
public enum CheckArea implements Labelled {
    /** Outgoing ports, and what mail servers answered on them. */
    PORTS,
    /** Blocklists and allow lists. */
    BLOCKLISTS,
    /** SPF records and their evaluation. */
    SPF,
    /** What the domain and its addresses publish besides: MX, PTR, DKIM, DMARC, TLSA, MTA-STS. */
    PUBLISHED_NAMES,
    /** A message that was sent. */
    MESSAGE,
    /** What receivers said and ask for. */
    RECEIVERS,
    /** Which addresses and names mail leaves from. */
    SENDER,
    /** The whole run: any finding may depend on it. */
    RUN
}
