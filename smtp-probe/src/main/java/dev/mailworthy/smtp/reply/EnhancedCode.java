package dev.mailworthy.smtp.reply;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern WHOLE = Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})");

    public EnhancedCode {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("an enhanced code's class is 2, 4 or 5, not " + statusClass);
        }
        if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("an enhanced code's subject and detail are from 0 to 999");
        }
    }

    /** Reads {@code 5.7.1}; empty for any other form. */
    public static Optional<EnhancedCode> parse(String text) {
        Matcher code = WHOLE.matcher(text);
        return code.matches()
                ? Optional.of(new EnhancedCode(
                        Integer.parseInt(code.group(1)),
                        Integer.parseInt(code.group(2)),
                        Integer.parseInt(code.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
