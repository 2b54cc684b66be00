package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.core.text.Printable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes the local parts of addresses from a reply, also where the reply names the recipient without a domain. */
public final class Redaction {

    /** What takes the place of a local part. */
    private static final String GONE = "...";

    /** A quoted or plain local part before an at sign, which a web address writes as {@code %40}. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.){0,256}\"|[^\\s<>\"'(),;:/?&\\[\\]]{1,256})(@|%40)");

    private static final int MOST_READ = 4096;
    private static final int LONGEST = 240;

    private Redaction() {}

    /** @param local the local part of the recipient; empty if it is not known */
    public static String of(String text, String local) {
        String cut = text.length() > MOST_READ ? text.substring(0, text.lastIndexOf(' ', MOST_READ) + 1) : text;
        String without = ADDRESS.matcher(cut).replaceAll(GONE + "$1");
        int plus = local.indexOf('+');
        without = withoutWord(without, local);
        if (plus > 0) {
            without = withoutWord(without, local.substring(0, plus));
        }
        return Printable.text(without.length() > LONGEST ? without.substring(0, LONGEST) + '…' : without);
    }

    private static String withoutWord(String text, String word) {
        if (word.isEmpty() || !text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
            return text;
        }
        return Pattern.compile(
                        "(?<![\\p{Alnum}])" + Pattern.quote(word) + "(?![\\p{Alnum}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(GONE));
    }
}
