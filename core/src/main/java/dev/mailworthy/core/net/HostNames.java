package dev.mailworthy.core.net;

import dev.mailworthy.core.text.Printable;
import java.net.IDN;
import java.util.Locale;

/**
 * Reads a domain as people write it: letters, digits, hyphens inside labels, underscores, and international labels.
 * {@link IDN} follows IDNA 2003 (RFC 3490). It maps four characters that IDNA 2008 keeps (RFC 5891): ß, ς and the two joiners.
 */
final class HostNames {

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
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(input, "has an international label that has no ASCII form");
        }
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
