package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Gap;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.assess.outcome.Passed;
import dev.mailworthy.cli.assess.outcome.RootCause;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.receiver.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One line each for what passed, what has no answer, what is optional, and what this run cannot see. */
public final class StateLines {

    /** What the requirements that a run often cannot see are about, by the name of their check. */
    private static final Map<String, String> UNSEEN =
            Map.of("tls", "TLS", "complaints", "complaint rate", "format", "message format");

    private StateLines() {}

    /** The number of passed checks by part of the run. */
    public static void passed(Page page, List<Passed> parts, TextStyle style) {
        int all = parts.stream().mapToInt(part -> part.checks().size()).sum();
        if (all == 0) {
            return;
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        parts.forEach(part -> counts.merge(area(part.area()), part.checks().size(), Integer::sum));
        String words = counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        page.hanging(
                Block.lead("Passed"),
                all + " checks: " + words + (style.isVerbose() ? "" : " (-v)"),
                style.palette()::good);
    }

    private static String area(CheckArea area) {
        return switch (area) {
            case PORTS -> "ports";
            case BLOCKLISTS -> "blocklists";
            case SPF -> "SPF";
            case PUBLISHED_NAMES -> "names";
            case MESSAGE -> "the message";
            case RECEIVERS -> "receivers";
            case SENDER -> "sending address";
            case RUN -> "the run";
        };
    }

    /** Findings that delivery does not depend on, in one line. */
    public static void optional(Page page, List<Finding> findings, TextStyle style) {
        List<String> titles = findings.stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .map(Finding::type)
                .map(FindingType::title)
                .distinct()
                .toList();
        if (!titles.isEmpty()) {
            page.hanging(Block.lead("Optional"), String.join("; ", titles) + (style.isVerbose() ? "" : " (-v)"));
        }
    }

    /**
     * What receivers ask for and this run could not see.
     *
     * @param message whether the run saw a message
     * @param advice whether to say how to see more
     */
    public static void unseen(Page page, OverallVerdict ruling, boolean message, boolean advice, TextStyle style) {
        List<Gate> gates = ruling.receivers().stream()
                .flatMap(receiver -> receiver.notMeasured().stream())
                .toList();
        if (gates.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(message ? List.of() : List.of("DKIM signature"));
        gates.stream()
                .flatMap(gate -> gate.requirement().condition().allOf().stream())
                .flatMap(need -> need.anyOf().stream())
                .map(check -> UNSEEN.getOrDefault(check.name(), ""))
                .filter(name -> !name.isEmpty() && !(message && name.equals("message format")))
                .distinct()
                .forEach(names::add);
        String number = gates.size() + (gates.size() == 1 ? " requirement" : " requirements");
        String more = style.isVerbose() ? "" : " (-v)";
        page.hanging(
                Block.lead("Not seen"),
                names.isEmpty()
                        ? number + more
                        : String.join(", ", names) + " (" + number + (style.isVerbose() ? ")" : ", -v)"));
        if (advice) {
            page.hanging(Block.lead(""), "Send yourself a mail and run: mailworthy check --message mail.eml");
        }
    }

    /** The unanswered checks by what answers them, each with the next step. Those that one cause explains are one entry. */
    public static void unanswered(Page page, List<UnansweredCheck> checks, Optional<RootCause> cause, TextStyle style) {
        Optional<RootCause> folding = cause.filter(one -> !style.isVerbose());
        folding.ifPresent(one -> {
            int number = one.dependants().size();
            page.hanging(
                    Block.lead("Unanswered"),
                    number + (number == 1 ? " check" : " checks") + " (-v): " + RootCauseText.clause(one),
                    style.palette()::unanswered);
            page.hanging(Block.lead("") + "> ", HintText.of(one.hint()));
        });
        List<UnansweredCheck> others = checks.stream()
                .filter(check -> folding.filter(one -> one.explains(check)).isEmpty())
                .toList();
        gaps(page, Gap.of(others), folding.isPresent() ? Block.lead("") : Block.lead("Unanswered"), style);
    }

    private static void gaps(Page page, List<Gap> gaps, String first, TextStyle style) {
        String lead = first;
        for (Gap gap : gaps) {
            String names =
                    gap.checks().stream().map(UnansweredCheck::check).distinct().collect(Collectors.joining(", "));
            String clause = GapText.clause(gap);
            page.hanging(lead, GapText.isNames(gap) ? clause : clause + ": " + names, style.palette()::unanswered);
            if (GapText.isNames(gap) || style.isVerbose()) {
                gap.checks()
                        .forEach(check -> page.hanging(
                                Block.lead(""),
                                (style.isVerbose() ? check.check() + ": " : "")
                                        + check.why().label() + " (" + check.detail() + ")"));
            }
            page.hanging(Block.lead("") + "> ", HintText.of(gap.hint()));
            lead = Block.lead("");
        }
    }
}
