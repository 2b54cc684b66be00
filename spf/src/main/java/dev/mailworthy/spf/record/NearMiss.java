package dev.mailworthy.spf.record;

import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that was meant as an SPF record, and that receivers do not read as one, because it does not begin with the version
 * and a space (RFC 7208 section 4.5).
 *
 * @param text as published, one char an octet
 * @param mended the record that was meant: the version, and the terms as they stand in the text
 * @param problem what is wrong, after "it"
 */
public record NearMiss(String text, String mended, String problem) {

    /** Quotation marks of all kinds, once the octets of UTF-8 are chars. */
    private static final Pattern QUOTES = Pattern.compile("[\"'`\\\\\u2018-\u201F\u00AB\u00BB]");

    /** Blanks that are not the space of the grammar, and marks without a width. */
    private static final Pattern BLANKS = Pattern.compile("[\\t\\r\\n\u00A0\u2002-\u200B\u202F\u3000\uFEFF]");

    /** The version as people write it, and the rest behind it. {@code spf2.0/} is another standard (RFC 4406). */
    private static final Pattern VERSION = Pattern.compile(
            "^(?:txt[\\s:=]+|spf[\\s:]+(?=v))?(?:v\\s*[=:-]?\\s*)?(?:spf|sfp|psf|spfv|spf-)\\s*[0-9]?(?:\\.0)?(?![/.0-9])"
                    + "(?:[\\s;:,]+|(?=[+~?-]?(?:all$|mx|a[\\s:]|ip[46]:|include:|exists:|redirect=))|$)(.*)$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TERM = Pattern.compile(
            "(?:^|[\\s+~?-])(?:all|mx|a|ip4:\\S+|ip6:\\S+|include:\\S+|redirect=\\S+|exists:\\S+)(?=[\\s;,:/]|$)",
            Pattern.CASE_INSENSITIVE);

    /** {@return the text in quotation marks, of which it may have some already} */
    public String quoted() {
        return text.startsWith("\"") ? text : "\"" + text + "\"";
    }

    /**
     * What an octet string was meant to be; empty for an SPF record, and for a text about something else.
     *
     * @param octets the joined strings of a TXT record
     * @return the text, with the record that it was meant to be
     */
    public static Optional<NearMiss> of(byte[] octets) {
        return SpfRecord.isSpf(octets)
                ? Optional.empty()
                : of(new String(octets, StandardCharsets.ISO_8859_1), new String(octets, StandardCharsets.UTF_8));
    }

    /**
     * As {@link #of(byte[])}, of a text with one char an octet or with the characters that were meant.
     *
     * @param text the joined strings of a TXT record
     * @return the text, with the record that it was meant to be
     */
    public static Optional<NearMiss> of(String text) {
        boolean octets = text.chars().allMatch(c -> c < 0x100);
        return octets
                ? of(text.getBytes(StandardCharsets.ISO_8859_1))
                        .or(() -> SpfRecord.parse(text) instanceof SpfParse.NotSpf ? of(text, text) : Optional.empty())
                : of(text, text);
    }

    private static Optional<NearMiss> of(String text, String meant) {
        List<String> problems = new ArrayList<>();
        String plain = without(QUOTES, meant, "", "has quotation marks or backslashes inside of the text", problems);
        plain = without(BLANKS, plain, " ", "has blanks that are not plain spaces", problems);
        Matcher version = VERSION.matcher(plain.strip());
        if (plain.startsWith(" ")) {
            problems.add("begins with a space");
        }
        if (!version.matches() || !TERM.matcher(version.group(1)).find()) {
            return Optional.empty();
        }
        String terms =
                version.group(1).replaceAll("[;,]+(?=\\s|$)", " ").strip().replaceAll("\\s+", " ");
        if (!plain.strip().regionMatches(true, 0, SpfRecord.VERSION + " ", 0, SpfRecord.VERSION.length() + 1)) {
            problems.add("does not begin with \"v=spf1\" and a space");
        }
        String mended = SpfRecord.VERSION + " "
                + terms.replace('\u2013', '-').replace('\u2014', '-').replace('\u2212', '-');
        return Optional.of(new NearMiss(Printable.text(text), mended, String.join(" and ", problems)));
    }

    private static String without(
            Pattern unwanted, String text, String instead, String problem, List<String> problems) {
        String left = unwanted.matcher(text).replaceAll(instead);
        if (!left.equals(text)) {
            problems.add(problem);
        }
        return left;
    }
}
