package dev.mailworthy.smtp.reply;

/** How an exchange ended. */
public enum Ending implements Labelled {
    /** With the reply. */
    REPLIED,
    /** The other side hung up instead of answering; the reply is the last one before (RFC 5321 section 3.8). */
    DROPPED
}
