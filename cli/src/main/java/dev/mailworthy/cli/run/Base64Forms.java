package dev.mailworthy.cli.run;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The forms of a secret inside Base64 (RFC 4648 sections 4 and 5). Three octets make four letters, so that a secret has another
 * form at each of three positions. Letters that hold bits of the text beside the secret can be any.
 */
final class Base64Forms {

    private static final int OCTETS = 3;
    private static final int BITS = 6;
    private static final String ANY = "[A-Za-z0-9+/_-]";
    private static final String BEGINS = "(?<![A-Za-z0-9+/_-])";
    private static final String ENDS = "={0,2}(?![A-Za-z0-9+/_=-])";

    private Base64Forms() {}

    /**
     * A pattern for the forms.
     *
     * @param value of at least as many characters as a secret needs to be no word
     * @param between what may stand between two letters
     */
    static String anywhere(String value, String between) {
        Set<String> forms = new LinkedHashSet<>();
        for (String written : cases(value)) {
            for (int offset = 0; offset < OCTETS; offset++) {
                forms.add(at(offset, written, between));
            }
        }
        return forms.stream().collect(Collectors.joining("|", "(?-i:", ")"));
    }

    /** A pattern for the form of a short value, which counts only as the whole encoded text. */
    static String alone(String value) {
        return cases(value).stream()
                .map(written -> BEGINS + letters(encoded(0, written).replace("=", ""), "") + ENDS)
                .collect(Collectors.joining("|", "(?-i:", ")"));
    }

    /** Names in the DNS are often written in one case. */
    private static Set<String> cases(String value) {
        Set<String> cases = new LinkedHashSet<>();
        cases.add(value);
        cases.add(value.toLowerCase(Locale.ROOT));
        cases.add(value.toUpperCase(Locale.ROOT));
        return cases;
    }

    private static String at(int offset, String value, String between) {
        int bits = 8 * (offset + value.getBytes(StandardCharsets.UTF_8).length);
        int first = (8 * offset + BITS - 1) / BITS;
        int last = bits / BITS;
        String before = 8 * offset % BITS == 0 ? "" : ANY + between;
        String after = bits % BITS == 0 ? "" : between + ANY + "?";
        return before + letters(encoded(offset, value).substring(first, last), between) + after;
    }

    private static String encoded(int offset, String value) {
        return Base64.getEncoder().encodeToString(("\0".repeat(offset) + value).getBytes(StandardCharsets.UTF_8));
    }

    private static String letters(String encoded, String between) {
        return encoded.chars().mapToObj(Base64Forms::letter).collect(Collectors.joining(between));
    }

    /** A letter, in both alphabets. */
    private static String letter(int letter) {
        return switch (letter) {
            case '+' -> "[+-]";
            case '/' -> "(?:\\\\?/|_)";
            default -> Pattern.quote(Character.toString(letter));
        };
    }
}
