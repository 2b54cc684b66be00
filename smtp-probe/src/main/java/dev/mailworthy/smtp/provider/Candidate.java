package dev.mailworthy.smtp.provider;

import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.provider.catalogue.Hints;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A provider and the hints that point to it, the strongest {@link ProviderSign} first. */
record Candidate(Provider provider, List<ProviderSign> hints) {

    private static final int ENOUGH = 3;
    private static final int FAIR = 2;

    public static Candidate of(Provider provider, SeenFacts seen) {
        Hints known = provider.hints();
        List<ProviderSign> hints = Stream.of(
                        seen.environment(known.environment()),
                        seen.dmi(known.dmi()),
                        seen.metadata(known.metadata()),
                        seen.names(known.names()),
                        seen.origins(known.origins()))
                .flatMap(found -> found)
                .sorted(Comparator.comparing(ProviderSign::kind))
                .toList();
        return new Candidate(provider, hints);
    }

    /** Whether at least one hint points to this provider alone. */
    boolean isOne() {
        return hints.stream().anyMatch(hint -> hint.kind() != ProviderSign.Kind.SHARED_DMI);
    }

    ProviderSign.Kind strongest() {
        return hints.get(0).kind();
    }

    /** The sum of the hints' weights. Each kind counts once: ten addresses in one network are one hint. */
    int weight() {
        return hints.stream()
                .map(ProviderSign::kind)
                .distinct()
                .mapToInt(ProviderSign.Kind::weight)
                .sum();
    }

    /** The {@link Confidence confidence} that the hints allow. It is lower if hints point to several providers. */
    Confidence confidence(List<Candidate> rivals) {
        Confidence alone = worse(provider.hints().recognition(), allowed(weight()));
        if (rivals.stream().anyMatch(this::isEqualTo)) {
            return Confidence.LOW;
        }
        return rivals.stream().anyMatch(this::isContradictedBy) ? oneLess(alone) : alone;
    }

    private boolean isEqualTo(Candidate rival) {
        return rival.strongest() == strongest() && rival.weight() == weight();
    }

    /**
     * Whether a rival's hints contradict these. A platform inside another provider's cloud is no contradiction. A
     * network alone is too weak a hint.
     */
    private boolean isContradictedBy(Candidate rival) {
        boolean platform =
                strongest() == ProviderSign.Kind.ENVIRONMENT && rival.strongest() != ProviderSign.Kind.ENVIRONMENT;
        return !platform && rival.weight() >= FAIR;
    }

    private static Confidence allowed(int weight) {
        if (weight >= ENOUGH) {
            return Confidence.HIGH;
        }
        return weight >= FAIR ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** The lower one. The enum goes from high to low. */
    private static Confidence worse(Confidence one, Confidence other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Confidence oneLess(Confidence confidence) {
        return confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
    }
}
