package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to sweep, and how.
 *
 * @param resolver who is asked, in bulk
 * @param limits whether the lists' limits hold
 * @param rate at most so many questions a second to each list, beside its own limit
 * @param reasons whether a list's words are asked for every hit, a second question each
 * @param resume the file that keeps what is done, so that a sweep that was interrupted goes on
 */
public record SweepRequest(
        SweepTargets targets,
        ResolverAddress resolver,
        Limits limits,
        OptionalInt rate,
        Reasons reasons,
        Optional<Path> resume) {

    /** Whether lists may be asked more than they allow anybody. */
    public enum Limits {
        OBEYED,
        /** The resolver is a mirror of one's own, or stands before one. */
        LIFTED
    }

    /** Whether TXT records are asked for. */
    public enum Reasons {
        ASKED,
        LEFT_OUT
    }
}
