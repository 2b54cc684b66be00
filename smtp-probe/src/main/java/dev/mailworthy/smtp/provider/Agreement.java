package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Labelled;

/** Whether a provider's policy for a port agrees with the measurement. */
public enum Agreement implements Labelled {
    /** The port was measured as the policy has it. */
    AGREES,
    /** The port was measured otherwise than the policy has it. */
    CONTRADICTS,
    /** The policy depends on the plan or account, or the measurement says nothing about the provider. */
    UNDECIDED;
}
