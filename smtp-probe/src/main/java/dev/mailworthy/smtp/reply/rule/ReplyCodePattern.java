package dev.mailworthy.smtp.reply.rule;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A rule's pattern for the reply code or the enhanced code. Only {@code \d+} may repeat, and only the code is matched.
 * Matching is therefore fast for any text.
 */
final class ReplyCodePattern {

    private static final Pattern SAFE = Pattern.compile("(?:[0-9.|()]|\\\\\\.|\\\\d\\+?|\\[[0-9-]+])+");

    private final Pattern pattern;

    private ReplyCodePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException for anything but digits, ".", "[a-b]", "\d", "\d+", "|" and parentheses */
    static ReplyCodePattern parse(String written) {
        if (!SAFE.matcher(written).matches()) {
            throw new IllegalArgumentException("\"" + written
                    + "\" holds more than digits, \".\", \"[a-b]\", \"\\d\", \"\\d+\", \"|\" and parentheses");
        }
        try {
            return new ReplyCodePattern(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + written + "\" is no pattern: " + e.getDescription(), e);
        }
    }

    boolean matches(String code) {
        return pattern.matcher(code).matches();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
