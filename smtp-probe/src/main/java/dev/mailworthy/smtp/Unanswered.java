package dev.mailworthy.smtp;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports about which a run could not say anything, and what it would take. */
final class Unanswered {

    /** Ports with the same key are one question to the user. */
    private record Silence(EgressVerdict verdict, Reason reason) {}

    private Unanswered() {}

    public static List<UnansweredCheck> of(List<PortVerdict> verdicts) {
        Map<Silence, List<PortVerdict>> silences = verdicts.stream()
                .filter(verdict -> isSilence(verdict, verdicts))
                .collect(Collectors.groupingBy(
                        verdict -> new Silence(verdict.verdict(), reason(verdict)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return silences.entrySet().stream()
                .map(silence -> check(silence.getKey().reason(), silence.getValue()))
                .toList();
    }

    /** Whether there is not even a way out in any family. */
    static boolean nothingWorks(List<PortVerdict> all) {
        return all.stream().allMatch(verdict -> verdict.verdict() == EgressVerdict.NO_FAMILY);
    }

    private static boolean isSilence(PortVerdict verdict, List<PortVerdict> all) {
        return switch (verdict.verdict()) {
            case NO_FAMILY -> nothingWorks(all);
            case NO_CONNECTIVITY, DNS_FAILURE, ALL_TCP_PROXIED, OPEN_UNVERIFIED, INCONCLUSIVE, THROTTLED, TARGET_DOWN ->
                true;
            case OPEN,
                    BLOCKED_DROP,
                    BLOCKED_REJECT_RST,
                    BLOCKED_REJECT_ICMP,
                    BLOCKED_LOCAL,
                    INTERCEPTED,
                    TLS_STRIPPED,
                    REPUTATION_BLOCKED -> false;
        };
    }

    private static Reason reason(PortVerdict verdict) {
        return switch (verdict.verdict()) {
            case NO_FAMILY, NO_CONNECTIVITY -> Reason.NO_CONNECTIVITY;
            case DNS_FAILURE -> verdict.why().orElse(Reason.SERVFAIL);
            case ALL_TCP_PROXIED -> Reason.CANARY_FAILED;
            default -> Reason.TIMEOUT;
        };
    }

    private static UnansweredCheck check(Reason reason, List<PortVerdict> silent) {
        PortVerdict first = silent.get(0);
        return new UnansweredCheck(CheckArea.PORTS, subject(silent), reason, detail(first), hint(first.verdict()));
    }

    private static String subject(List<PortVerdict> silent) {
        if (silent.size() == 1) {
            return "outgoing " + silent.get(0).subject();
        }
        String ports = silent.stream()
                .map(PortVerdict::port)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String over = silent.stream()
                .map(verdict -> verdict.family().title())
                .distinct()
                .collect(Collectors.joining(" and "));
        return "outgoing ports " + ports + " over " + over;
    }

    private static String detail(PortVerdict verdict) {
        return switch (verdict.verdict()) {
            case NO_FAMILY -> "this machine has no route to the Internet";
            case NO_CONNECTIVITY -> "the control connections fail too: the network is down";
            case DNS_FAILURE -> "no target's name was answered: " + firstEvidence(verdict);
            case ALL_TCP_PROXIED -> "a documentation address answers on every port";
            case OPEN_UNVERIFIED -> "connections open, but nobody greets";
            default -> "too few operators agree: " + firstEvidence(verdict);
        };
    }

    private static Hint hint(EgressVerdict verdict) {
        return switch (verdict) {
            case NO_FAMILY, NO_CONNECTIVITY -> Hint.Standard.CONNECT;
            case DNS_FAILURE -> Hint.Standard.NAME_RESOLVER;
            case ALL_TCP_PROXIED -> Hint.Standard.LEAVE_SANDBOX;
            default -> Hint.Standard.NAME_TARGETS;
        };
    }

    private static String firstEvidence(PortVerdict verdict) {
        return verdict.evidence().isEmpty()
                ? "nothing was tried"
                : verdict.evidence().get(0);
    }
}
