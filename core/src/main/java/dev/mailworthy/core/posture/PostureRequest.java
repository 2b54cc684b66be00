package dev.mailworthy.core.posture;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@link Posture} examines.
 *
 * @param domain the mail domain, which is also taken for the {@code d=} of DKIM signatures
 * @param addresses the addresses that mail leaves from
 * @param ehlo the name in EHLO, if it is known
 * @param names the names in EHLO of addresses that have one of their own, in place of {@code ehlo}
 * @param from the domain of the From header field
 * @param mailFrom the domain of MAIL FROM
 * @param selectors the DKIM selectors in use; without any, usual ones are tried
 * @param groups the parts to examine
 */
public record PostureRequest(
        DomainName domain,
        List<IpAddress> addresses,
        Optional<EhloName> ehlo,
        Map<IpAddress, EhloName> names,
        DomainName from,
        DomainName mailFrom,
        List<DomainName> selectors,
        Set<PostureGroup> groups) {
    public PostureRequest {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(ehlo, "ehlo");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(mailFrom, "mailFrom");
        addresses = List.copyOf(addresses);
        names = Map.copyOf(names);
        selectors = selectors.stream().distinct().toList();
        groups = Set.copyOf(groups);
    }

    /**
     * Makes a request with names for its parts, so that a later version can add one. All parts but the domain have a default.
     *
     * @param domain the mail domain
     * @return settings to begin with
     */
    public static Builder builder(DomainName domain) {
        return new Builder(domain);
    }

    /** Makes a request. For one thread. */
    public static final class Builder {

        private final DomainName domain;
        private List<IpAddress> addresses = List.of();
        private Optional<EhloName> ehlo = Optional.empty();
        private Map<IpAddress, EhloName> names = Map.of();
        private DomainName from;
        private DomainName mailFrom;
        private List<DomainName> selectors = List.of();
        private Set<PostureGroup> groups = EnumSet.allOf(PostureGroup.class);

        private Builder(DomainName domain) {
            this.domain = domain;
            this.from = domain;
            this.mailFrom = domain;
        }

        /**
         * The addresses that mail leaves from. The default is none.
         *
         * @param sending public addresses, IPv4 and IPv6
         * @return this builder
         */
        public Builder addresses(IpAddress... sending) {
            addresses = List.of(sending);
            return this;
        }

        /**
         * The name in EHLO (RFC 5321 section 4.1.1.1). The default is that it is not known.
         *
         * @param name a host name or an address literal
         * @return this builder
         */
        public Builder ehlo(EhloName name) {
            ehlo = Optional.of(name);
            return this;
        }

        /**
         * The names in EHLO of addresses that have one of their own.
         *
         * @param own by its address; other addresses give the name of {@link #ehlo}
         * @return this builder
         */
        public Builder names(Map<IpAddress, EhloName> own) {
            names = own;
            return this;
        }

        /**
         * The domain of the From header field. The default is the mail domain.
         *
         * @param header the domain behind the at sign
         * @return this builder
         */
        public Builder from(DomainName header) {
            from = header;
            return this;
        }

        /**
         * The domain of MAIL FROM. The default is the mail domain.
         *
         * @param envelope the domain behind the at sign
         * @return this builder
         */
        public Builder mailFrom(DomainName envelope) {
            mailFrom = envelope;
            return this;
        }

        /**
         * The DKIM selectors in use (RFC 6376 section 3.1). Without any, usual ones are tried.
         *
         * @param inUse one label or more each, without {@code _domainkey}
         * @return this builder
         */
        public Builder selectors(DomainName... inUse) {
            selectors = List.of(inUse);
            return this;
        }

        /**
         * The parts to examine. The default is all.
         *
         * @param parts the parts to examine; others report nothing
         * @return this builder
         */
        public Builder groups(Set<PostureGroup> parts) {
            groups = parts;
            return this;
        }

        /** {@return the request} */
        public PostureRequest build() {
            return new PostureRequest(domain, addresses, ehlo, names, from, mailFrom, selectors, groups);
        }
    }

    /**
     * All parts, with one domain in all places and without selectors.
     *
     * @param domain the mail domain
     * @param addresses that mail leaves from
     * @param ehlo the name in EHLO; empty if it is not known
     */
    public PostureRequest(DomainName domain, List<IpAddress> addresses, Optional<EhloName> ehlo) {
        this(domain, addresses, ehlo, Map.of(), domain, domain, List.of(), EnumSet.allOf(PostureGroup.class));
    }

    /**
     * Replaces the names of addresses that have one of their own.
     *
     * @param own by its address
     * @return this request with these names
     */
    public PostureRequest withNames(Map<IpAddress, EhloName> own) {
        return new PostureRequest(domain, addresses, ehlo, own, from, mailFrom, selectors, groups);
    }

    /** The request of one address, with the name that the mail server gives in EHLO from there. */
    PostureRequest at(IpAddress address) {
        return saying(Optional.ofNullable(names.get(address)).or(() -> ehlo), List.of(address));
    }

    /** One request for each name in EHLO, with the addresses that have it. Without addresses it is this request. */
    List<PostureRequest> byName() {
        if (names.isEmpty()) {
            return List.of(this);
        }
        Map<Optional<EhloName>, List<IpAddress>> groups = new LinkedHashMap<>();
        for (IpAddress address : addresses) {
            groups.merge(at(address).ehlo(), List.of(address), PostureRequest::joined);
        }
        return groups.entrySet().stream()
                .map(group -> saying(group.getKey(), group.getValue()))
                .toList();
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private PostureRequest saying(Optional<EhloName> name, List<IpAddress> from) {
        return new PostureRequest(domain, from, name, Map.of(), this.from, mailFrom, selectors, groups);
    }

    /**
     * Replaces the domain of the From header field.
     *
     * @param other the domain behind the at sign
     * @return this request with this From domain
     */
    public PostureRequest withFrom(DomainName other) {
        return new PostureRequest(domain, addresses, ehlo, names, other, mailFrom, selectors, groups);
    }

    /**
     * Replaces the domain of MAIL FROM.
     *
     * @param other the domain behind the at sign
     * @return this request with this MAIL FROM domain
     */
    public PostureRequest withMailFrom(DomainName other) {
        return new PostureRequest(domain, addresses, ehlo, names, from, other, selectors, groups);
    }

    /**
     * Replaces the DKIM selectors.
     *
     * @param inUse without {@code _domainkey}; empty to try usual ones
     * @return this request with these selectors
     */
    public PostureRequest withSelectors(List<DomainName> inUse) {
        return new PostureRequest(domain, addresses, ehlo, names, from, mailFrom, inUse, groups);
    }

    /**
     * Replaces the parts to examine.
     *
     * @param wanted the parts to examine; others report nothing
     * @return this request with these parts alone
     */
    public PostureRequest withGroups(Set<PostureGroup> wanted) {
        return new PostureRequest(domain, addresses, ehlo, names, from, mailFrom, selectors, wanted);
    }
}
