package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.DmiHint;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.PtrPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A machine's facts, each read once from {@link MachineFacts}. Finds the {@link ProviderSign}s in them. */
record SeenFacts(
        Set<String> variables,
        Map<DmiField, Answer<String>> firmware,
        Map<IpAddress, Answer<List<DomainName>>> reverseNames,
        Map<IpAddress, Answer<Set<Long>>> networks,
        Map<MetadataEndpoint, Answer<String>> services) {

    public static SeenFacts of(MachineFacts facts, List<Provider> providers) {
        Map<DmiField, Answer<String>> firmware = new EnumMap<>(DmiField.class);
        Stream.of(DmiField.values()).forEach(field -> firmware.put(field, facts.dmi(field)));
        Map<IpAddress, Answer<List<DomainName>>> names = new LinkedHashMap<>();
        Map<IpAddress, Answer<Set<Long>>> networks = new LinkedHashMap<>();
        facts.addresses().forEach(address -> {
            names.put(address, facts.reverseNames(address));
            networks.put(address, facts.origins(address));
        });
        List<MetadataEndpoint> endpoints = providers.stream()
                .flatMap(provider -> provider.hints().metadata().stream())
                .distinct()
                .toList();
        return new SeenFacts(facts.environment(), firmware, names, networks, facts.metadata(endpoints));
    }

    Stream<ProviderSign> environment(List<String> known) {
        return known.stream()
                .filter(variables::contains)
                .map(name ->
                        new ProviderSign(ProviderSign.Kind.ENVIRONMENT, new Evidence("environment", name + " is set")));
    }

    Stream<ProviderSign> dmi(List<DmiHint> known) {
        return known.stream()
                .flatMap(hint -> value(firmware.get(hint.field())).stream()
                        .filter(hint::matches)
                        .map(seen -> new ProviderSign(
                                hint.reach() == DmiHint.Reach.OWN
                                        ? ProviderSign.Kind.DMI
                                        : ProviderSign.Kind.SHARED_DMI,
                                new Evidence("DMI " + hint.field().file(), seen))));
    }

    Stream<ProviderSign> metadata(Optional<MetadataEndpoint> known) {
        return known.stream()
                .filter(endpoint -> value(services.get(endpoint))
                        .filter(endpoint::recognises)
                        .isPresent())
                .map(endpoint ->
                        new ProviderSign(ProviderSign.Kind.METADATA, new Evidence(endpoint.toString(), "answered")));
    }

    Stream<ProviderSign> names(List<PtrPattern> known) {
        return reverseNames.entrySet().stream()
                .flatMap(address -> value(address.getValue()).stream()
                        .flatMap(List::stream)
                        .filter(name -> known.stream().anyMatch(pattern -> pattern.matches(name)))
                        .limit(1)
                        .map(name -> new ProviderSign(
                                ProviderSign.Kind.REVERSE_NAME,
                                new Evidence("PTR of " + address.getKey(), name.toString()))));
    }

    Stream<ProviderSign> origins(Set<Long> known) {
        return networks.entrySet().stream()
                .flatMap(address -> value(address.getValue()).stream()
                        .flatMap(Set::stream)
                        .filter(known::contains)
                        .map(number -> new ProviderSign(
                                ProviderSign.Kind.ORIGIN,
                                new Evidence("network of " + address.getKey(), "AS" + number))));
    }

    private static <T> Optional<T> value(@Nullable Answer<T> answer) {
        return answer instanceof Answer.Present<T> found ? Optional.of(found.value()) : Optional.empty();
    }

    /** The facts that went unanswered. DMI fields that only root may read are one check. */
    List<UnansweredCheck> unanswered() {
        List<UnansweredCheck> silent = new ArrayList<>(firmwareSilence());
        reverseNames.forEach((address, answer) ->
                silence("PTR of " + address, answer, Hint.Standard.RUN_AGAIN).ifPresent(silent::add));
        networks.forEach((address, answer) -> silence("network of " + address, answer, Hint.Standard.RUN_AGAIN)
                .ifPresent(silent::add));
        services.forEach((endpoint, answer) -> silence(endpoint.toString(), answer, Hint.Standard.LEAVE_OUT_METADATA)
                .ifPresent(silent::add));
        return silent;
    }

    private List<UnansweredCheck> firmwareSilence() {
        Map<Reason, List<DmiField>> fields = new EnumMap<>(Reason.class);
        Map<Reason, String> details = new EnumMap<>(Reason.class);
        firmware.forEach((field, answer) -> {
            if (answer instanceof Answer.Unanswered<String> silent) {
                fields.computeIfAbsent(silent.reason(), reason -> new ArrayList<>())
                        .add(field);
                details.putIfAbsent(silent.reason(), silent.detail());
            }
        });
        return fields.entrySet().stream()
                .map(silent -> new UnansweredCheck(
                        CheckArea.PORTS,
                        "DMI " + silent.getValue().stream().map(DmiField::file).collect(Collectors.joining(", ")),
                        silent.getKey(),
                        details.getOrDefault(silent.getKey(), ""),
                        silent.getKey() == Reason.NO_PERMISSION
                                ? Hint.Standard.RUN_AS_ROOT
                                : Hint.Standard.USE_DMIDECODE))
                .toList();
    }

    private static Optional<UnansweredCheck> silence(String check, Answer<?> answer, Hint hint) {
        return answer instanceof Answer.Unanswered<?> silent
                ? Optional.of(new UnansweredCheck(CheckArea.PORTS, check, silent.reason(), silent.detail(), hint))
                : Optional.empty();
    }
}
