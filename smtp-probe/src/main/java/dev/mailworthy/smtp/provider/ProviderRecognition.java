package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.util.Comparator;
import java.util.List;

/**
 * Compares {@link MachineFacts} with the known providers. The environment has the most weight. Firmware comes next,
 * then a metadata service, reverse names and the announcing network. The network alone is a weak hint, because
 * customers of other providers may be inside it.
 */
public final class ProviderRecognition {

    private final ProviderCatalogue catalogue;

    private ProviderRecognition(ProviderCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Recognises the providers of a catalogue.
     *
     * @param catalogue of all providers
     * @return a recognition without state
     */
    public static ProviderRecognition of(ProviderCatalogue catalogue) {
        return new ProviderRecognition(catalogue);
    }

    /**
     * {@return the provider whose machines show these facts} Blocks as long as reading the facts blocks.
     *
     * @param facts of the machine
     */
    public Recognised recognise(MachineFacts facts) {
        SeenFacts seen = SeenFacts.of(facts, catalogue.providers());
        List<UnansweredCheck> unanswered = seen.unanswered();
        List<Candidate> candidates = catalogue.providers().stream()
                .map(provider -> Candidate.of(provider, seen))
                .filter(Candidate::isOne)
                .sorted(Comparator.comparing(Candidate::strongest)
                        .thenComparing(
                                Comparator.comparingInt(Candidate::weight).reversed()))
                .toList();
        if (candidates.isEmpty()) {
            return unanswered.isEmpty() ? new Recognised.Absent() : new Recognised.Unanswered(unanswered);
        }
        Candidate best = candidates.get(0);
        List<Candidate> rivals = candidates.subList(1, candidates.size());
        return new Recognised.Present(
                best.provider(),
                best.confidence(rivals),
                best.hints().stream().map(ProviderSign::evidence).toList(),
                rivals.stream().map(Candidate::provider).toList(),
                unanswered);
    }
}
