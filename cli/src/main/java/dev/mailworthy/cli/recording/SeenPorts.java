package dev.mailworthy.cli.recording;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import java.util.List;

/**
 * The result of a port probe.
 *
 * @param sources the local addresses in the request
 * @param reach where the targets were
 */
record SeenPorts(List<IpAddress> sources, Reach reach, EgressReport report) {
    SeenPorts {
        sources = List.copyOf(sources);
    }

    /** Where the targets are. Targets on the machine itself show nothing about its provider. */
    enum Reach {
        NETWORK,
        THIS_MACHINE
    }

    static SeenPorts of(EgressRequest request, EgressReport report) {
        boolean here = request.targets().stream().allMatch(EgressTarget::isOnThisMachine);
        return new SeenPorts(request.sources(), here ? Reach.THIS_MACHINE : Reach.NETWORK, report);
    }

    /** A request with the recorded values that a replay needs. */
    EgressRequest request() {
        EgressRequest request = EgressRequest.defaults().withSources(sources);
        return reach == Reach.THIS_MACHINE ? request.withTargets(List.of()) : request;
    }
}
