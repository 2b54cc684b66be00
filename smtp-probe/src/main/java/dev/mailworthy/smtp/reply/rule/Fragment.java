package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.AsciiCase;
import dev.mailworthy.smtp.reply.ReplyLines;

/** Words of a rule that are looked for in a reply, whatever their case. One of up to three letters begins a word. */
record Fragment(String words, boolean beginsWord) {

    private static final int SHORT = 3;

    /** @throws IllegalArgumentException for nothing, which would be everywhere */
    static Fragment parse(String written) {
        if (written.isBlank() || !written.equals(ReplyLines.tidy(written))) {
            throw new IllegalArgumentException("a fragment has words with single spaces between");
        }
        return new Fragment(
                AsciiCase.lower(written),
                written.length() <= SHORT && written.chars().allMatch(Character::isLetter));
    }

    /** @param lowered by {@link AsciiCase} */
    boolean isIn(String lowered) {
        int at = lowered.indexOf(words);
        while (beginsWord && at > 0 && Character.isLetterOrDigit(lowered.charAt(at - 1))) {
            at = lowered.indexOf(words, at + 1);
        }
        return at >= 0;
    }
}
