package dev.mailworthy.cli.assess.feedback;

/** Whether the user vouches for reports that come as files, without the mails that carried them. */
public enum FileTrust {
    /** The user fetched them. They count. */
    TRUSTED,
    /** A forger can have written them. */
    NOT_TRUSTED
}
