package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Labelled;

/** The side that causes a refusal. */
public enum Blame implements Labelled {
    /** The sending address or its network. */
    SENDER_NETWORK("the sending address or its network"),
    /** A record that the sender publishes, or its absence. */
    SENDER_DNS("the sender's DNS"),
    /** How the sending server is set up. */
    SENDER_CONFIG("the sending server's configuration"),
    /** The results of SPF, DKIM or DMARC. */
    SENDER_AUTH("the sender's SPF, DKIM or DMARC"),
    /** The reputation or the existence of the sender's domain. */
    SENDER_DOMAIN("the sender's domain"),
    /** Volume, pace or complaints. */
    SENDER_BEHAVIOUR("how the sender sends"),
    /** The message itself. */
    CONTENT("the message"),
    /** The recipient's mailbox, or a setting of its organisation. */
    RECIPIENT("the recipient or the recipient's organisation"),
    /** A fault of the receiver. */
    RECEIVER("the receiver"),
    /** A rule that the receiver has made. */
    RECEIVER_POLICY("the receiver's policy"),
    /** The reply fits both sides. */
    EITHER("the sender or the receiver"),
    /** No fault: for example a check that is meant to be refused. */
    EXPECTED("no one: it is how it should be"),
    /** The reply does not tell. */
    UNKNOWN("unknown");

    private final String words;

    Blame(String words) {
        this.words = words;
    }

    /** {@return the constant in words, as sentences have it} */
    public String words() {
        return words;
    }
}
