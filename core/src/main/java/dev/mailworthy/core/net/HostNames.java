package dev.mailworthy.core.net;

import dev.mailworthy.core.text.Printable;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a domain as people write it: letters, digits, hyphens inside labels, underscores, and international labels.
 * {@link IDN} follows IDNA 2003 (RFC 3490). It maps four characters to others that IDNA 2008 keeps (RFC 5894 section 7.2): the
 * sharp s, the final sigma and the two joiners. The result is another domain, and so a name with one of them is refused; the
 * message gives both names in ASCII.
 */
final class HostNames {

    private static final char CAPITAL_SHARP_S = '\u1E9E';

    /** The characters that IDNA 2003 and IDNA 2008 read in different ways, and the capital sharp s. */
    private static final String DEVIATIONS = "ß\u03C2\u200C\u200D" + CAPITAL_SHARP_S;

    private HostNames() {}

    static DomainName parse(String input) {
        String name = input.endsWith(".") && input.length() > 1 ? input.substring(0, input.length() - 1) : input;
        if (name.isEmpty() || name.length() > 1024) {
            throw malformed(input, name.isEmpty() ? "is empty" : "is too long");
        }
        String ascii = toAscii(input, name).toLowerCase(Locale.ROOT);
        if (ascii.length() > DomainName.MAX_TEXT_OCTETS) {
            throw malformed(input, "is longer than 253 characters");
        }
        for (String label : ascii.split("\\.", -1)) {
            checkLabel(input, label);
        }
        return DomainName.ofText(ascii);
    }

    private static String toAscii(String input, String name) {
        if (isAscii(name)) {
            return name;
        }
        String ascii = mapped(input, name.replace(CAPITAL_SHARP_S, 'ß'));
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        composed.chars().filter(c -> DEVIATIONS.indexOf(c) >= 0).findFirst().ifPresent(c -> {
            throw malformed(
                    input,
                    String.format("has the character U+%04X, which programs read in two ways: write ", c)
                            + later(composed) + " for the name with this character, or "
                            + ascii.toLowerCase(Locale.ROOT)
                            + " for the name without it");
        });
        return ascii;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String mapped(String input, String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(input, "has an international label that has no ASCII form");
        }
    }

    /** The name by IDNA 2008, for people: each label that has a deviation character stands as its A-label. */
    private static String later(String composed) {
        return Stream.of(composed.split("[.\u3002\uFF0E\uFF61]", -1))
                .map(label -> label.toLowerCase(Locale.ROOT))
                .map(label -> isAscii(label) ? label : "xn--" + Punycode.of(label))
                .collect(Collectors.joining("."));
    }

    private static void checkLabel(String input, String label) {
        if (label.isEmpty()) {
            throw malformed(input, "has an empty label");
        }
        if (label.length() > DomainName.MAX_LABEL) {
            throw malformed(input, "has a label of more than 63 characters");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw malformed(input, "has a label that begins or ends with a hyphen");
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                throw malformed(input, "has a character that no host name has: " + Printable.text("'" + c + "'"));
            }
        }
    }

    private static IllegalArgumentException malformed(String input, String problem) {
        String shown = input.length() > 80 ? input.substring(0, 80) + "…" : input;
        return new IllegalArgumentException("\"" + Printable.text(shown) + "\" is not a domain name: it " + problem);
    }
}
