package dev.mailworthy.smtp.provider.catalogue;

/**
 * One thing that providers want of a customer who asks for a port.
 *
 * @param step what to do
 * @param promise what the letter says about it; words in brackets are for the sender to fill in
 * @param when before the provider is asked, or after it agreed
 * @param takes how long it takes, in words
 */
public record RequestStep(String step, String promise, When when, String takes) {

    /** When a step is taken. */
    public enum When {
        BEFORE,
        AFTER
    }
}
