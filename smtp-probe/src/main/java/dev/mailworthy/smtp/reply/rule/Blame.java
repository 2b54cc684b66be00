package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Labelled;

/** The side that causes a refusal. */
public enum Blame implements Labelled {
    SENDER_NETWORK("the sending address or its network"),
    SENDER_DNS("the sender's DNS"),
    SENDER_CONFIG("the sending server's configuration"),
    SENDER_AUTH("the sender's SPF, DKIM or DMARC"),
    SENDER_DOMAIN("the sender's domain"),
    SENDER_BEHAVIOUR("how the sender sends"),
    CONTENT("the message"),
    RECIPIENT("the recipient or the recipient's organisation"),
    RECEIVER("the receiver"),
    RECEIVER_POLICY("the receiver's policy"),
    EITHER("the sender or the receiver"),
    EXPECTED("no one: it is how it should be"),
    UNKNOWN("unknown");

    private final String words;

    Blame(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
