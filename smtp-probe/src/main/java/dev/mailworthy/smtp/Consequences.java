package dev.mailworthy.smtp;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.List;
import java.util.Optional;

/** What a port's verdict means for mail, if it means anything. */
final class Consequences {

    private Consequences() {}

    static Optional<Finding> finding(PortVerdict verdict, List<PortVerdict> all) {
        return switch (verdict.verdict()) {
            case BLOCKED_DROP, BLOCKED_REJECT_RST, BLOCKED_REJECT_ICMP, BLOCKED_LOCAL ->
                Optional.of(closed(verdict, all));
            case INTERCEPTED ->
                Optional.of(of(
                        EgressFinding.EGRESS_25_INTERCEPTED,
                        verdict,
                        "Somebody on the way answers for others, or changes what is said; the evidence shows which."));
            case TLS_STRIPPED ->
                Optional.of(of(
                        EgressFinding.EGRESS_TLS_STRIPPED,
                        verdict,
                        "The far end offered STARTTLS, and the offer did not arrive here."));
            case REPUTATION_BLOCKED ->
                Optional.of(of(
                        EgressFinding.EGRESS_GREETING_REFUSED,
                        verdict,
                        "At least half of the receivers refuse this machine before they see a message."));
            case THROTTLED ->
                Optional.of(of(
                        EgressFinding.EGRESS_25_THROTTLED,
                        verdict,
                        "The first connections passed; a target that had answered was lost when it was tried again."));
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
        Optional<IpAddress> openSource = openSource(verdict, all);
        if (openSource.isPresent()) {
            Remedy other = Remedy.of(
                    Actor.YOU,
                    "Send from " + openSource.get()
                            + " until then: the port is open from that address of this machine.",
                    "minutes");
            return finding.withRemedies(type.remedy(), other).withSeverity(Severity.WARNING);
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

    /** Another address of this machine from which the same port is open over the same family. */
    private static Optional<IpAddress> openSource(PortVerdict verdict, List<PortVerdict> all) {
        return all.stream()
                .filter(other -> other.port() == verdict.port()
                        && other.family() == verdict.family()
                        && other.verdict() == EgressVerdict.OPEN)
                .flatMap(other -> other.source().stream())
                .findFirst();
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
        boolean concerns = verdict.family() == IpFamily.IPV4 && verdict.port() == 25 && !Unanswered.nothingWorks(all);
        return concerns
                ? Optional.of(of(EgressFinding.EGRESS_IPV4_MISSING, verdict, "There is no route to any IPv4 target."))
                : Optional.empty();
    }

    private static Finding of(EgressFinding type, PortVerdict verdict, String message) {
        Evidence[] evidence = verdict.evidence().stream()
                .map(line -> new Evidence("connection", line))
                .toArray(Evidence[]::new);
        return Finding.of(type, verdict.subject(), message, evidence);
    }
}
