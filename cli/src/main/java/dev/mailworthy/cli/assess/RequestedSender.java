package dev.mailworthy.cli.assess;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sender of mail as a {@link CheckRequest} names it.
 *
 * @param domain the domain to check
 * @param addresses the addresses that mail leaves from, or none to find them out
 * @param ehlo what the mail server says in EHLO, or empty to take this machine's host name
 * @param names what the mail server says in EHLO from addresses that have a name of their own, in the order of the request
 * @param identities the domains and DKIM selectors that messages carry
 */
public record RequestedSender(
        DomainName domain,
        List<IpAddress> addresses,
        Optional<EhloName> ehlo,
        Map<IpAddress, EhloName> names,
        Identities identities) {
    public RequestedSender {
        Objects.requireNonNull(domain, "domain");
        addresses = List.copyOf(addresses);
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** A sender with one name for all its addresses. */
    public RequestedSender(
            DomainName domain, List<IpAddress> addresses, Optional<EhloName> ehlo, Identities identities) {
        this(domain, addresses, ehlo, Map.of(), identities);
    }

    /** A sender with one domain in all places of a message. */
    public RequestedSender(DomainName domain, List<IpAddress> addresses, Optional<EhloName> ehlo) {
        this(domain, addresses, ehlo, Identities.of(domain));
    }

    /** This sender with these domains and selectors in its messages. */
    public RequestedSender withIdentities(Identities other) {
        return new RequestedSender(domain, addresses, ehlo, names, other);
    }

    /** This sender with names of their own for some of its addresses. */
    public RequestedSender withNames(Map<IpAddress, EhloName> own) {
        return new RequestedSender(domain, addresses, ehlo, own, identities);
    }

    /**
     * The domains and selectors in a sender's messages.
     *
     * @param from the domain of the From header field
     * @param mailFrom the domain of MAIL FROM
     * @param selectors the DKIM selectors in use, or none when they are not known
     */
    public record Identities(DomainName from, DomainName mailFrom, List<DomainName> selectors) {
        public Identities {
            selectors = List.copyOf(selectors);
        }

        public static Identities of(DomainName domain) {
            return new Identities(domain, domain, List.of());
        }
    }
}
