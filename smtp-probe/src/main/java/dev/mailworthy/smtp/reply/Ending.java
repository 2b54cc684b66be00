package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.Labelled;

/** How the server ended an exchange. */
public enum Ending implements Labelled {
    /** The server replied. */
    REPLIED,
    /**
     * The server closed the connection instead of replying. The reply is the last one before (RFC 5321 section 3.8).
     */
    DROPPED,
    /** Without a reply: the words are those of the server that tried to deliver, and the code is a stand-in. */
    OWN_WORDS,
    /** Without a refusal: a receiver reports a complaint about a delivered message (RFC 5965). The code is a stand-in. */
    REPORTED;

    /** {@return whether a receiver said the words as a reply} */
    public boolean isReply() {
        return this == REPLIED || this == DROPPED;
    }
}
