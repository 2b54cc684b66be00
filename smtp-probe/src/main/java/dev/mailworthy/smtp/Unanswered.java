package dev.mailworthy.smtp;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.smtp.VerdictMeaning.Gap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports that a run could not judge, and how to get an answer. */
final class Unanswered {

    /** Ports with an equal key become one check, because one action of the user answers all of them. */
    private record Silence(EgressVerdict verdict, Reason reason) {}

    private Unanswered() {}

    public static List<UnansweredCheck> of(List<PortVerdict> verdicts) {
        Map<Silence, List<PortVerdict>> silences = verdicts.stream()
                .filter(verdict -> isUnanswered(verdict, verdicts))
                .collect(Collectors.groupingBy(
                        verdict -> new Silence(verdict.verdict(), reason(verdict)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return silences.entrySet().stream()
                .map(silence -> check(silence.getKey().reason(), silence.getValue()))
                .toList();
    }

    /** Whether this machine has no route in any family. */
    static boolean nothingWorks(List<PortVerdict> all) {
        return all.stream().noneMatch(verdict -> verdict.verdict().wasTried());
    }

    /** A missing family is an open question only where no other family works. */
    private static boolean isUnanswered(PortVerdict verdict, List<PortVerdict> all) {
        return verdict.verdict().gap().isPresent() && (verdict.verdict().wasTried() || nothingWorks(all));
    }

    /** The {@link Reason reason} of a port that counts as unanswered. */
    static Reason reason(PortVerdict verdict) {
        return verdict.verdict()
                .gap()
                .flatMap(Gap::reason)
                .or(verdict::why)
                .orElse(verdict.verdict().isBroken() ? Reason.TIMEOUT : Reason.SERVFAIL);
    }

    private static UnansweredCheck check(Reason reason, List<PortVerdict> silent) {
        PortVerdict first = silent.get(0);
        Gap gap = first.verdict().gap().orElseThrow();
        String detail = gap.firstLine() ? gap.detail() + ": " + firstEvidence(first) : gap.detail();
        return new UnansweredCheck(CheckArea.PORTS, subject(silent), reason, detail, gap.hint());
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

    private static String firstEvidence(PortVerdict verdict) {
        return verdict.evidence().isEmpty()
                ? "nothing was tried"
                : verdict.evidence().get(0);
    }
}
