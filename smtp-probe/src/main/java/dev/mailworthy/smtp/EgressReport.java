package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.sight.Sight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attempts of one run, the verdicts on the ports, and the findings that follow.
 *
 * @param paths one for each connection that was planned, also those not tried
 * @param verdicts one for each port, family and source
 * @param host over all verdicts
 * @param inbound whether mail comes in, by {@link InboundMail}
 * @param responder the visits to a responder of the user's own; empty when none was named
 * @param own the addresses of this machine; empty if they are not known
 * @param nat64 the prefixes of this network's NAT64; empty if there is none or if it is not known
 * @param ranAs the user that owned the connections; empty if it is not known
 */
public record EgressReport(
        List<EgressPath> paths,
        List<PortVerdict> verdicts,
        HostVerdict host,
        Answer<String> inbound,
        List<ResponderPath> responder,
        List<OwnAddress> own,
        List<Cidr> nat64,
        Optional<LocalUser> ranAs)
        implements Report {

    /** The key of the {@link Fact fact} whether mail leaves over any family. Each run that probed port 25 has it. */
    public static final String CLOSED = "EGRESS-25-CLOSED";

    /** The key of the {@link Fact fact} that no packet of full length was tried on port 25, because no server took TLS. */
    public static final String LENGTH_UNTESTED = "EGRESS-LENGTH-UNTESTED";

    /** The key of the {@link Fact fact} that only the greeting was tested on a port, because no name for EHLO was given. */
    public static final String GREETING_ONLY = "EGRESS-GREETING-ONLY";

    public EgressReport {
        own = List.copyOf(own);
        nat64 = List.copyOf(nat64);
        paths = List.copyOf(paths);
        verdicts = List.copyOf(verdicts);
        responder = List.copyOf(responder);
    }

    /**
     * A report of a run that did not look whether mail comes in.
     *
     * @param paths one for each connection that was planned, also those not tried
     * @param verdicts one for each port, family and source
     * @param host over all verdicts
     * @param responder visits to the user's responder; empty without one
     */
    public EgressReport(
            List<EgressPath> paths, List<PortVerdict> verdicts, HostVerdict host, List<ResponderPath> responder) {
        this(paths, verdicts, host, InboundMail.none().seen(), responder, List.of(), List.of(), Optional.empty());
    }

    /**
     * {@return this report with the addresses of this machine, and the prefixes of its network's NAT64}
     *
     * @param addresses the machine's own, with how it got them
     * @param prefixes the /96 networks that stand for IPv4 (RFC 6052)
     */
    public EgressReport withOwn(List<OwnAddress> addresses, List<Cidr> prefixes) {
        return new EgressReport(paths, verdicts, host, inbound, responder, addresses, prefixes, ranAs);
    }

    /**
     * {@return this report with the user that owned the connections}
     *
     * @param user empty if it is not known
     */
    public EgressReport ranAs(Optional<LocalUser> user) {
        return new EgressReport(paths, verdicts, host, inbound, responder, own, nat64, user);
    }

    /** {@return the addresses that mail leaves from} Replies that a device on the path may have sent do not count. */
    public Sight sight() {
        List<EgressPath> honest = paths.stream()
                .filter(path -> verdicts.stream()
                        .noneMatch(verdict -> verdict.way().equals(path.way())
                                && verdict.verdict().mayAnswerForOthers()))
                .toList();
        return new Sight(honest, own, nat64);
    }

    @Override
    public List<Finding> findings() {
        return Stream.concat(
                        Stream.concat(
                                verdicts.stream()
                                        .flatMap(verdict -> Consequences.finding(verdict, verdicts, paths).stream()),
                                OperatorSplit.findings(paths, verdicts)),
                        Stream.concat(Envelopes.findings(paths), sight().findings().stream()))
                .toList();
    }

    @Override
    public List<Confirmed> confirmed() {
        Stream<Confirmed> open = verdicts.stream()
                .filter(verdict -> verdict.verdict() == EgressVerdict.OPEN)
                .map(verdict -> new Confirmed(
                        "outgoing " + verdict.subject(),
                        (verdict.tested() == PortVerdict.Tested.GREETING ? "greeted; EHLO was not tested" : "open")
                                + ", confidence " + verdict.confidence().label()));
        return Stream.concat(open, Envelopes.confirmed(paths)).toList();
    }

    /** Facts for gates: whether mail leaves over any family, and whether the servers themselves answer. */
    @Override
    public List<Fact> facts() {
        return WayOut.facts(verdicts);
    }

    /** Ports with the same reason for no answer are one check. */
    @Override
    public List<UnansweredCheck> unanswered() {
        return Stream.of(
                        Unanswered.of(verdicts).stream(),
                        Unproven.of(responder, verdicts).stream(),
                        Envelopes.unanswered(paths))
                .flatMap(checks -> checks)
                .toList();
    }
}
