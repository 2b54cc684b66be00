package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a probe.
 *
 * @param ends the hosts to connect to
 * @param ways the ports, families and sources to try
 * @param times the time limits
 * @param ehlo the name of this host in EHLO; without it only the greeting is read (RFC 5321 section 4.1.1.1)
 * @param envelope the addresses for MAIL and RCPT, for few targets of the user's choice; empty by default
 */
public record EgressRequest(Ends ends, Ways ways, Times times, Optional<EhloName> ehlo, Optional<Envelope> envelope) {

    /** The maximum number of {@link EgressTarget targets}. More would be a scan. */
    public static final int MAX_TARGETS = 20;
    /** The maximum number of targets with an envelope. More would look like an address harvester. */
    public static final int MAX_ENVELOPES = 3;
    /** The maximum number of source addresses. Each one costs every receiver one connection for each port. */
    public static final int MAX_SOURCES = 8;

    /** @throws IllegalArgumentException with one sentence if there are too many targets for an envelope */
    public EgressRequest {
        if (envelope.isPresent() && ends.targets().size() > MAX_ENVELOPES) {
            throw new IllegalArgumentException(
                    "MAIL and RCPT are for at most " + MAX_ENVELOPES + " targets a run, to spare the receivers");
        }
    }

    /**
     * The hosts to connect to.
     *
     * @param targets mail servers; a verdict of closed needs at least three operators
     * @param controls hosts that are not mail servers
     * @param canaries addresses without a server (RFC 5737, RFC 3849)
     */
    public record Ends(List<EgressTarget> targets, List<EgressTarget> controls, List<IpAddress> canaries) {
        /** @throws IllegalArgumentException with one sentence if a list is too long */
        public Ends {
            targets = List.copyOf(targets);
            controls = List.copyOf(controls);
            canaries = List.copyOf(canaries);
            if (targets.size() > MAX_TARGETS || controls.size() > MAX_TARGETS || canaries.size() > MAX_TARGETS) {
                throw new IllegalArgumentException("more than " + MAX_TARGETS + " targets, controls or canaries");
            }
        }
    }

    /**
     * The combinations to try: each port over each family from each source.
     *
     * @param ports the ports under test, 1 to 65535
     * @param sources local addresses to send from; empty for the system's choice
     * @param families IPv4, IPv6 or both
     */
    public record Ways(List<Integer> ports, List<IpAddress> sources, List<IpFamily> families) {
        /** @throws IllegalArgumentException with one sentence if there are too many, or if a port is out of range */
        public Ways {
            ports = List.copyOf(ports);
            sources = List.copyOf(sources);
            families = List.copyOf(families);
            if (sources.size() > MAX_SOURCES) {
                throw new IllegalArgumentException(
                        sources.size() + " source addresses are too many for one run, which takes " + MAX_SOURCES
                                + " to spare the receivers: name those that send mail");
            }
            if (ports.size() > MAX_TARGETS || ports.stream().anyMatch(port -> port < 1 || port > 65_535)) {
                throw new IllegalArgumentException(
                        "a port is a number from 1 to 65535, and there are at most 20 of them");
            }
        }

        /** {@return every combination that the request asks for} A source has one family. */
        public List<OutgoingPort> all() {
            return ports.stream().flatMap(this::all).toList();
        }

        private Stream<OutgoingPort> all(int port) {
            return sources.isEmpty()
                    ? families.stream().map(family -> new OutgoingPort(Optional.empty(), family, port))
                    : sources.stream().map(source -> new OutgoingPort(Optional.of(source), source.family(), port));
        }
    }

    /**
     * The time limits. Below 3 s to connect, a rejection over IPv6 looks like a drop, because Linux reports it on the
     * second SYN.
     *
     * @param connect of one attempt
     * @param banner from the connection to the end of the greeting
     * @param budget of the whole run
     * @param spacing between the starts of two connections to one operator
     */
    public record Times(Duration connect, Duration banner, Duration budget, Duration spacing) {
        /** @throws IllegalArgumentException with one sentence if a limit is not positive */
        public Times {
            for (Duration limit : List.of(connect, banner, budget)) {
                if (limit.isNegative() || limit.isZero()) {
                    throw new IllegalArgumentException("a time limit must be positive");
                }
            }
        }
    }

    /**
     * Ports 25, 465 and 587 of well-known operators ({@link WellKnownTargets}), both families, 10 s to connect, 30 s
     * for the greeting, 60 s in all.
     *
     * @return a request without a name for EHLO
     */
    public static EgressRequest defaults() {
        return new EgressRequest(
                new Ends(WellKnownTargets.TARGETS, WellKnownTargets.CONTROLS, WellKnownTargets.CANARIES),
                new Ways(
                        List.of(MailPort.SMTP.number(), MailPort.SUBMISSIONS.number(), MailPort.SUBMISSION.number()),
                        List.of(),
                        List.of(IpFamily.values())),
                new Times(
                        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(1)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Only two receivers. They can prove that port 25 is open, but not that it is closed.
     *
     * @return this request with two of its receivers
     */
    public EgressRequest minimal() {
        return withTargets(WellKnownTargets.TARGETS.subList(0, 2)).withPorts(List.of(MailPort.SMTP.number()));
    }

    /** {@return the mail servers to connect to, at most {@link #MAX_TARGETS}} */
    public List<EgressTarget> targets() {
        return ends.targets();
    }

    /**
     * Hosts that are not mail servers, which show whether anything is reachable.
     *
     * @return targets that are not mail servers
     */
    public List<EgressTarget> controls() {
        return ends.controls();
    }

    /**
     * Addresses without a server (RFC 5737, RFC 3849); an answer from one proves a proxy.
     *
     * @return documentation addresses of both families
     */
    public List<IpAddress> canaries() {
        return ends.canaries();
    }

    /** {@return the ports under test} */
    public List<Integer> ports() {
        return ways.ports();
    }

    /** {@return the local addresses to send from; empty for the system's choice} */
    public List<IpAddress> sources() {
        return ways.sources();
    }

    /** {@return the address families to try} */
    public List<IpFamily> families() {
        return ways.families();
    }

    /** {@return the time limit of one connection} */
    public Duration connectTimeout() {
        return times.connect();
    }

    /** {@return the time limit of the greeting (RFC 5321 section 4.5.3.2.1 advises five minutes; a probe waits less)} */
    public Duration bannerTimeout() {
        return times.banner();
    }

    /** {@return the time limit of the whole probe} */
    public Duration budget() {
        return times.budget();
    }

    /** {@return the pause between two connections to one operator} */
    public Duration spacing() {
        return times.spacing();
    }

    /** {@return the request where nothing is known about the targets before the run, as in a lab with servers of its own} */
    public EgressRequest withoutKnownOffers() {
        return withTargets(targets().stream()
                .map(target -> target.withStartTls(Optional.empty()))
                .toList());
    }

    /**
     * {@return this request with other mail servers}
     *
     * @param replacement at most {@link #MAX_TARGETS}
     */
    public EgressRequest withTargets(List<EgressTarget> replacement) {
        return with(new Ends(replacement, controls(), canaries()));
    }

    /**
     * {@return this request with other controls}
     *
     * @param replacement hosts that always answer on their port
     */
    public EgressRequest withControls(List<EgressTarget> replacement) {
        return with(new Ends(targets(), replacement, canaries()));
    }

    /**
     * {@return this request with other canaries}
     *
     * @param replacement addresses at which no host is
     */
    public EgressRequest withCanaries(List<IpAddress> replacement) {
        return with(new Ends(targets(), controls(), replacement));
    }

    /**
     * {@return this request with other ports, 1 to 65535}
     *
     * @param replacement in the order of the report
     */
    public EgressRequest withPorts(List<Integer> replacement) {
        return with(new Ways(replacement, sources(), families()));
    }

    /**
     * {@return this request with other local addresses, at most {@link #MAX_SOURCES}}
     *
     * @param replacement addresses of this machine
     */
    public EgressRequest withSources(List<IpAddress> replacement) {
        return with(new Ways(ports(), replacement, families()));
    }

    /**
     * Sends from each address of this machine in the families under test, and from the sources that were named.
     * Addresses that reach only this machine or its link are left out. If none is left, the system chooses the source.
     *
     * @param ofMachine the addresses of this machine's interfaces
     * @return this request with these sources
     */
    public EgressRequest withAllSources(List<IpAddress> ofMachine) {
        Stream<IpAddress> usable = ofMachine.stream()
                .filter(address -> families().contains(address.family()))
                .filter(EgressRequest::leavesTheLink);
        return withSources(Stream.concat(sources().stream(), usable).distinct().toList());
    }

    private static boolean leavesTheLink(IpAddress address) {
        InetAddress each = address.toInetAddress();
        return !each.isLoopbackAddress()
                && !each.isLinkLocalAddress()
                && !each.isAnyLocalAddress()
                && !each.isMulticastAddress();
    }

    /**
     * {@return this request with other address families}
     *
     * @param replacement IPv4, IPv6 or both
     */
    public EgressRequest withFamilies(List<IpFamily> replacement) {
        return with(new Ways(ports(), sources(), replacement));
    }

    /**
     * Limits connecting, the greeting, and the whole run.
     *
     * @param connect of one connection
     * @param banner from the connection to the greeting
     * @param all the budget of the whole run
     * @return this request with these limits
     */
    public EgressRequest withTimeouts(Duration connect, Duration banner, Duration all) {
        return with(new Times(connect, banner, all, spacing()));
    }

    /**
     * {@return this request with another pause between two connections to one operator}
     *
     * @param replacement zero or more
     */
    public EgressRequest withSpacing(Duration replacement) {
        return with(new Times(connectTimeout(), bannerTimeout(), budget(), replacement));
    }

    /**
     * Sends this name in EHLO. The dialogue then goes as far as TLS.
     *
     * @param name this machine's own, because receivers look it up
     * @return this request with a dialogue
     * @throws IllegalArgumentException if the name is not {@link EhloName#presentable}
     */
    public EgressRequest withEhlo(EhloName name) {
        name.presentable();
        return new EgressRequest(ends, ways, times, Optional.of(name), envelope);
    }

    /**
     * Also sends MAIL and RCPT, never DATA, to at most {@value #MAX_ENVELOPES} targets. Ports that require a login are
     * left out ({@link MailPort#wantsLogin}). Receivers count it as a callout (address verification). It needs the
     * consent of the receiver's operator.
     *
     * @param owned sender and recipient, which the user must own
     * @return this request with this envelope
     * @throws IllegalArgumentException with one sentence if there are more targets
     */
    public EgressRequest withEnvelope(Envelope owned) {
        return new EgressRequest(ends, ways, times, ehlo, Optional.of(owned));
    }

    private EgressRequest with(Ends replacement) {
        return new EgressRequest(replacement, ways, times, ehlo, envelope);
    }

    private EgressRequest with(Ways replacement) {
        return new EgressRequest(ends, replacement, times, ehlo, envelope);
    }

    private EgressRequest with(Times replacement) {
        return new EgressRequest(ends, ways, replacement, ehlo, envelope);
    }
}
