package dev.mailworthy.spf;

import dev.mailworthy.core.net.Cidr;
import java.util.Optional;

/** The eight mechanisms (RFC 7208 section 5). Without a domain the current one is meant. */
sealed interface Mechanism {

    record All() implements Mechanism {}

    record Include(MacroString domain) implements Mechanism {}

    record A(Optional<MacroString> domain, DualCidr cidr) implements Mechanism {}

    record Mx(Optional<MacroString> domain, DualCidr cidr) implements Mechanism {}

    record Ptr(Optional<MacroString> domain) implements Mechanism {}

    /** {@code ip4} or {@code ip6}. Host bits are cleared, as matching ignores them. */
    record Network(Cidr network) implements Mechanism {}

    record Exists(MacroString domain) implements Mechanism {}

    /** Prefix lengths for the two families. */
    record DualCidr(int ip4, int ip6) {
        static final DualCidr WHOLE = new DualCidr(32, 128);
    }
}
