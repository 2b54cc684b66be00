package dev.mailworthy.smtp.reply.rule;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of a rule for one of the two codes. Only {@code \d+} repeats, so that no text makes it slow, and it sees no more
 * than the code.
 */
final class ReplyCodePattern {

    private static final Pattern SAFE = Pattern.compile("(?:[0-9.|()]|\\\\\\.|\\\\d\\+?|\\[[0-9-]+])+");

    private final Pattern pattern;

    private ReplyCodePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException for anything else than digits, ".", "[a-b]", "\d", "\d+", "|" and parentheses */
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
