package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.TimeToEffect;

/**
 * A condition that providers set before they open a port.
 *
 * @param step what the customer must do
 * @param promise the sentence in the letter about it; the sender must fill in the words in brackets
 * @param when before the request, or after the provider agreed
 * @param takes how long it takes
 */
public record RequestStep(String step, String promise, When when, TimeToEffect takes) {

    /** When to take a step. */
    public enum When {
        /** Before the customer writes to the provider. */
        BEFORE,
        /** After the provider has agreed. */
        AFTER
    }
}
