package dev.mailworthy.smtp.dialogue;

/** How a {@link Stage} ended. The last one is the outcome of the dialogue. */
public enum DialogueOutcome {
    /** 220, the server is ready (RFC 5321 section 3.1). */
    BANNER_OK,
    /** A 4yz greeting: the server refuses for now. */
    BANNER_4XX,
    /** A 5yz greeting: the server refuses this client. */
    BANNER_5XX,
    /** The first line is no SMTP greeting. */
    BANNER_NOT_SMTP,
    /** EHLO, or HELO in its place, was accepted. */
    EHLO_OK,
    /** Neither EHLO nor HELO was accepted. */
    EHLO_REJECTED,
    /** The peer closed or reset the connection after EHLO. */
    DROPPED_AFTER_EHLO,
    /** EHLO's reply offers no STARTTLS. */
    TLS_ABSENT,
    /** 220 in answer to STARTTLS: the handshake may begin. */
    STARTTLS_OK,
    /** STARTTLS was offered and then refused. */
    TLS_REFUSED,
    /** The TLS handshake is complete. Certificates are not judged here. */
    TLS_OK,
    /** The peer sent a TLS alert or no TLS, or no common version or cipher exists. */
    TLS_HANDSHAKE_FAIL,
    /** A 2yz reply to MAIL. */
    MAIL_OK,
    /** A 4yz or 5yz reply to MAIL. */
    POLICY_MAIL,
    /** A 2yz reply to RCPT. */
    RCPT_OK,
    /** A 4yz or 5yz reply to RCPT. */
    POLICY_RCPT,
    /** No complete reply came within the stage's time. */
    SILENT,
    /** The peer closed the connection in an orderly way. */
    EOF,
    /** The peer reset the connection. */
    RESET,
    /** A reply after the greeting that does not follow RFC 5321 section 4.2. */
    REPLY_NOT_SMTP,
    /** More octets or lines than an honest reply has. */
    TOO_MUCH,
    /** The time limit of the whole dialogue was reached. */
    WATCHDOG,
    /** This side closed the socket before the end. */
    STOPPED;

    /** {@return whether a {@link Refusal refusal} by the server ended the dialogue} */
    public boolean isRefusal() {
        return switch (this) {
            case BANNER_4XX, BANNER_5XX, EHLO_REJECTED, TLS_REFUSED, POLICY_MAIL, POLICY_RCPT -> true;
            default -> false;
        };
    }
}
