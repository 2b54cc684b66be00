package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The targets of a sweep, and how lists are asked about them.
 *
 * @param resolver the resolver that is asked
 * @param limits whether the lists' limits hold
 * @param rate the most questions a second to each list, in addition to the list's own limit
 * @param reasons whether the TXT record is asked for with each hit, which is a second question
 * @param resume the file in which progress is kept, so that an interrupted sweep can go on
 */
public record SweepRequest(
        SweepTargets targets,
        ResolverAddress resolver,
        Limits limits,
        OptionalInt rate,
        Reasons reasons,
        Optional<Path> resume) {

    /** Whether the limits of free use hold. */
    public enum Limits {
        OBEYED,
        /** They do not hold, because the resolver is the user's own mirror or asks one. */
        LIFTED
    }

    /** Whether TXT records are asked for. */
    public enum Reasons {
        ASKED,
        LEFT_OUT
    }
}
