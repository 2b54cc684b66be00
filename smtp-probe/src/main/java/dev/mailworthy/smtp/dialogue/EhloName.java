package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.net.AddressLiteral;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Locale;

/**
 * What this host calls itself (RFC 5321 section 4.1.1.1).
 *
 * @param text a host name with at least two labels, or an address literal
 */
public record EhloName(String text) {

    /** @throws IllegalArgumentException with one sentence for a name that no receiver may be shown */
    public EhloName {
        boolean literal = text.matches("\\[(IPv6:[0-9a-fA-F:.]{2,45}|[0-9.]{7,15})]");
        if (!literal && !text.matches("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+")) {
            throw new IllegalArgumentException(
                    "\"" + Printable.text(text) + "\" is not a fully qualified host name or an address literal");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".localhost") || lower.startsWith("localhost.") || lower.endsWith(".localdomain")) {
            throw new IllegalArgumentException("\"" + text + "\" says nothing about who is speaking");
        }
    }

    /** @param host a name, or what stands for an address literal */
    public static EhloName of(DomainName host) {
        return new EhloName(AddressLiteral.said(host));
    }

    /** For a host without a name (RFC 5321 section 4.1.3). */
    public static EhloName literal(IpAddress address) {
        return new EhloName(address.family() == IpFamily.IPV4 ? "[" + address + "]" : "[IPv6:" + address + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
