package dev.mailworthy.spf;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.result.SpfRequest;

/**
 * The identity under {@link SpfCheck check} (RFC 7208 sections 2.4 and 4.3).
 *
 * @param client the address, an IPv4-mapped one as IPv4 (section 5)
 * @param localPart {@code postmaster} if there is none
 * @param domain the part after the last at-sign, or the HELO name for the null reverse-path; without a final dot
 */
record Sender(IpAddress client, String localPart, String domain, TargetName target) {

    static Sender of(SpfRequest request) {
        String mailbox = request.mailFrom();
        int at = mailbox.lastIndexOf('@');
        String domain = mailbox.isEmpty() ? request.helo() : mailbox.substring(at + 1);
        String local = mailbox.isEmpty() || at <= 0 ? "postmaster" : mailbox.substring(0, at);
        String ascii = ascii(domain);
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        return new Sender(request.ip().unmapped(), local, ascii, TargetName.of(name));
    }

    /** The domain with A-labels (RFC 8616 section 4). A text without such a form stays as it is; it is no valid name. */
    private static String ascii(String domain) {
        if (isAscii(domain)) {
            return domain;
        }
        try {
            return DomainName.parse(domain).toString();
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    String mailbox() {
        return localPart + "@" + domain;
    }

    boolean hasAsciiLocalPart() {
        return isAscii(localPart);
    }

    /** Whether the domain is a fully qualified name that can exist. If not, the result is none (section 4.3). */
    boolean checkable() {
        return target.text().indexOf('.') > 0
                && isAscii(target.text())
                && target.name().isPresent();
    }
}
