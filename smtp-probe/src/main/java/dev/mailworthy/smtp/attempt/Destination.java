package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import java.util.Optional;

/**
 * One path to try.
 *
 * @param resolved the address of the target's name, or the reason why there is none
 */
public record Destination(EgressTarget target, EgressPath.Role role, OutgoingPort way, Resolved resolved) {

    IpFamily family() {
        return way.family();
    }

    Optional<IpAddress> source() {
        return way.source();
    }

    /** The port under test. */
    int port() {
        return way.port();
    }

    /** The port to connect to: the one under test, unless the {@link EgressTarget target} names another. */
    int connectPort() {
        return target.port().orElse(way.port());
    }

    /** The outcome of the path if there is no address to try. */
    Optional<AttemptOutcome> outcome() {
        return resolved.outcome();
    }

    /** The path after an attempt. */
    EgressPath path(AttemptResult result, int attempts) {
        ProbedServer server = new ProbedServer(
                target.name(), target.operator(), resolved.host(), resolved.address(), role, target.startTls());
        return new EgressPath(way, server, result, attempts, resolved.why());
    }

    /** The path without any attempt. */
    EgressPath untried(AttemptOutcome reason, String why) {
        return path(new AttemptResult(reason, 0, why), 0);
    }
}
