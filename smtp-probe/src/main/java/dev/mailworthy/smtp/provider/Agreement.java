package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Labelled;

/** How a provider's policy for a port and what was measured go together. */
public enum Agreement implements Labelled {
    AGREES,
    CONTRADICTS,
    /** The policy depends on something, or the measurement says nothing about the provider. */
    UNDECIDED;
}
