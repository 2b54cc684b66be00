package dev.mailworthy.core.posture;

/** The parts of an examination that can be asked for. */
public enum PostureGroup {
    /** MX and SOA of the domains involved, and the addresses of the MX hosts. */
    EXCHANGES,
    /** Reverse names of the sending addresses, and the EHLO name. */
    ADDRESSES,
    /** Records that still name addresses mail no longer leaves from. */
    DRIFT,
    /** DKIM keys. */
    DKIM,
    /** The DMARC policy, its reports, and alignment. */
    DMARC,
    /** How others send to this domain over TLS: MTA-STS, TLS reports, TLSA, CAA. */
    TRANSPORT,
    /** What mail programs look for: SRV, autoconfig, autodiscover; and BIMI. */
    SERVICES
}
