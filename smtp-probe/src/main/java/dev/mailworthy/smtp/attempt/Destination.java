package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressTarget;
import java.util.Optional;

/**
 * One path that is to be tried, or whose name already came to nothing.
 *
 * @param connectPort the port to connect to; the port under test unless the target says otherwise
 * @param host the name of the server behind the address, an MX where the target is a mail domain
 * @param outcome set when there is no address to try
 * @param why the reason, when the DNS gave no answer
 */
public record Destination(
        EgressTarget target,
        EgressPath.Role role,
        IpFamily family,
        Optional<IpAddress> source,
        int port,
        int connectPort,
        Optional<IpAddress> address,
        Optional<DomainName> host,
        Optional<AttemptOutcome> outcome,
        Optional<Reason> why,
        String detail) {

    /** The path as it stands after an attempt. */
    EgressPath path(AttemptResult result, int attempts) {
        return new EgressPath(
                source,
                family,
                port,
                target.name(),
                target.operator(),
                address,
                role,
                result.outcome(),
                result.millis(),
                attempts,
                why,
                result.detail(),
                result.dialogue(),
                Optional.empty(),
                Optional.empty());
    }

    /** The path without any attempt. */
    EgressPath untried(AttemptOutcome reason, String why) {
        return path(new AttemptResult(reason, 0, why), 0);
    }
}
