package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Evidence;

/** A fact that this machine has in common with a provider's machines. */
record ProviderSign(Kind kind, Evidence evidence) {

    /**
     * The source of a hint, those with the most weight first. A weight of three is enough alone; a weight of one is
     * weak.
     */
    enum Kind {
        ENVIRONMENT(3),
        DMI(3),
        METADATA(3),
        REVERSE_NAME(2),
        ORIGIN(1),
        /** A firmware value that several providers share. Alone it identifies no provider. */
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
