package dev.mailworthy.spf;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/**
 * The identity under check (RFC 7208 sections 2.4 and 4.3).
 *
 * @param localPart {@code postmaster} when there is none
 * @param domain after the last at-sign; the HELO name for the null reverse-path
 */
record Sender(String localPart, String domain) {

    static Sender of(SpfRequest request) {
        String mailbox = request.mailFrom();
        if (mailbox.isEmpty()) {
            return new Sender("postmaster", ascii(request.helo()));
        }
        int at = mailbox.lastIndexOf('@');
        String local = at <= 0 ? "postmaster" : mailbox.substring(0, at);
        return new Sender(local, ascii(mailbox.substring(at + 1)));
    }

    /** U-labels become A-labels (RFC 8616 section 4); what has no such form stays, and is no valid name. */
    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        try {
            return DomainName.parse(domain).toString();
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    String mailbox() {
        return localPart + "@" + domain;
    }

    /** A fully qualified name that can exist; for any other the result is none (section 4.3). */
    Optional<String> checkable() {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        boolean qualified = name.indexOf('.') > 0 && name.chars().allMatch(c -> c < 0x80);
        return qualified && Lookups.name(name).isPresent() ? Optional.of(name) : Optional.empty();
    }
}
