package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.TimeToEffect;
import java.util.Optional;

/**
 * The provider's own way to open its mail ports.
 *
 * @param possible whether the provider opens its mail ports
 * @param how what to do, or why the provider does not open them
 * @param url the provider's page about it, or empty
 * @param notes further conditions, or empty
 * @param takes how long it takes; empty if unknown
 */
public record Unblock(
        Possible possible, String how, Optional<String> url, Optional<String> notes, Optional<TimeToEffect> takes) {

    /** Whether a provider opens its mail ports. */
    public enum Possible implements Labelled {
        /** The provider opens its mail ports on request. */
        YES,
        /** The provider opens them for no customer. */
        NO,
        /** It depends on plan and account. */
        PLAN;
    }
}
