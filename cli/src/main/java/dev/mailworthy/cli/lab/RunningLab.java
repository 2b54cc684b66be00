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

/** A {@link Lab} on loopback. Nothing that uses its resolver and its route leaves the machine. */
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
            throw new LabException("the lab cannot open a socket on loopback: " + e.getMessage());
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

    /**
     * The route from an address that the {@link Lab lab}'s DNS names to a socket of the lab. Connections to any other
     * address are refused.
     */
    public Route route() {
        return peers;
    }

    /** The facts about the host that sends mail. */
    public HostFacts host() {
        return new LabHost(description.sender());
    }

    /** The kind of sender that receivers take the host for. */
    public Tier tier() {
        return description.sender().tier();
    }

    /** The DKIM selectors that its mail carries, or none when they are not known. */
    public List<DomainName> selectors() {
        return description.sender().selectors();
    }

    /** The log of its mail server, if it has one. */
    public Optional<LabLog> log() {
        return description.log();
    }

    /** The mailbox with reports of receivers, if it has one. */
    public Optional<LabReports> reports() {
        return description.reports();
    }

    /** The time limit for a connection; empty for the default. */
    public Optional<Duration> connectTimeout() {
        return description.times().connect();
    }

    /** The time limit for a greeting; empty for the default. */
    public Optional<Duration> bannerTimeout() {
        return description.times().banner();
    }

    /** The number of questions that reached the name server, with repeats. */
    long questions() {
        return dns.queries();
    }

    /** Stops the name server but not the other servers, as a fault. */
    void stopDns() {
        dns.close();
    }

    @Override
    public void close() {
        dns.close();
        peers.close();
    }
}
