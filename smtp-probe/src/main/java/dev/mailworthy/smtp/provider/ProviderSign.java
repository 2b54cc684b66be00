package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Evidence;

/** One thing that a machine shows and a provider's machines show. */
record ProviderSign(Kind kind, Evidence evidence) {

    /** Where a hint is from: first those that count most. A weight of three is enough by itself, one is weak. */
    enum Kind {
        ENVIRONMENT(3),
        DMI(3),
        METADATA(3),
        REVERSE_NAME(2),
        ORIGIN(1),
        /** Points to no provider by itself. */
        SHARED_DMI(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }
}
