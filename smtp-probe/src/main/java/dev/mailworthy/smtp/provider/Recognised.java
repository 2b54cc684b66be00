package dev.mailworthy.smtp.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import java.util.List;
import java.util.Optional;

/** The provider that this machine belongs to: recognised, none of the known ones, or unanswered. */
public sealed interface Recognised {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return the {@link ProviderSign hints} that went unanswered} They do not change a recognised provider. */
    List<UnansweredCheck> unanswered();

    /** {@return the recognised provider, if there is one} */
    default Optional<Present> present() {
        return this instanceof Present found ? Optional.of(found) : Optional.empty();
    }

    /** {@return the name in JSON} */
    default String outcome() {
        if (this instanceof Present) {
            return "present";
        }
        return this instanceof Absent ? "absent" : "unanswered";
    }

    /**
     * A provider was recognised.
     *
     * @param provider of the catalogue
     * @param confidence how reliable the hints are
     * @param evidence the matching hints, the strongest first
     * @param others other providers to which hints point: the cloud below a platform, or a contradiction, which lowers
     *     the confidence
     * @param unanswered hints that could not be read
     */
    record Present(
            Provider provider,
            Confidence confidence,
            List<Evidence> evidence,
            List<Provider> others,
            List<UnansweredCheck> unanswered)
            implements Recognised {
        public Present {
            evidence = List.copyOf(evidence);
            others = List.copyOf(others);
            unanswered = List.copyOf(unanswered);
        }
    }

    /** All hints were answered, and none points to a known provider. */
    record Absent() implements Recognised {
        @Override
        public List<UnansweredCheck> unanswered() {
            return List.of();
        }
    }

    /**
     * No hint points to a known provider, and some went unanswered.
     *
     * @param unanswered hints that could not be read
     */
    record Unanswered(List<UnansweredCheck> unanswered) implements Recognised {
        public Unanswered {
            unanswered = List.copyOf(unanswered);
        }
    }
}
