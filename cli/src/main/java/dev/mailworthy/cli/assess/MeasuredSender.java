package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sender that an {@link Assessment} checked: a {@link RequestedSender} with what the run found out in addition.
 *
 * @param addresses the addresses that were checked, and where they come from
 * @param ehlo what the mail server says in EHLO, or empty when it is not known
 * @param names what it says from addresses that have a name of their own
 */
public record MeasuredSender(
        DomainName domain, SendingAddresses addresses, Optional<EhloName> ehlo, Map<IpAddress, EhloName> names) {
    public MeasuredSender {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(ehlo, "ehlo");
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** What the mail server says in EHLO from one address. */
    public Optional<EhloName> ehlo(IpAddress address) {
        return Optional.ofNullable(names.get(address)).or(() -> ehlo);
    }

    /** The {@link #names names} as texts. */
    Map<IpAddress, String> said() {
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, named -> named.getValue().toString()));
    }
}
