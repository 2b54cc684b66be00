package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What to probe. A connect timeout below 3 s makes rejections over IPv6 look like drops, because Linux reports them on
 * the second SYN only.
 *
 * @param targets mail servers; at least three operators are needed for a verdict of closed
 * @param controls hosts that are not mail
 * @param canaries addresses where nobody listens
 * @param ports the ports under test, 1 to 65535
 * @param sources local addresses to send from, or none for the system's choice
 * @param families the address families to probe
 * @param connectTimeout of one attempt
 * @param bannerTimeout from the connection to the greeting's end
 * @param budget of the whole run
 * @param ehlo what this host calls itself; without it no more than the greeting is heard (RFC 5321 section 4.1.1.1)
 * @param envelope for MAIL and RCPT with the targets, which then are few and the user's own choice; none by default
 * @param spacing between the beginnings of two connections to one operator
 */
public record EgressRequest(
        List<EgressTarget> targets,
        List<EgressTarget> controls,
        List<IpAddress> canaries,
        List<Integer> ports,
        List<IpAddress> sources,
        List<IpFamily> families,
        Duration connectTimeout,
        Duration bannerTimeout,
        Duration budget,
        Optional<EhloName> ehlo,
        Optional<Envelope> envelope,
        Duration spacing) {

    /** More targets than this is scanning, not probing. */
    public static final int MAX_TARGETS = 20;

    /** Whoever asks more receivers about one mailbox is taken for a harvester of addresses. */
    public static final int MAX_ENVELOPES = 3;

    /** Each source address costs every receiver a connection a port. */
    public static final int MAX_SOURCES = 8;

    /** @throws IllegalArgumentException with one sentence when a value is out of its range */
    public EgressRequest {
        targets = List.copyOf(targets);
        controls = List.copyOf(controls);
        canaries = List.copyOf(canaries);
        ports = List.copyOf(ports);
        sources = List.copyOf(sources);
        families = List.copyOf(families);
        if (targets.size() > MAX_TARGETS || controls.size() > MAX_TARGETS || canaries.size() > MAX_TARGETS) {
            throw new IllegalArgumentException("more than " + MAX_TARGETS + " targets, controls or canaries");
        }
        if (envelope.isPresent() && targets.size() > MAX_ENVELOPES) {
            throw new IllegalArgumentException(
                    "MAIL and RCPT are for at most " + MAX_ENVELOPES + " targets a run, to spare the receivers");
        }
        if (sources.size() > MAX_SOURCES) {
            throw new IllegalArgumentException(
                    sources.size() + " source addresses are too many for one run, which takes " + MAX_SOURCES
                            + " to spare the receivers: name those that send mail, --source IP");
        }
        if (ports.size() > MAX_TARGETS || ports.stream().anyMatch(port -> port < 1 || port > 65_535)) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535, and there are at most 20 of them");
        }
        for (Duration limit : List.of(connectTimeout, bannerTimeout, budget)) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a time limit is longer than nothing");
            }
        }
    }

    /** Ports 25, 465 and 587 of well-known operators, both families, 10 s to connect, 30 s to greet, 60 s in all. */
    public static EgressRequest defaults() {
        return new EgressRequest(
                WellKnownTargets.TARGETS,
                WellKnownTargets.CONTROLS,
                WellKnownTargets.CANARIES,
                List.of(25, 465, 587),
                List.of(),
                List.of(IpFamily.values()),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1));
    }

    /** Two receivers alone, which can show that port 25 is open, and not that it is closed. */
    public EgressRequest minimal() {
        return withTargets(WellKnownTargets.TARGETS.subList(0, 2)).withPorts(List.of(25));
    }

    public EgressRequest withTargets(List<EgressTarget> replacement) {
        return with(copy -> copy.targets = replacement);
    }

    public EgressRequest withControls(List<EgressTarget> replacement) {
        return with(copy -> copy.controls = replacement);
    }

    public EgressRequest withCanaries(List<IpAddress> replacement) {
        return with(copy -> copy.canaries = replacement);
    }

    public EgressRequest withPorts(List<Integer> replacement) {
        return with(copy -> copy.ports = replacement);
    }

    public EgressRequest withSources(List<IpAddress> replacement) {
        return with(copy -> copy.sources = replacement);
    }

    /**
     * To send from each of a machine's addresses, of the families under test, beside those that were asked for. Addresses
     * that reach no further than this machine or its link are left out; where no other is left, the choice stays the system's.
     *
     * @param ofMachine as the interfaces have them
     */
    public EgressRequest withAllSources(List<IpAddress> ofMachine) {
        Stream<IpAddress> usable = ofMachine.stream()
                .filter(address -> families.contains(address.family()))
                .filter(EgressRequest::leavesTheLink);
        return withSources(Stream.concat(sources.stream(), usable).distinct().toList());
    }

    private static boolean leavesTheLink(IpAddress address) {
        InetAddress each = address.toInetAddress();
        return !each.isLoopbackAddress()
                && !each.isLinkLocalAddress()
                && !each.isAnyLocalAddress()
                && !each.isMulticastAddress();
    }

    public EgressRequest withFamilies(List<IpFamily> replacement) {
        return with(copy -> copy.families = replacement);
    }

    public EgressRequest withTimeouts(Duration connect, Duration banner, Duration all) {
        return with(copy -> {
            copy.connectTimeout = connect;
            copy.bannerTimeout = banner;
            copy.budget = all;
        });
    }

    /**
     * The name to say in EHLO; with it the dialogue goes as far as TLS.
     *
     * @throws IllegalArgumentException when it is not {@link EhloName#presentable}
     */
    public EgressRequest withEhlo(EhloName name) {
        name.presentable();
        return with(copy -> copy.ehlo = Optional.of(name));
    }

    /**
     * To say MAIL and RCPT too, and never DATA, with at most {@value #MAX_ENVELOPES} targets; not on 465 and 587, where mail
     * takes a login (RFC 6409 section 4.3). Receivers count it as a callout: only with the consent of whoever runs them.
     *
     * @throws IllegalArgumentException with one sentence when there are more targets
     */
    public EgressRequest withEnvelope(Envelope owned) {
        return with(copy -> copy.envelope = Optional.of(owned));
    }

    public EgressRequest withSpacing(Duration replacement) {
        return with(copy -> copy.spacing = replacement);
    }

    private EgressRequest with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.request();
    }

    /** All components, to be changed. */
    private static final class Copy {

        private List<EgressTarget> targets;
        private List<EgressTarget> controls;
        private List<IpAddress> canaries;
        private List<Integer> ports;
        private List<IpAddress> sources;
        private List<IpFamily> families;
        private Duration connectTimeout;
        private Duration bannerTimeout;
        private Duration budget;
        private Optional<EhloName> ehlo;
        private Optional<Envelope> envelope;
        private Duration spacing;

        Copy(EgressRequest request) {
            targets = request.targets;
            controls = request.controls;
            canaries = request.canaries;
            ports = request.ports;
            sources = request.sources;
            families = request.families;
            connectTimeout = request.connectTimeout;
            bannerTimeout = request.bannerTimeout;
            budget = request.budget;
            ehlo = request.ehlo;
            envelope = request.envelope;
            spacing = request.spacing;
        }

        EgressRequest request() {
            return new EgressRequest(
                    targets,
                    controls,
                    canaries,
                    ports,
                    sources,
                    families,
                    connectTimeout,
                    bannerTimeout,
                    budget,
                    ehlo,
                    envelope,
                    spacing);
        }
    }
}
