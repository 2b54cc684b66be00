package dev.mailworthy.cli.assess.port;

import dev.mailworthy.smtp.trust.PeerTrust;
import java.util.Optional;

/**
 * What a {@link PortProbe port probe} uses beside the network.
 *
 * @param memory cache of the last run
 * @param trust checks certificates; a lab has no checker, because nothing may leave the machine
 * @param as the user to connect as; empty for the user of this process
 */
public record EgressMeans(EgressMemory memory, Optional<PeerTrust> trust, Optional<ProbeUser> as) {

    /** These means without the memory of the last run: every run connects. */
    public EgressMeans withoutMemory() {
        return new EgressMeans(EgressMemory.none(), trust, as);
    }

    /** No cache and no certificate checker. */
    public static EgressMeans none() {
        return new EgressMeans(EgressMemory.none(), Optional.empty(), Optional.empty());
    }
}
