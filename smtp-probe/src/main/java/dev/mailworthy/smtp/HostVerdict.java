package dev.mailworthy.smtp;

/** What this host can do with mail, all ports and families together. */
public enum HostVerdict {
    CAN_SEND_DIRECT,
    /** Port 25 is closed, but a submission port is open. */
    CAN_SEND_VIA_RELAY,
    /** No mail port is open outwards. */
    CANNOT_SEND,
    UNKNOWN
}
