package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.Labelled;

/** How an exchange ended. */
public enum Ending implements Labelled {
    /** With the reply. */
    REPLIED,
    /** The other side hung up instead of answering; the reply is the last one before (RFC 5321 section 3.8). */
    DROPPED,
    /** Without a reply: the words are those of the server that tried to deliver, and the code is a stand-in. */
    OWN_WORDS
}
