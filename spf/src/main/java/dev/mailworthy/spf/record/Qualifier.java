package dev.mailworthy.spf.record;

/** The result when a {@link Directive directive} matches (RFC 7208 section 4.6.2). */
public enum Qualifier {
    /** The client may send; also without a sign (RFC 7208 section 4.6.2). */
    PASS('+'),
    /** The client may not send. */
    FAIL('-'),
    /** The client probably may not send. */
    SOFTFAIL('~'),
    /** The record says nothing about the client. */
    NEUTRAL('?');

    private final char sign;

    Qualifier(char sign) {
        this.sign = sign;
    }

    /** {@return the character in front of a mechanism} */
    public char sign() {
        return sign;
    }

    /** The qualifier of a character. Any other character means pass, the default. */
    static Qualifier of(char c) {
        return switch (c) {
            case '-' -> FAIL;
            case '~' -> SOFTFAIL;
            case '?' -> NEUTRAL;
            default -> PASS;
        };
    }
}
