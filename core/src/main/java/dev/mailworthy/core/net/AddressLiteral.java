package dev.mailworthy.core.net;

import java.util.Locale;
import java.util.Optional;

/**
 * An address in place of a host name, as EHLO may have it (RFC 5321 section 4.1.3): {@code [192.0.2.1]} or
 * {@code [IPv6:2001:db8::1]}. As a {@link DomainName} it is one label with its brackets.
 */
public record AddressLiteral(IpAddress address) {

    private static final String IPV6 = "ipv6:";

    /**
     * Reads a literal with its brackets.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static AddressLiteral parse(String text) {
        boolean bracketed = text.length() > 2 && text.startsWith("[") && text.endsWith("]");
        String inner = bracketed ? text.substring(1, text.length() - 1) : "";
        boolean tagged = inner.toLowerCase(Locale.ROOT).startsWith(IPV6);
        IpAddress address = bracketed ? IpAddress.parse(tagged ? inner.substring(IPV6.length()) : inner) : none(text);
        if (tagged != (address.family() == IpFamily.IPV6)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address literal: IPv6: stands before an IPv6 address alone");
        }
        return new AddressLiteral(address);
    }

    private static IpAddress none(String text) {
        throw new IllegalArgumentException(
                "\"" + text + "\" is no address literal, like [192.0.2.1] or [IPv6:2001:db8::1]");
    }

    /** The literal in a name made by {@link #asName}. Empty for any other name. */
    public static Optional<AddressLiteral> in(DomainName name) {
        String text = name.toString().replace("\\.", ".");
        try {
            return text.startsWith("[") && name.labels().size() == 1 ? Optional.of(parse(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text of a name in EHLO: a literal without escapes, any other name as it is. */
    public static String said(DomainName name) {
        return in(name).map(AddressLiteral::toString).orElseGet(name::toString);
    }

    /** A name of one label that holds this literal. */
    public DomainName asName() {
        return DomainName.ofText(toString().replace(".", "\\."));
    }

    @Override
    public String toString() {
        return address.family() == IpFamily.IPV6 ? "[IPv6:" + address + "]" : "[" + address + "]";
    }
}
