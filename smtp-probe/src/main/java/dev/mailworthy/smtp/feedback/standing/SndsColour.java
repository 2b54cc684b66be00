package dev.mailworthy.smtp.feedback.standing;

/** The filter result of SNDS. */
public enum SndsColour {
    /** Less than 10 % of the messages were found to be spam. */
    GREEN,
    /** 10 % to 90 % were. */
    YELLOW,
    /** More than 90 % were. */
    RED
}
