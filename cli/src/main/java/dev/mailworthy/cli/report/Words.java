package dev.mailworthy.cli.report;

import dev.mailworthy.core.Verdict;
import java.util.Locale;

/** Texts that several parts of a page use. */
final class Words {

    private Words() {}

    static String verdict(Verdict verdict) {
        return verdict(verdict.label());
    }

    /** {@code At risk} for {@code at-risk}. */
    static String verdict(String label) {
        return capital(label.replace('-', ' '));
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
