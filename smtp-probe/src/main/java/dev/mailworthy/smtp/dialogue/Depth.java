package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.smtp.dialogue.value.Envelope;

/** How far a dialogue goes before QUIT. */
public enum Depth {
    /** The greeting is all (RFC 5321 section 3.1). */
    BANNER,
    /** EHLO, and HELO where EHLO is not known (RFC 5321 section 3.2). */
    EHLO,
    /** STARTTLS where it is offered, and EHLO again (RFC 3207 section 4.2). */
    TLS,
    /** One MAIL and one RCPT, no DATA. Receivers may count it as a callout, so it needs an {@link Envelope}. */
    MAIL_RCPT
}
