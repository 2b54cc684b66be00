package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Labelled;

/** Whether a provider's policy for a port agrees with the measurement. */
public enum Agreement implements Labelled {
    AGREES,
    CONTRADICTS,
    /** The policy depends on the plan or account, or the measurement says nothing about the provider. */
    UNDECIDED;
}
