package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.smtp.attempt.Connections;
import dev.mailworthy.smtp.attempt.Destination;
import dev.mailworthy.smtp.attempt.Destinations;
import dev.mailworthy.smtp.attempt.ResponderVisit;
import dev.mailworthy.smtp.attempt.TrustCheck;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.path.Pause;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.trust.PeerTrust;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds out which mail ports are open from this machine, and what closes the others. */
public final class SmtpProbe {

    private final Dns dns;
    private final Route route;
    private final IcmpCounters counters;
    private final LocalRules rules;
    private final InboundMail inbound;
    private final SmtpDialogue dialogue;
    private final Optional<PeerTrust> trust;
    private final Pause pause;
    private final Consumer<EgressPath> progress;
    private final Supplier<List<ResponderPath>> responder;

    private SmtpProbe(Builder settings) {
        dns = settings.dns;
        route = settings.route;
        counters = settings.counters;
        rules = settings.rules;
        inbound = settings.inbound;
        dialogue = settings.dialogue;
        trust = settings.trust;
        pause = settings.pause;
        progress = settings.progress;
        responder = settings.responder;
    }

    /** @param dns answers for the targets' names */
    public static Builder builder(Dns dns) {
        return new Builder(dns);
    }

    /**
     * Connects to every target, control and canary, in parallel, and judges each port. Blocks for at most the request's
     * budget and the DNS port's deadlines; an interrupt ends it early, is kept, and leaves the rest as not tried.
     */
    public EgressReport probe(EgressRequest request) {
        Answer<String> before = inbound.seen();
        List<Destination> destinations = new Destinations(dns).of(request);
        try (ResponderVisit visit = ResponderVisit.begin(responder)) {
            List<EgressPath> seen =
                    new Connections(request, route, counters, dialogue, pause, progress).tryAll(destinations);
            List<EgressPath> paths = trust.map(judge -> new TrustCheck(judge).judged(destinations, seen))
                    .orElse(seen);
            List<PortVerdict> quorum = new Verdicts(rules, request.connectTimeout()).of(paths);
            List<ResponderPath> visits = visit.end();
            List<PortVerdict> verdicts = new ResponderEvidence(visits, request.ports()).decide(quorum);
            Answer<String> inbound = InboundMail.better(before, this.inbound.seen());
            return new EgressReport(paths, verdicts, HostVerdict.of(verdicts, inbound), inbound, visits);
        }
    }

    /** Settings of a probe; all but the DNS have a default. */
    public static final class Builder {

        private final Dns dns;
        private Route route = Route.direct();
        private IcmpCounters counters = IcmpCounters.none();
        private LocalRules rules = LocalRules.none();
        private InboundMail inbound = InboundMail.none();
        private Optional<PeerTrust> trust = Optional.empty();
        private SmtpDialogue dialogue = SmtpDialogue.withAngusMail();
        private Pause pause = Pause.real();
        private Consumer<EgressPath> progress = path -> {};
        private Supplier<List<ResponderPath>> responder = List::of;

        private Builder(Dns dns) {
            this.dns = dns;
        }

        public Builder route(Route replacement) {
            route = replacement;
            return this;
        }

        /** Distinguishes an ICMP refusal from a TCP reset. */
        public Builder counters(IcmpCounters replacement) {
            counters = replacement;
            return this;
        }

        /** Distinguishes a port that this machine closes from one that the network closes. */
        public Builder rules(LocalRules replacement) {
            rules = replacement;
            return this;
        }

        /** Distinguishes a machine that only receives from one that neither sends nor receives. */
        public Builder inbound(InboundMail replacement) {
            inbound = replacement;
            return this;
        }

        /** Holds the dialogues with receivers, where the request has a name for EHLO. */
        public Builder dialogue(SmtpDialogue replacement) {
            dialogue = replacement;
            return this;
        }

        /** Judges receivers' certificates, and missing ones. Without it, certificates are not judged. */
        public Builder trust(PeerTrust judge) {
            trust = Optional.of(judge);
            return this;
        }

        /** Waits for the time that a greylisting receiver asks for. */
        public Builder pause(Pause replacement) {
            pause = replacement;
            return this;
        }

        /** Gets each path when it is done, from several threads. */
        public Builder progress(Consumer<EgressPath> listener) {
            progress = listener;
            return this;
        }

        /**
         * A visit to a responder of the user's own, whose proofs decide. It runs beside the connections on a thread of
         * its own, keeps to its own budget, and ends early when that thread is interrupted.
         */
        public Builder responder(Supplier<List<ResponderPath>> visit) {
            responder = visit;
            return this;
        }

        public SmtpProbe build() {
            return new SmtpProbe(this);
        }
    }
}
