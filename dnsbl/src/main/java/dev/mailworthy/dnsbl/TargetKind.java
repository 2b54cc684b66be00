package dev.mailworthy.dnsbl;

/** What may be asked of a list. */
enum TargetKind {
    IP4,
    IP6,
    DOMAIN
}
