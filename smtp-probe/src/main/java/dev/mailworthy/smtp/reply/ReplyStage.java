package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.Labelled;

/** The command or event that a {@link SmtpReply reply} answers (in the order of RFC 5321 section 4.1.4). */
public enum ReplyStage implements Labelled {
    /** Before any command (RFC 5321 section 3.1). */
    CONNECT("the connection", "It is about the address itself; no name or sender had been said."),
    /** In answer to EHLO or HELO (RFC 5321 section 4.1.1.1). */
    EHLO("EHLO", "It is about the address or the name announced."),
    /** In answer to STARTTLS (RFC 3207 section 4). */
    TLS("STARTTLS", "It is about TLS."),
    /** In answer to MAIL (RFC 5321 section 4.1.1.2). */
    MAIL("MAIL FROM", "It is about the address or the sender's domain."),
    /** In answer to RCPT (RFC 5321 section 4.1.1.3). */
    RCPT("RCPT TO", "It may be about the recipient, or any earlier check that was put off (Postfix does so)."),
    /** In answer to DATA, before the message (RFC 5321 section 4.1.1.4). */
    DATA("DATA", "Nothing of the message had been seen."),
    /** In answer to the end of the message (RFC 5321 section 4.1.1.4). */
    EOD("the message", "The message itself was looked at.");

    private final String title;
    private final String meaning;

    ReplyStage(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** {@return the stage in words that can follow "in answer to"} */
    public String title() {
        return title;
    }

    /** {@return the possible subjects of a refusal at this stage} */
    public String meaning() {
        return meaning;
    }
}
