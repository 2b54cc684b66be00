package dev.mailworthy.core.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a mail server calls itself in EHLO (RFC 5321 section 4.1.1.1): its host name, or an address literal when it has no
 * name. {@code toString()} is the text that EHLO carries.
 */
public sealed interface EhloName {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * A host name, for example {@code mail.example.org}.
     *
     * @param name at least one label
     */
    record Host(DomainName name) implements EhloName {
        public Host {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return name.toString();
        }
    }

    /**
     * An address literal (RFC 5321 section 4.1.3): {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]}.
     *
     * @param address without brackets
     */
    record Literal(IpAddress address) implements EhloName {

        private static final String IPV6 = "ipv6:";

        public Literal {
            Objects.requireNonNull(address, "address");
        }

        private static Literal parse(String text) {
            boolean bracketed = text.length() > 2 && text.startsWith("[") && text.endsWith("]");
            if (!bracketed) {
                throw malformed(text, "it is written like [192.0.2.1] or [IPv6:2001:db8::1]");
            }
            String inner = text.substring(1, text.length() - 1);
            boolean tagged = inner.toLowerCase(Locale.ROOT).startsWith(IPV6);
            IpAddress address = IpAddress.parse(tagged ? inner.substring(IPV6.length()) : inner);
            if (tagged != (address.family() == IpFamily.IPV6)) {
                throw malformed(text, "IPv6: belongs before an IPv6 address only");
            }
            return new Literal(address);
        }

        private static IllegalArgumentException malformed(String text, String problem) {
            return new IllegalArgumentException("\"" + Printable.text(text) + "\" is no address literal: " + problem);
        }

        @Override
        public String toString() {
            return address.family() == IpFamily.IPV6 ? "[IPv6:" + address + "]" : "[" + address + "]";
        }
    }

    /**
     * {@return the EHLO name of a server that gives its host name}
     *
     * @param host the name that the server gives
     */
    static EhloName of(DomainName host) {
        return new Host(host);
    }

    /**
     * {@return the EHLO name of a server that gives its address}
     *
     * @param address is written in brackets, IPv6 behind {@code IPv6:} (RFC 5321 section 4.1.3)
     */
    static EhloName literal(IpAddress address) {
        return new Literal(address);
    }

    /**
     * Reads a host name as a person writes it, see {@link DomainName#parse}, or an address literal, which begins with a
     * bracket.
     *
     * @param text for example {@code mail.example.org} or {@code [192.0.2.1]}
     * @return a host name or an address literal
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static EhloName parse(String text) {
        return text.startsWith("[") ? Literal.parse(text) : new Host(DomainName.parse(text));
    }

    /** {@return the host name; empty for an address literal} */
    default Optional<DomainName> hostName() {
        return this instanceof Host host ? Optional.of(host.name()) : Optional.empty();
    }

    /**
     * {@return this name, if a client may send it to other operators' servers: a literal, or a host name of at least two labels
     * that is not the local machine's (RFC 5321 section 2.3.5 asks for a fully qualified name)}
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    default EhloName presentable() {
        String text = toString();
        if (this instanceof Host && !text.matches("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})+")) {
            throw new IllegalArgumentException(
                    "\"" + Printable.text(text) + "\" is not a fully qualified host name or an address literal");
        }
        if (text.endsWith(".localhost") || text.startsWith("localhost.") || text.endsWith(".localdomain")) {
            throw new IllegalArgumentException("\"" + text + "\" names no machine that others could know");
        }
        return this;
    }
}
