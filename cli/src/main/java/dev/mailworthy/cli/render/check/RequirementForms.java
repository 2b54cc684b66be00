package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.outcome.NumberedProblems;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.ReceiverLines;
import dev.mailworthy.core.receiver.Enforcement;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.GateOutcome;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.UnknownCause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the receivers ask for, each requirement once: first those that several of them share, then those of each one. */
final class RequirementForms {

    private RequirementForms() {}

    /** Requirements with equal keys are one row. */
    private record Row(String id, String text, GateOutcome outcome, Enforcement enforced, String why) {
        static Row of(Gate gate, NumberedProblems problems) {
            return new Row(
                    gate.requirement().id(),
                    gate.requirement().condition().text(),
                    gate.outcome(),
                    gate.enforcement(),
                    why(gate, problems));
        }

        /** Nothing for a requirement that is met: the passed checks stand above. */
        private static String why(Gate gate, NumberedProblems problems) {
            return switch (gate.outcome()) {
                case PASS, NOT_APPLICABLE -> "";
                case FAIL -> ReceiverLines.problem(gate, problems).orElseGet(gate::why);
                case UNKNOWN ->
                    gate.unknownBecause().equals(Optional.of(UnknownCause.NOT_ASKED))
                            ? ReceiverLines.needs(gate.requirement().measurement())
                            : gate.why();
            };
        }

        String words() {
            return text + " (" + id + ")";
        }
    }

    static void write(Page page, OverallVerdict ruling, NumberedProblems problems, TextStyle style) {
        Map<Row, List<ReceiverOutlook>> rows = new LinkedHashMap<>();
        for (ReceiverOutlook receiver : ruling.receivers()) {
            receiver.gates().stream()
                    .filter(gate -> gate.outcome() != GateOutcome.NOT_APPLICABLE)
                    .forEach(gate -> rows.computeIfAbsent(Row.of(gate, problems), row -> new ArrayList<>())
                            .add(receiver));
        }
        page.hanging("", "Receivers: what they ask for" + dates(ruling), style.palette()::strong);
        if (ruling.receivers().size() > 1) {
            shared(page, ruling, rows);
        }
        for (ReceiverOutlook receiver : ruling.receivers()) {
            List<Row> own = rows.entrySet().stream()
                    .filter(row -> row.getValue().equals(List.of(receiver)))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!own.isEmpty()) {
                page.line("  " + ReceiverLines.name(receiver.pack()));
                own.stream().filter(row -> row.outcome() != GateOutcome.UNKNOWN).forEach(row -> row(page, row, ""));
                unknown(page, own);
            }
        }
    }

    private static void shared(Page page, OverallVerdict ruling, Map<Row, List<ReceiverOutlook>> rows) {
        int all = ruling.receivers().size();
        page.line("  All " + all + " receivers");
        rows.forEach((row, receivers) -> {
            if (receivers.size() > 1) {
                row(page, row, receivers.size() == all ? "" : " (" + ReceiverLines.names(receivers) + ")");
            }
        });
    }

    private static void row(Page page, Row row, String who) {
        String lead = "    " + String.format("%-8s", label(row.outcome()));
        page.hanging(lead, row.words() + who + (row.why().isEmpty() ? "" : ": " + row.why()));
    }

    private static String label(GateOutcome outcome) {
        return switch (outcome) {
            case PASS -> "met";
            case FAIL -> "not met";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "";
        };
    }

    /** What a receiver asks for and this run did not look at, in one row. */
    private static void unknown(Page page, List<Row> own) {
        String words = own.stream()
                .filter(row -> row.outcome() == GateOutcome.UNKNOWN)
                .map(row -> row.words() + ": " + row.why())
                .collect(Collectors.joining("; "));
        if (!words.isEmpty()) {
            page.hanging("    unknown ", words);
        }
    }

    private static String dates(OverallVerdict ruling) {
        List<LocalDate> dates = ruling.receivers().stream()
                .map(receiver -> receiver.pack().reviewed())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return dates.isEmpty()
                ? ""
                : " (rules as of " + dates.get(0) + (dates.size() == 1 ? "" : " to " + dates.get(dates.size() - 1))
                        + ")";
    }
}
