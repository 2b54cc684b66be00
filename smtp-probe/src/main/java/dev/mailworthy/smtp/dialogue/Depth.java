package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.smtp.dialogue.value.Envelope;

/** How far a dialogue goes before QUIT. */
public enum Depth {
    /** Only the greeting (RFC 5321 section 3.1). */
    BANNER,
    /** EHLO, or HELO if the server does not know EHLO (RFC 5321 section 3.2). */
    EHLO,
    /** STARTTLS if it is offered, and EHLO again (RFC 3207 section 4.2). */
    TLS,
    /**
     * One MAIL and one RCPT, no DATA. Receivers may count it as a callout (address verification). It needs an
     * {@link Envelope}.
     */
    MAIL_RCPT
}
