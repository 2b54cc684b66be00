package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.Labelled;

/** The command or event that a {@link SmtpReply reply} answers (in the order of RFC 5321 section 4.1.4). */
public enum ReplyStage implements Labelled {
    CONNECT("the connection", "It is about the address itself; no name or sender had been said."),
    EHLO("EHLO", "It is about the address or the name announced."),
    TLS("STARTTLS", "It is about TLS."),
    MAIL("MAIL FROM", "It is about the address or the sender's domain."),
    RCPT("RCPT TO", "It may be about the recipient, or any earlier check that was put off (Postfix does so)."),
    DATA("DATA", "Nothing of the message had been seen."),
    EOD("the message", "The message itself was looked at.");

    private final String title;
    private final String meaning;

    ReplyStage(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** The stage in words that can follow "in answer to". */
    public String title() {
        return title;
    }

    /** The possible subjects of a refusal at this stage. */
    public String meaning() {
        return meaning;
    }
}
