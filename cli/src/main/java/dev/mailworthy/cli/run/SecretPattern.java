package dev.mailworthy.cli.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for the forms in which a secret can appear in a text: in upper or lower case, with the escapes of zone files
 * (RFC 1035 section 5.1), JSON, XML, URLs and quoted-printable text (RFC 2045 section 6.7), in hexadecimal, in Base64, and
 * broken over two lines.
 */
final class SecretPattern {

    /** A shorter value counts only as a whole word, because it can be a part of many words. */
    private static final int LONG = 6;

    /**
     * A text of many columns is broken anywhere, and the next line is indented. "=" ends a quoted-printable line. Printable text
     * has a replacement character for each octet of a line break, and JSON an escape.
     */
    private static final String BREAK = "(?:=?(?:\\r?\\n|(?:\\\\{1,2}[rn]){1,2}|\\x{FFFD}{1,2})[ \\t]*)?";

    private static final String WORD_BEGINS = "(?:(?<![A-Za-z0-9])|(?<=\\\\[0-9]{3}))";
    private static final String WORD_ENDS = "(?![A-Za-z0-9])";

    /** A name of a JSON member is the program's own word. */
    private static final String NO_MEMBER_NAME = "(?!\"\\s*:)";

    /** A value that JSON writes without quotation marks is masked as a part of a name or a quotation alone. */
    private static final Pattern LITERAL = Pattern.compile("-?[0-9.]+|true|false|null", Pattern.CASE_INSENSITIVE);

    private static final String NAMED = "(?:(?<=[A-Za-z_-]\\.)%1$s|(?<=\")%1$s(?=\")|%1$s(?=\\.[A-Za-z_]))";

    private SecretPattern() {}

    /** @param values at least one */
    static Pattern of(Collection<String> values) {
        return Pattern.compile(
                values.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(SecretPattern::of)
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String of(String value) {
        String written = value.chars().mapToObj(SecretPattern::written).collect(Collectors.joining(BREAK));
        String hexadecimal = value.chars().mapToObj(SecretPattern::hexadecimal).collect(Collectors.joining());
        String whole = value.length() < LONG ? WORD_BEGINS + written + WORD_ENDS : written;
        String safe = LITERAL.matcher(value).matches() ? NAMED.formatted(whole) : whole + NO_MEMBER_NAME;
        String base64 = value.length() < LONG ? Base64Forms.alone(value) : Base64Forms.anywhere(value, BREAK);
        return safe + "|" + hexadecimal + "|" + base64;
    }

    /** One character as it is, or in one of the escapes. */
    private static String written(int character) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add("\\\\{0,2}" + Pattern.quote(Character.toString(character)));
        for (int each : bothCases(character)) {
            forms.add("\\\\{1,2}" + "%03d".formatted(each));
            forms.add("(?:\\\\{1,2}x|%%(?:25)*|=)%02x".formatted(each));
            forms.add("\\\\{1,2}u%04x".formatted(each));
            forms.add("&#(?:0*%d|x0*%x);".formatted(each, each));
        }
        if ("&<>\"'".indexOf(character) >= 0) {
            forms.add("&[a-z]{2,4};");
        }
        return "(?:" + String.join("|", forms) + ")";
    }

    /** One character as hexadecimal digits, which separators may follow. */
    private static String hexadecimal(int character) {
        return bothCases(character).stream()
                .map("%02x"::formatted)
                .collect(Collectors.joining("|", "(?:0x)?(?:", ")" + "(?:[ :.,-]|" + BREAK + ")"));
    }

    private static Set<Integer> bothCases(int character) {
        String letter = Character.toString(character);
        Set<Integer> cases = new LinkedHashSet<>();
        letter.toLowerCase(Locale.ROOT).chars().forEach(cases::add);
        letter.toUpperCase(Locale.ROOT).chars().forEach(cases::add);
        return cases;
    }
}
