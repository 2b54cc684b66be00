package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.run.Completion;
import dev.mailworthy.smtp.attempt.Connections;
import dev.mailworthy.smtp.attempt.Destination;
import dev.mailworthy.smtp.attempt.Destinations;
import dev.mailworthy.smtp.attempt.ResponderVisit;
import dev.mailworthy.smtp.attempt.TrustCheck;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.host.filter.FilterReader;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.path.Pause;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.trust.PeerTrust;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures which mail ports are open from this machine, and what closes the others. Safe for use by many threads, but measure once
 * at a time: receivers count connections.
 *
 * <pre>{@code
 * EgressReport report = SmtpProbe.system(WireDns.system()).probe(EgressRequest.defaults());
 * report.verdicts().forEach(port -> System.out.println(port.port() + " " + port.verdict().label()));
 * }</pre>
 */
public final class SmtpProbe {

    private final Dns dns;
    private final Route route;
    private final IcmpCounters counters;
    private final LocalRules rules;
    private final SocketOwner owner;
    private final InboundMail inbound;
    private final SmtpDialogue dialogue;
    private final Optional<PeerTrust> trust;
    private final Pause pause;
    private final Consumer<EgressPath> progress;
    private final Supplier<List<ResponderPath>> responder;
    private final Executor executor;

    private SmtpProbe(Builder settings) {
        executor = settings.executor;
        dns = settings.dns;
        route = settings.route;
        counters = settings.counters;
        rules = settings.rules;
        owner = settings.owner;
        inbound = settings.inbound;
        dialogue = settings.dialogue;
        trust = settings.trust;
        pause = settings.pause;
        progress = settings.progress;
        responder = settings.responder;
    }

    /**
     * {@return settings to begin with}
     *
     * @param dns resolves the targets' names
     */
    public static Builder builder(Dns dns) {
        return new Builder(dns);
    }

    /**
     * {@return a probe of this machine with all that Linux shows of it: the ICMP counters and the packet filter of this process}
     * On another system, or where the user may not read them, those stay unanswered.
     *
     * @param dns resolves the targets' names
     */
    public static SmtpProbe system(Dns dns) {
        return builder(dns)
                .counters(IcmpCounters.system())
                .rules(FilterReader.system())
                .inbound(InboundMail.system())
                .build();
    }

    /**
     * Connects to every target, control and canary, in parallel, and judges each port. Blocks for at most the request's
     * budget, twice if names are slow to resolve. An interrupt ends it early; the thread stays interrupted, and
     * the other paths are reported as not tried.
     *
     * @param request targets, ports, families and time limits
     * @return every path, a verdict on each port, and a verdict on the host; network failures are values
     */
    public EgressReport probe(EgressRequest request) {
        try (StoppableDns run = StoppableDns.within(dns, Optional.of(request.budget()))) {
            return probe(request, run);
        }
    }

    /**
     * Probes like {@link #probe}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it, or
     * its {@code orTimeout}, closes the connections.
     *
     * @param request targets, ports, families and time limits
     * @return the future of what {@link #probe} gives
     */
    public CompletableFuture<EgressReport> probeAsync(EgressRequest request) {
        return Completion.of(executor, () -> probe(request));
    }

    private EgressReport probe(EgressRequest request, Dns run) {
        Answer<String> before = inbound.seen();
        List<Destination> destinations = new Destinations(run).of(request);
        try (ResponderVisit visit = ResponderVisit.begin(responder)) {
            List<EgressPath> seen =
                    new Connections(request, route, counters, dialogue, pause, progress, owner).tryAll(destinations);
            List<EgressPath> paths = trust.map(judge -> new TrustCheck(judge).judged(destinations, seen))
                    .orElse(seen);
            List<PortVerdict> quorum = new Verdicts(rules, request.connectTimeout())
                    .of(request.ways().all(), paths);
            List<ResponderPath> visits = visit.end();
            List<PortVerdict> verdicts = new ResponderEvidence(visits, request.ports())
                    .decide(quorum).stream().map(PortVerdict::named).toList();
            Answer<String> inbound = InboundMail.better(before, this.inbound.seen());
            return new EgressReport(
                    paths,
                    verdicts,
                    HostVerdict.of(verdicts, inbound),
                    inbound,
                    visits,
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
    }

    /** Settings of a probe. All but the DNS have a default. */
    public static final class Builder {

        private final Dns dns;
        private Route route = Route.direct();
        private IcmpCounters counters = IcmpCounters.none();
        private LocalRules rules = LocalRules.none();
        private SocketOwner owner = SocketOwner.process();
        private InboundMail inbound = InboundMail.none();
        private Optional<PeerTrust> trust = Optional.empty();
        private SmtpDialogue dialogue = SmtpDialogue.withAngusMail();
        private Pause pause = Pause.real();
        private Consumer<EgressPath> progress = path -> {};
        private Supplier<List<ResponderPath>> responder = List::of;
        private Executor executor = Completion.ownThreads();

        private Builder(Dns dns) {
            this.dns = dns;
        }

        /**
         * Sets the real destination of connections; by default {@link Route#direct}.
         *
         * @param replacement is called by several threads
         * @return this builder
         */
        public Builder route(Route replacement) {
            route = replacement;
            return this;
        }

        /**
         * Sets the ICMP counters, which distinguish an ICMP refusal from a TCP reset. By default there are none.
         *
         * @param replacement for example {@link IcmpCounters#system}
         * @return this builder
         */
        public Builder counters(IcmpCounters replacement) {
            counters = replacement;
            return this;
        }

        /**
         * Sets the reader of this machine's packet filter, which recognises a port that this machine closes.
         *
         * @param replacement for example {@link FilterReader#system}
         * @return this builder
         */
        public Builder rules(LocalRules replacement) {
            rules = replacement;
            return this;
        }

        /**
         * Sets the user that owns the sockets of all attempts, and of none beside them: a responder is visited as the user of
         * the process. By default it is the user of the process. {@link #rules} must judge for the same user.
         *
         * @param replacement makes every socket of an attempt
         * @return this builder
         */
        public Builder owner(SocketOwner replacement) {
            owner = replacement;
            return this;
        }

        /**
         * Sets the check of incoming mail, which recognises a machine that only receives.
         *
         * @param replacement for example {@link InboundMail#system}
         * @return this builder
         */
        public Builder inbound(InboundMail replacement) {
            inbound = replacement;
            return this;
        }

        /**
         * Replaces the SMTP dialogue with receivers. It is used if the request has a name for EHLO.
         *
         * @param replacement is called by several threads
         * @return this builder
         */
        public Builder dialogue(SmtpDialogue replacement) {
            dialogue = replacement;
            return this;
        }

        /**
         * Adds a check of receivers' certificates, also of missing TLS. By default certificates are not judged.
         *
         * @param judge is called by several threads
         * @return this builder
         */
        public Builder trust(PeerTrust judge) {
            trust = Optional.of(judge);
            return this;
        }

        /**
         * Replaces the wait before the second try at a receiver that greylists.
         *
         * @param replacement for tests; by default real time passes
         * @return this builder
         */
        public Builder pause(Pause replacement) {
            pause = replacement;
            return this;
        }

        /**
         * Sets a listener for each path that is complete. It is called by several threads.
         *
         * @param listener should return soon, because the attempts wait for it
         * @return this builder
         */
        public Builder progress(Consumer<EgressPath> listener) {
            progress = listener;
            return this;
        }

        /**
         * Adds a visit to a responder of the user. Interference that it shows overrules every verdict; a proof that a
         * port is open never overrules a verdict of closed. The visit runs on its own thread with its own time budget.
         * An interrupt of that thread ends it early.
         *
         * @param visit blocks for the time of its own request
         * @return this builder
         */
        public Builder responder(Supplier<List<ResponderPath>> visit) {
            responder = visit;
            return this;
        }

        /**
         * Sets the executor of {@link #probeAsync}. The default has a daemon thread for each probe.
         *
         * @param replacement runs blocking work
         * @return this builder
         */
        public Builder executor(Executor replacement) {
            executor = replacement;
            return this;
        }

        /** {@return the probe} */
        public SmtpProbe build() {
            return new SmtpProbe(this);
        }
    }
}
