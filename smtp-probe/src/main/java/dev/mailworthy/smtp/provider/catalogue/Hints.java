package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.smtp.path.Confidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hints that identify a provider's machines.
 *
 * @param environment names of variables that are set there
 * @param dmi values of the firmware
 * @param names the ends of its addresses' reverse names
 * @param origins the numbers of the autonomous systems that announce its addresses
 * @param metadata the service that describes the machine; empty without one
 * @param recognition the confidence that all hints together give
 */
public record Hints(
        List<String> environment,
        List<DmiHint> dmi,
        List<PtrPattern> names,
        Set<Long> origins,
        Optional<MetadataEndpoint> metadata,
        Confidence recognition) {
    public Hints {
        environment = List.copyOf(environment);
        dmi = List.copyOf(dmi);
        names = List.copyOf(names);
        origins = Set.copyOf(origins);
    }
}
