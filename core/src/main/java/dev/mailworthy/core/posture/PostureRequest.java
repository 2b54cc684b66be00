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
 * What to look at.
 *
 * @param domain the mail domain; DKIM signatures are taken to carry it as their {@code d=}
 * @param addresses the addresses that mail leaves from
 * @param ehlo the name given in EHLO, or empty when it is not known
 * @param from the domain of the From header field
 * @param mailFrom the domain of MAIL FROM
 * @param selectors the DKIM selectors in use; none to guess them
 * @param groups what to examine
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

    /** Everything, with one domain in all places and selectors guessed. */
    public PostureRequest(DomainName domain, List<IpAddress> addresses, Optional<EhloName> ehlo) {
        this(domain, addresses, ehlo, domain, domain, List.of(), EnumSet.allOf(PostureGroup.class));
    }

    /** The same, with another domain in the From header field. */
    public PostureRequest withFrom(DomainName other) {
        return new PostureRequest(domain, addresses, ehlo, other, mailFrom, selectors, groups);
    }

    /** The same, with another domain in MAIL FROM. */
    public PostureRequest withMailFrom(DomainName other) {
        return new PostureRequest(domain, addresses, ehlo, from, other, selectors, groups);
    }

    /** The same, with these DKIM selectors. */
    public PostureRequest withSelectors(List<DomainName> inUse) {
        return new PostureRequest(domain, addresses, ehlo, from, mailFrom, inUse, groups);
    }

    /** The same, with these parts alone. */
    public PostureRequest withGroups(Set<PostureGroup> wanted) {
        return new PostureRequest(domain, addresses, ehlo, from, mailFrom, selectors, wanted);
    }
}
