package dev.mailworthy.core.posture;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link Posture} examines.
 *
 * @param domain the mail domain, which is also taken for the {@code d=} of DKIM signatures
 * @param addresses the addresses that mail leaves from
 * @param ehlo the name in EHLO, if it is known
 * @param from the domain of the From header field
 * @param mailFrom the domain of MAIL FROM
 * @param selectors the DKIM selectors in use; without any, usual ones are tried
 * @param groups the parts to examine
 */
public record PostureRequest(
        DomainName domain,
        List<IpAddress> addresses,
        Optional<EhloName> ehlo,
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
        selectors = selectors.stream().distinct().toList();
        groups = Set.copyOf(groups);
    }

    /** All parts, with one domain in all places and without selectors. */
    public PostureRequest(DomainName domain, List<IpAddress> addresses, Optional<EhloName> ehlo) {
        this(domain, addresses, ehlo, domain, domain, List.of(), EnumSet.allOf(PostureGroup.class));
    }

    /** Replaces the domain of the From header field. */
    public PostureRequest withFrom(DomainName other) {
        return new PostureRequest(domain, addresses, ehlo, other, mailFrom, selectors, groups);
    }

    /** Replaces the domain of MAIL FROM. */
    public PostureRequest withMailFrom(DomainName other) {
        return new PostureRequest(domain, addresses, ehlo, from, other, selectors, groups);
    }

    /** Replaces the DKIM selectors. */
    public PostureRequest withSelectors(List<DomainName> inUse) {
        return new PostureRequest(domain, addresses, ehlo, from, mailFrom, inUse, groups);
    }

    /** Replaces the parts to examine. */
    public PostureRequest withGroups(Set<PostureGroup> wanted) {
        return new PostureRequest(domain, addresses, ehlo, from, mailFrom, selectors, wanted);
    }
}
