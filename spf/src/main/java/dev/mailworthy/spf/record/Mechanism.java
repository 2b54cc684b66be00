package dev.mailworthy.spf.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.KindName;
import java.util.Locale;
import java.util.Optional;

/**
 * The eight mechanisms (RFC 7208 section 5). Without a domain, a mechanism means the domain of its {@link SpfRecord record}.
 */
public sealed interface Mechanism {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@code all}, which matches every client (section 5.1). */
    record All() implements Mechanism {}

    /**
     * {@code include} (section 5.2).
     *
     * @param domain the name whose record is evaluated
     */
    record Include(MacroString domain) implements Mechanism {}

    /**
     * {@code a} (section 5.3).
     *
     * @param domain empty for the checked domain
     * @param cidr prefix lengths for both families
     */
    record A(Optional<MacroString> domain, DualCidr cidr) implements Mechanism {}

    /**
     * {@code mx} (section 5.4).
     *
     * @param domain empty for the checked domain
     * @param cidr prefix lengths for both families
     */
    record Mx(Optional<MacroString> domain, DualCidr cidr) implements Mechanism {}

    /**
     * {@code ptr}, which should not be used (section 5.5).
     *
     * @param domain empty for the checked domain
     */
    record Ptr(Optional<MacroString> domain) implements Mechanism {}

    /**
     * {@code ip4} or {@code ip6}.
     *
     * @param network with host bits cleared, as matching ignores them
     */
    record Network(Cidr network) implements Mechanism {

        /** {@return the {@link Term term} in a record} A single address has no prefix length. */
        public String text() {
            boolean single = network.prefix() == network.network().family().bits();
            return name() + ":" + (single ? network.network() : network);
        }
    }

    /**
     * {@code exists} (section 5.7).
     *
     * @param domain matches if it has an A record of any value
     */
    record Exists(MacroString domain) implements Mechanism {}

    /** {@return the name in a record (section 12)} */
    default String name() {
        if (this instanceof Network net) {
            return net.network().network().family() == IpFamily.IPV4 ? "ip4" : "ip6";
        }
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** {@return whether evaluating it counts against the limit of DNS terms (section 4.6.4)} */
    default boolean asksDns() {
        return !(this instanceof All || this instanceof Network);
    }
}
