package dev.mailworthy.cli.lab;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.smtp.path.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A lab on loopback. Nothing that goes through its resolver and its route leaves the machine. */
public final class RunningLab implements AutoCloseable {

    private final LabDescription description;
    private final ZoneServer dns;
    private final LabPeers peers;

    private RunningLab(LabDescription description, ZoneServer dns, LabPeers peers) {
        this.description = description;
        this.dns = dns;
        this.peers = peers;
    }

    static RunningLab start(LabDescription description, ZoneDns zone, Duration delay) throws LabException {
        try {
            LabPeers peers =
                    LabPeers.start(description.peers(), description.sender().families());
            return new RunningLab(description, served(zone, delay, peers), peers);
        } catch (IOException e) {
            throw new LabException("the lab gets no socket on loopback: " + e.getMessage());
        }
    }

    private static ZoneServer served(ZoneDns zone, Duration delay, LabPeers peers) throws IOException {
        try {
            return ZoneServer.start(zone, delay);
        } catch (UncheckedIOException e) {
            peers.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The lab's name server. */
    public ResolverAddress resolver() {
        return dns.address();
    }

    /** The way from the addresses that the lab's DNS names to its sockets; any other address is refused. */
    public Route route() {
        return peers;
    }

    /** The host that sends. */
    public HostFacts host() {
        return new LabHost(description.sender());
    }

    /** As which kind of sender receivers take the host. */
    public Tier tier() {
        return description.sender().tier();
    }

    /** The DKIM selectors that its mail carries, or none when they are not known. */
    public List<DomainName> selectors() {
        return description.sender().selectors();
    }

    /** Empty for the usual one. */
    public Optional<Duration> connectTimeout() {
        return description.times().connect();
    }

    /** Empty for the usual one. */
    public Optional<Duration> bannerTimeout() {
        return description.times().banner();
    }

    /** How many questions reached the name server, repeats included. */
    long questions() {
        return dns.queries();
    }

    /** Ends the name server alone, as a fault. */
    void stopDns() {
        dns.close();
    }

    @Override
    public void close() {
        dns.close();
        peers.close();
    }
}
