package dev.mailworthy.smtp.provider;

/** How a provider's policy for a port and what was measured go together. */
public enum Agreement {
    AGREES,
    CONTRADICTS,
    /** The policy depends on something, or the measurement says nothing about the provider. */
    UNDECIDED;

    /** The name that JSON uses. */
    public String label() {
        return Label.of(this);
    }
}
