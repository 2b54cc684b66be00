package dev.mailworthy.smtp.dialogue;

/** How a stage, or the dialogue with its last stage, ended. */
public enum DialogueOutcome {
    /** 220 (RFC 5321 section 3.1). */
    BANNER_OK,
    /** A 4yz greeting: not now. */
    BANNER_4XX,
    /** A 5yz greeting: not from this address. */
    BANNER_5XX,
    /** The first line is no SMTP greeting. */
    BANNER_NOT_SMTP,
    /** EHLO, or HELO in its place, was accepted. */
    EHLO_OK,
    /** Neither was accepted. */
    EHLO_REJECTED,
    /** Closed or reset in answer to EHLO. */
    DROPPED_AFTER_EHLO,
    /** EHLO's reply offers no STARTTLS. */
    TLS_ABSENT,
    /** 220 in answer to STARTTLS: the handshake may begin. */
    STARTTLS_OK,
    /** STARTTLS was offered and then refused. */
    TLS_REFUSED,
    /** The handshake came to its end; certificates are not judged here. */
    TLS_OK,
    /** The peer sent an alert, no TLS, or nothing that both sides speak. */
    TLS_HANDSHAKE_FAIL,
    MAIL_OK,
    /** A 4yz or 5yz reply to MAIL. */
    POLICY_MAIL,
    RCPT_OK,
    /** A 4yz or 5yz reply to RCPT. */
    POLICY_RCPT,
    /** Nothing, or no whole reply, within the stage's time. */
    SILENT,
    /** Closed in an orderly way. */
    EOF,
    RESET,
    /** A reply behind the greeting that does not follow RFC 5321 section 4.2. */
    REPLY_NOT_SMTP,
    /** More octets or lines than any honest reply has. */
    TOO_MUCH,
    /** The time for the whole dialogue was over. */
    WATCHDOG,
    /** This side closed the socket before the end. */
    STOPPED;

    /** Whether a reply of the server that refuses was the end. */
    public boolean isRefusal() {
        return switch (this) {
            case BANNER_4XX, BANNER_5XX, EHLO_REJECTED, TLS_REFUSED, POLICY_MAIL, POLICY_RCPT -> true;
            default -> false;
        };
    }
}
