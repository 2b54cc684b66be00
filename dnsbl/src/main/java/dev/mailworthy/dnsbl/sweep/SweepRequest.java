package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The targets of a {@link Sweep sweep}, and how lists are queried about them.
 *
 * @param targets in the order in which they are asked
 * @param resolver the resolver for all queries
 * @param limits whether the lists' limits apply
 * @param rate the most questions a second to each list, in addition to the list's own limit
 * @param reasons whether the TXT record of each hit is queried, which is a second query
 * @param resume the file for progress, so that an interrupted sweep can be resumed
 */
public record SweepRequest(
        SweepTargets targets,
        ResolverAddress resolver,
        Limits limits,
        OptionalInt rate,
        Reasons reasons,
        Optional<Path> resume) {

    /** Whether the limits of free use apply. */
    public enum Limits {
        /** A list is queried no more often than its operator allows without a contract. */
        OBEYED,
        /** They do not apply, because the resolver is the user's own mirror or queries one. */
        LIFTED
    }

    /** Whether TXT records are queried. */
    public enum Reasons {
        /** The TXT record of each hit is queried (RFC 5782 section 2.1). */
        ASKED,
        /** Only A records are queried. */
        LEFT_OUT
    }
}
