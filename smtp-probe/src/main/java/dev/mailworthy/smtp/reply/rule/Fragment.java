package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.reply.text.TidyText;

/** Words that a rule looks for in a reply, in any case. A fragment of up to three letters must begin a word. */
record Fragment(String words, boolean beginsWord) {

    private static final int SHORT = 3;

    /** @throws IllegalArgumentException for a blank fragment, which would match everywhere */
    static Fragment parse(String written) {
        if (written.isBlank() || !written.equals(TidyText.of(written))) {
            throw new IllegalArgumentException("a fragment has words with single spaces between");
        }
        return new Fragment(
                AsciiCase.lower(written),
                written.length() <= SHORT && written.chars().allMatch(Character::isLetter));
    }

    /** @param lowered a text in small letters, by {@link AsciiCase} */
    boolean isIn(String lowered) {
        int at = lowered.indexOf(words);
        while (beginsWord && at > 0 && Character.isLetterOrDigit(lowered.charAt(at - 1))) {
            at = lowered.indexOf(words, at + 1);
        }
        return at >= 0;
    }
}
