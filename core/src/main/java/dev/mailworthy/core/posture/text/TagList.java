package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.text.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A list of {@code name=value} with semicolons between (RFC 6376 section 3.2), as DKIM, DMARC, MTA-STS, TLS-RPT and BIMI
 * publish it.
 *
 * @param flaws what is wrong with the form of the list, in order
 */
public record TagList(List<Tag> tags, List<String> flaws) {

    /** The most tags that are read. No honest record has more. */
    private static final int MOST_TAGS = 100;

    /**
     * One tag.
     *
     * @param name in lower case
     * @param value without space around it
     * @param at the place of its first character in the text, from 1
     */
    public record Tag(String name, String value, int at) {

        /** A flaw of this tag's value, with its place. */
        public String flaw(String problem) {
            return place(problem + ": " + name + "=" + shortened(value), at);
        }
    }

    /** Reads any text. A part that is no tag becomes a flaw. */
    public static TagList parse(String text) {
        List<Tag> tags = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int start = 0;
        while (start < text.length() && tags.size() + flaws.size() < MOST_TAGS) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            read(text, start, end, tags, flaws, names);
            start = end + 1;
        }
        return new TagList(List.copyOf(tags), List.copyOf(flaws));
    }

    private static void read(String text, int start, int end, List<Tag> tags, List<String> flaws, Set<String> names) {
        String part = text.substring(start, end).strip();
        int at = start + 1;
        while (at <= end && Character.isWhitespace(text.charAt(at - 1))) {
            at++;
        }
        int equals = part.indexOf('=');
        String name = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (part.isEmpty()) {
            if (end < text.length()) {
                flaws.add(place("nothing before a semicolon", at));
            }
        } else if (equals < 0) {
            flaws.add(place("a tag without an equals sign: " + shortened(part), at));
        } else if (!isName(name)) {
            flaws.add(place("a tag name of other characters than letters and digits: " + shortened(part), at));
        } else if (!names.add(name)) {
            flaws.add(place("a second " + name + "=", at));
        } else {
            tags.add(new Tag(name, part.substring(equals + 1).strip(), at));
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 63
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }

    /** The tag of a name. */
    public Optional<Tag> tag(String name) {
        return tags.stream().filter(tag -> tag.name().equals(name)).findFirst();
    }

    /** The value of the tag of a name. */
    public Optional<String> value(String name) {
        return tag(name).map(Tag::value);
    }

    static String place(String problem, int at) {
        return problem + " (at character " + at + ")";
    }

    static String shortened(String text) {
        String printable = Printable.text(text.length() > 40 ? text.substring(0, 40) : text);
        return "\"" + printable + (text.length() > 40 ? "…" : "") + "\"";
    }
}
