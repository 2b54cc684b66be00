package dev.mailworthy.smtp.reply;

import java.util.Optional;

/**
 * An enhanced status code (RFC 3463 section 2).
 *
 * @param statusClass 2 success, 4 persistent transient failure, 5 permanent failure
 * @param subject 0 to 999: the subject of the status
 * @param detail 0 to 999
 */
public record EnhancedCode(int statusClass, int subject, int detail) {

    /** Three numbers separated by dots. They must not be part of an IP address. */
    static final String FORM = "(?<![0-9.])[245]\\.[0-9]{1,3}\\.[0-9]{1,3}(?!\\.?[0-9])";

    private static final int MOST_DIGITS = 3;

    public EnhancedCode {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("an enhanced code's class is 2, 4 or 5, not " + statusClass);
        }
        if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("an enhanced code's subject and detail are from 0 to 999");
        }
    }

    /**
     * Reads {@code 5.7.1}; empty for any other form.
     *
     * @param text one code alone (RFC 3463 section 2)
     * @return class, subject and detail
     */
    public static Optional<EnhancedCode> parse(String text) {
        int dot = text.indexOf('.', 2);
        boolean isForm = text.length() >= 5 && text.charAt(1) == '.' && dot > 2;
        int statusClass = isForm ? number(text, 0, 1) : -1;
        int subject = isForm ? number(text, 2, dot) : -1;
        int detail = isForm ? number(text, dot + 1, text.length()) : -1;
        boolean isClass = statusClass == 2 || statusClass == 4 || statusClass == 5;
        return isClass && subject >= 0 && detail >= 0
                ? Optional.of(new EnhancedCode(statusClass, subject, detail))
                : Optional.empty();
    }

    /** A number of one to three digits, or -1. */
    private static int number(String text, int from, int to) {
        if (to <= from || to - from > MOST_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
