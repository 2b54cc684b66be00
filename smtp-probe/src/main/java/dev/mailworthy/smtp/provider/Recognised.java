package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import java.util.List;
import java.util.Optional;

/** The provider that this machine belongs to: recognised, none of the known ones, or unanswered. */
public sealed interface Recognised {

    /** The unanswered hints. They do not change a recognised provider. */
    List<UnansweredCheck> unanswered();

    /** The provider, if one is recognised. */
    default Optional<Present> present() {
        return this instanceof Present found ? Optional.of(found) : Optional.empty();
    }

    /** The name that JSON uses. */
    default String outcome() {
        if (this instanceof Present) {
            return "present";
        }
        return this instanceof Absent ? "absent" : "unanswered";
    }

    /**
     * A provider whose hints the machine shows.
     *
     * @param evidence the hints that fit, the strongest first
     * @param others providers that other hints speak for: the cloud below a platform, or a contradiction, which lowers the
     *     confidence
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

    /** Everything was answered, and no known provider's hint was among it. */
    record Absent() implements Recognised {
        @Override
        public List<UnansweredCheck> unanswered() {
            return List.of();
        }
    }

    /** No hint was found, and some went unanswered. */
    record Unanswered(List<UnansweredCheck> unanswered) implements Recognised {
        public Unanswered {
            unanswered = List.copyOf(unanswered);
        }
    }
}
