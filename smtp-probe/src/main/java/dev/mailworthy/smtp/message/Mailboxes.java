package dev.mailworthy.smtp.message;

import dev.mailworthy.core.net.DomainName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Addresses in header fields (RFC 5322 section 3.4). */
final class Mailboxes {

    /** The maximum length of a field. A longer field has too many addresses for one sender. */
    private static final int LONGEST = 4096;

    private Mailboxes() {}

    /** The address, if there is one such field and it has one mailbox. */
    static Optional<String> single(List<String> fields) {
        if (fields.size() != 1) {
            return Optional.empty();
        }
        List<InternetAddress> found = of(fields.get(0));
        return found.size() == 1 && !found.get(0).isGroup()
                ? Optional.of(found.get(0).getAddress())
                : Optional.empty();
    }

    /** The addresses in a field; empty if the field cannot be read. */
    public static List<InternetAddress> of(String field) {
        if (field.length() > LONGEST) {
            return List.of();
        }
        try {
            String text = new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return List.of(InternetAddress.parseHeader(text, true));
        } catch (AddressException | RuntimeException e) {
            // The octets are untrusted, and the parser throws unchecked exceptions too.
            return List.of();
        }
    }

    static Optional<DomainName> domain(String address) {
        int at = address.lastIndexOf('@');
        try {
            return at < 1 ? Optional.empty() : Optional.of(DomainName.parse(address.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The domain of {@code <local@domain>}. */
    static Optional<DomainName> returnPath(String value) {
        int open = value.indexOf('<');
        int close = value.lastIndexOf('>');
        return domain(open >= 0 && close > open ? value.substring(open + 1, close) : value);
    }
}
