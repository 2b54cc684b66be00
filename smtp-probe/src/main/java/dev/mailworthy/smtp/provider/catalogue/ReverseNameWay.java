package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.TimeToEffect;
import java.time.YearMonth;
import java.util.Optional;

/**
 * How a customer of a provider gets the reverse name (PTR) of an address set.
 *
 * @param kind who sets the name, and where
 * @param source the provider's page about it
 * @param asOf when the fact was compared with the page; empty if it is from memory
 * @param takes how long the name takes to appear, if the page says so
 */
public record ReverseNameWay(Kind kind, String source, Optional<YearMonth> asOf, Optional<TimeToEffect> takes) {

    /** Who sets the name. */
    public enum Kind implements Labelled {
        /** The customer, in the provider's panel. */
        SELF_SERVICE,
        /** The provider takes it from the name that the customer gives to the machine. */
        NAME_OF_DROPLET,
        /** The provider's support, when the customer asks. */
        SUPPORT
    }
}
