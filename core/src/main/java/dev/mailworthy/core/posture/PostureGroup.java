package dev.mailworthy.core.posture;

/** The parts of an examination that a {@link PostureRequest} selects. */
public enum PostureGroup {
    /** MX and SOA of the domains involved, and the addresses of the MX hosts. */
    EXCHANGES,
    /** Reverse names of the sending addresses, and the EHLO name. */
    ADDRESSES,
    /** Records with old addresses, from which mail does not leave any more. */
    DRIFT,
    /** DKIM keys. */
    DKIM,
    /** The DMARC policy, its reports, and alignment. */
    DMARC,
    /** How others send to this domain over TLS: MTA-STS, TLS reports, TLSA, CAA. */
    TRANSPORT,
    /** Records for mail programs: SRV, autoconfig, autodiscover; and BIMI. */
    SERVICES
}
