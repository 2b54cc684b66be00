package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.NumberedProblems;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.GateOutcome;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.receiver.Requirement;
import dev.mailworthy.core.receiver.UnknownCause;
import dev.mailworthy.core.receiver.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the receivers do: one line for each verdict, and on demand the reasons of each receiver. */
public final class ReceiverLines {

    /** The worst verdict first. */
    private static final List<ReceiverVerdict> ORDER =
            List.of(ReceiverVerdict.REFUSE, ReceiverVerdict.AT_RISK, ReceiverVerdict.UNKNOWN, ReceiverVerdict.ACCEPT);

    private static final String WHY = "--receivers";

    private ReceiverLines() {}

    /** The name of a receiver without the word "and", which joins several of them. */
    public static String name(ReceiverPack pack) {
        return pack.name().replace(" and ", "/");
    }

    /** {@code Gmail, T-Online and Comcast}. */
    public static String names(List<ReceiverOutlook> receivers) {
        List<String> names = receivers.stream().map(each -> name(each.pack())).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** The receivers by verdict. */
    public static void strip(Page page, OverallVerdict ruling, TextStyle style) {
        boolean reasons = ruling.receivers().stream()
                .anyMatch(receiver -> !receiver.deciding().isEmpty());
        List<ReceiverVerdict> seen = ORDER.stream()
                .filter(verdict -> !ruling.with(verdict).isEmpty())
                .toList();
        for (ReceiverVerdict verdict : seen) {
            List<ReceiverOutlook> same = ruling.with(verdict);
            String names = same.stream().map(each -> name(each.pack())).collect(Collectors.joining(", "));
            boolean last = verdict == seen.get(seen.size() - 1);
            page.hanging(
                    Block.lead(verdict == seen.get(0) ? "Receivers" : ""),
                    words(verdict, same.size(), ruling.receivers().size()) + ": " + names
                            + (last && reasons ? " (" + WHY + ")" : ""),
                    text -> style.palette().verdict(verdict.verdict(), text));
        }
    }

    private static String words(ReceiverVerdict verdict, int number, int all) {
        String who = all == 1 ? "" : number == all ? "all " + all + " " : number + " ";
        boolean one = number == 1;
        return switch (verdict) {
            case REFUSE -> who + (one ? "refuses" : "refuse");
            case AT_RISK -> who + (one ? "trusts it less" : "trust it less");
            case UNKNOWN -> who + "unknown";
            case ACCEPT ->
                all == number || all == 1
                        ? "nothing seen that " + (all == 1 ? "it refuses" : "they refuse")
                        : who + "nothing seen that " + (one ? "it refuses" : "they refuse");
        };
    }

    /** Why each receiver refuses, trusts less or is unknown. Receivers with equal reasons share them. */
    public static void reasons(Page page, OverallVerdict ruling, NumberedProblems problems, TextStyle style) {
        for (ReceiverVerdict verdict : ORDER) {
            Map<List<String>, List<ReceiverOutlook>> groups = new LinkedHashMap<>();
            ruling.with(verdict)
                    .forEach(receiver -> groups.computeIfAbsent(
                                    reasons(receiver, problems), reasons -> new ArrayList<>())
                            .add(receiver));
            groups.forEach((reasons, receivers) -> {
                page.hanging(
                        "",
                        names(receivers) + ": "
                                + words(verdict, receivers.size(), 0).replaceFirst("^[0-9]+ ", ""),
                        text -> style.palette().verdict(verdict.verdict(), text));
                reasons.forEach(reason -> page.hanging("  - ", reason));
            });
        }
    }

    private static List<String> reasons(ReceiverOutlook receiver, NumberedProblems problems) {
        List<String> all = receiver.deciding().stream()
                .map(gate -> reason(gate, problems))
                .distinct()
                .toList();
        return all.isEmpty()
                ? List.of(passed(receiver) + " of its requirements are met, "
                        + receiver.notMeasured().size() + " cannot be seen from here")
                : all;
    }

    private static long passed(ReceiverOutlook receiver) {
        return receiver.gates().stream()
                .filter(gate -> gate.outcome() == GateOutcome.PASS)
                .count();
    }

    /** The problem that a requirement reads, else the requirement itself. */
    private static String reason(Gate gate, NumberedProblems problems) {
        return problem(gate, problems)
                .orElseGet(() -> gate.requirement().condition().text() + ": " + why(gate));
    }

    /** The numbered problem that a requirement fails by, in words; empty if no problem is about it. */
    public static Optional<String> problem(Gate gate, NumberedProblems problems) {
        return problems.all().stream()
                .filter(each -> each.findings().stream().anyMatch(finding -> OverallVerdict.isAbout(gate, finding)))
                .findFirst()
                .map(each -> ProblemText.clause(each) + " (problem " + each.number() + ")");
    }

    private static String why(Gate gate) {
        return gate.unknownBecause().equals(Optional.of(UnknownCause.NOT_ASKED))
                ? "not seen; " + needs(gate.requirement().measurement())
                : gate.why();
    }

    /** What shows whether a requirement is met that this run did not look at. */
    public static String needs(Requirement.Measurement measurement) {
        return measurement.visibility() == Visibility.ALWAYS ? "not asked in this run" : "needs " + measurement.by();
    }
}
