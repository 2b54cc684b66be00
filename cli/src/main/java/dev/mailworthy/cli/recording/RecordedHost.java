package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.provider.SystemIdentity;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.DmiHint;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The recorded facts about a host. Its identity has only the values that tell the provider. */
record RecordedHost(
        List<IpAddress> addresses,
        List<IpAddress> routed,
        List<IpAddress> temporary,
        Optional<DomainName> mailDomain,
        Optional<DomainName> hostName,
        SystemIdentity identity,
        AddressScope scope)
        implements HostFacts {

    /** The fields whose values are the same on many machines, and so name no machine. */
    private static final Set<DmiField> COMMON = Set.of(DmiField.SYS_VENDOR, DmiField.PRODUCT_NAME);

    RecordedHost {
        addresses = List.copyOf(addresses);
        routed = List.copyOf(routed);
        temporary = List.copyOf(temporary);
    }

    static RecordedHost of(HostFacts host) {
        return new RecordedHost(
                host.addresses(),
                host.routed(),
                host.temporary(),
                host.mailDomain(),
                host.hostName(),
                telling(host.identity()),
                host.scope());
    }

    /** The identity with the values that tell the provider, without serial numbers and other variables. */
    private static SystemIdentity telling(SystemIdentity identity) {
        ProviderCatalogue providers = ProviderCatalogue.bundled();
        Set<String> known = providers.providers().stream()
                .flatMap(provider -> provider.hints().environment().stream())
                .filter(identity.environment()::contains)
                .collect(Collectors.toSet());
        Map<DmiField, Answer<String>> dmi = new EnumMap<>(DmiField.class);
        identity.dmi()
                .forEach((field, value) -> dmi.put(
                        field,
                        COMMON.contains(field) || !(value instanceof Answer.Present<String> found)
                                ? value
                                : known(providers, field, found.value())));
        return new SystemIdentity(known, dmi);
    }

    /** The part of a value that tells the provider. The rest may identify the machine, and is left out. */
    private static Answer<String> known(ProviderCatalogue providers, DmiField field, String value) {
        return providers.providers().stream()
                .flatMap(provider -> provider.hints().dmi().stream())
                .filter(hint -> hint.field() == field)
                .map(DmiHint::value)
                .filter(hint -> matches(hint, value))
                .map(hint -> hint.replace("*", ""))
                .findFirst()
                .map(Answer::present)
                .orElseGet(Answer::absent);
    }

    private static boolean matches(String hint, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        String wanted = hint.toLowerCase(Locale.ROOT);
        return wanted.endsWith("*") ? lower.startsWith(wanted.replace("*", "")) : lower.equals(wanted);
    }
}
