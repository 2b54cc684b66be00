package dev.mailworthy.smtp;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpFamily;
import java.util.List;
import java.util.Optional;

/** What a port's verdict means for mail: a finding, an unanswered check, or nothing. */
final class Consequences {

    private Consequences() {}

    static Optional<Finding> finding(PortVerdict verdict, List<PortVerdict> all) {
        return switch (verdict.verdict()) {
            case BLOCKED_DROP, BLOCKED_REJECT_RST, BLOCKED_REJECT_ICMP, BLOCKED_LOCAL ->
                Optional.of(closed(verdict, all));
            case INTERCEPTED ->
                Optional.of(of(
                        EgressFinding.EGRESS_25_INTERCEPTED, verdict, "A documentation address answered as a server."));
            case REPUTATION_BLOCKED ->
                Optional.of(of(
                        EgressFinding.EGRESS_GREETING_REFUSED,
                        verdict,
                        "At least half of the receivers refuse at once."));
            case NO_FAMILY -> noIpv4(verdict, all);
            default -> Optional.empty();
        };
    }

    private static Finding closed(PortVerdict verdict, List<PortVerdict> all) {
        EgressFinding type = closedType(verdict);
        String how = switch (verdict.verdict()) {
            case BLOCKED_DROP -> "No target answers, the control does: packets are dropped on the way.";
            case BLOCKED_REJECT_RST -> "Every target is refused by a TCP reset, the control is not.";
            case BLOCKED_REJECT_ICMP -> "Every target is refused by an ICMP message, the control is not.";
            default -> "This machine's own system refuses to send.";
        };
        Finding finding = of(type, verdict, how);
        if (type.severity() != Severity.BLOCKER) {
            return finding;
        }
        List<Integer> relayPorts = openSubmissionPorts(verdict, all);
        if (!relayPorts.isEmpty()) {
            Remedy relay = Remedy.of(
                    Actor.YOU,
                    "Until then send through a relay: port " + relayPorts.get(0) + " is open from here.",
                    "minutes");
            finding = finding.withRemedies(type.remedy(), relay);
        }
        boolean otherFamilyOpen = verdict.family() == IpFamily.IPV6
                && all.stream()
                        .anyMatch(other -> other.port() == verdict.port()
                                && other.family() == IpFamily.IPV4
                                && other.verdict() == EgressVerdict.OPEN);
        return otherFamilyOpen ? finding.withSeverity(Severity.WARNING) : finding;
    }

    private static List<Integer> openSubmissionPorts(PortVerdict verdict, List<PortVerdict> all) {
        return all.stream()
                .filter(other -> other.port() != 25
                        && other.family() == verdict.family()
                        && other.verdict() == EgressVerdict.OPEN)
                .map(PortVerdict::port)
                .sorted((a, b) -> b - a)
                .toList();
    }

    private static EgressFinding closedType(PortVerdict verdict) {
        return switch (verdict.port()) {
            case 25 ->
                switch (verdict.verdict()) {
                    case BLOCKED_DROP -> EgressFinding.EGRESS_25_DROPPED;
                    case BLOCKED_LOCAL -> EgressFinding.EGRESS_25_LOCAL_FIREWALL;
                    default -> EgressFinding.EGRESS_25_REJECTED;
                };
            case 465 -> EgressFinding.EGRESS_465_CLOSED;
            case 587 -> EgressFinding.EGRESS_587_CLOSED;
            default -> EgressFinding.EGRESS_PORT_CLOSED;
        };
    }

    private static Optional<Finding> noIpv4(PortVerdict verdict, List<PortVerdict> all) {
        boolean concerns = verdict.family() == IpFamily.IPV4 && verdict.port() == 25 && !nothingWorks(all);
        return concerns
                ? Optional.of(of(EgressFinding.EGRESS_IPV4_MISSING, verdict, "There is no route to any IPv4 target."))
                : Optional.empty();
    }

    static Optional<UnansweredCheck> unanswered(PortVerdict verdict, List<PortVerdict> all) {
        return switch (verdict.verdict()) {
            case NO_FAMILY ->
                nothingWorks(all)
                        ? unanswered(verdict, Reason.NO_CONNECTIVITY, "this machine has no route to the Internet")
                        : Optional.empty();
            case NO_CONNECTIVITY ->
                unanswered(verdict, Reason.NO_CONNECTIVITY, "the control connections fail too: the network is down");
            case DNS_FAILURE ->
                unanswered(verdict, Reason.SERVFAIL, "no target's name was answered: " + firstEvidence(verdict));
            case ALL_TCP_PROXIED ->
                unanswered(verdict, Reason.CANARY_FAILED, "a documentation address answers on every port");
            case OPEN_UNVERIFIED -> unanswered(verdict, Reason.TIMEOUT, "connections open, but nobody greets");
            case INCONCLUSIVE, THROTTLED, TLS_STRIPPED, TARGET_DOWN ->
                unanswered(verdict, Reason.TIMEOUT, "too few operators agree: " + firstEvidence(verdict));
            default -> Optional.empty();
        };
    }

    private static boolean nothingWorks(List<PortVerdict> all) {
        return all.stream().allMatch(verdict -> verdict.verdict() == EgressVerdict.NO_FAMILY);
    }

    private static String firstEvidence(PortVerdict verdict) {
        return verdict.evidence().isEmpty()
                ? "nothing was tried"
                : verdict.evidence().get(0);
    }

    private static Optional<UnansweredCheck> unanswered(PortVerdict verdict, Reason reason, String detail) {
        String how = switch (reason) {
            case NO_CONNECTIVITY -> "Connect this machine to the network, then run it again.";
            case SERVFAIL -> "Name a resolver that answers: --resolver HOST.";
            case CANARY_FAILED -> "Run it outside of the sandbox, VPN or captive portal that answers for all.";
            default -> "Run it again, or name targets that you know: --target NAME.";
        };
        return Optional.of(new UnansweredCheck("outgoing " + verdict.subject(), reason, detail, how));
    }

    private static Finding of(EgressFinding type, PortVerdict verdict, String message) {
        Evidence[] evidence = verdict.evidence().stream()
                .map(line -> new Evidence("connection", line))
                .toArray(Evidence[]::new);
        return Finding.of(type, verdict.subject(), message, evidence);
    }
}
