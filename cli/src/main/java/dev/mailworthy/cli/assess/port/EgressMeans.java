package dev.mailworthy.cli.assess.port;

import dev.mailworthy.smtp.trust.PeerTrust;
import java.util.Optional;

/**
 * What a probe has beside the network.
 *
 * @param memory of the last run
 * @param trust judges certificates; nobody in a lab, where nothing may leave the machine
 */
public record EgressMeans(EgressMemory memory, Optional<PeerTrust> trust) {

    /** These means without a memory, so that every run measures anew. */
    public EgressMeans withoutMemory() {
        return new EgressMeans(EgressMemory.none(), trust);
    }

    /** Neither. */
    public static EgressMeans none() {
        return new EgressMeans(EgressMemory.none(), Optional.empty());
    }
}
