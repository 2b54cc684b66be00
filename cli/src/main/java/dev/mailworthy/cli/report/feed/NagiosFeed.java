package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line by the Monitoring Plugins Development Guidelines: service, state, text, a bar, performance data. The states follow
 * the exit codes: READY is OK (0), AT_RISK is WARNING (1), BLOCKED is CRITICAL (2), INCONCLUSIVE is UNKNOWN (3).
 */
final class NagiosFeed implements Feed {

    /** The most domains that the line names; monitoring servers cut long lines. */
    private static final int MOST_NAMED = 8;

    private final List<CheckFigures> checks = new ArrayList<>();

    @Override
    public String one(CheckReport report, Stamp stamp) {
        checks.add(CheckFigures.of(report, stamp.generatedAt()));
        return "";
    }

    @Override
    public String end(FeedEnd end) {
        boolean single = checks.size() == 1 && end.notChecked() == 0 && end.leftOut() == 0;
        Verdict worst =
                WorstVerdict.of(checks.stream().map(CheckFigures::verdict).toList(), end);
        return line(
                worst, single ? checks.get(0).sentence() : text(end), single ? figures(checks.get(0)) : figures(end));
    }

    /** The line, in which a text from the network stays a text. */
    static String line(Verdict verdict, String text, String figures) {
        return "MAILWORTHY " + state(verdict) + " - " + plain(text) + " | " + figures + "\n";
    }

    /** A bar would begin the performance data. */
    private static String plain(String text) {
        return Printable.text(text).replace('|', '/');
    }

    private static String state(Verdict verdict) {
        return switch (verdict) {
            case READY -> "OK";
            case AT_RISK -> "WARNING";
            case BLOCKED -> "CRITICAL";
            case INCONCLUSIVE -> "UNKNOWN";
        };
    }

    private String text(FeedEnd end) {
        String counts = Stream.of(Verdict.BLOCKED, Verdict.INCONCLUSIVE, Verdict.AT_RISK, Verdict.READY)
                .filter(verdict -> count(verdict) > 0)
                .map(verdict -> count(verdict) + " " + words(verdict) + names(verdict))
                .collect(Collectors.joining("; "));
        String whole = (counts.isEmpty() ? "no domain was checked" : checks.size() + " domains: " + counts);
        String rest = end.notChecked() == 0 ? "" : "; " + end.notChecked() + " not checked, " + why(end.completeness());
        return whole + rest + (end.leftOut() == 0 ? "" : "; " + end.leftOut() + " lines name no domain");
    }

    private static String why(Completeness how) {
        return how == Completeness.STOPPED ? "the run was stopped" : "the time was over";
    }

    private static String words(Verdict verdict) {
        return verdict.label().replace('-', ' ').toLowerCase(Locale.ROOT);
    }

    private String names(Verdict verdict) {
        if (verdict == Verdict.READY) {
            return "";
        }
        List<String> names = checks.stream()
                .filter(check -> check.verdict() == verdict)
                .map(CheckFigures::domain)
                .toList();
        String few = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return " (" + few + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    private long count(Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).count();
    }

    /** Performance data: label=value;warning;critical;minimum;maximum. */
    private static String figures(CheckFigures check) {
        int receivers = check.receivers().size();
        return Stream.of(
                        "blockers=" + check.findings(Severity.BLOCKER) + ";;0;0",
                        "errors=" + check.findings(Severity.ERROR) + ";0;;0",
                        "warnings=" + check.findings(Severity.WARNING) + ";0;;0",
                        "unanswered=" + check.unanswered() + ";;;0",
                        "passed=" + check.passed() + ";;;0",
                        "receivers_refusing=" + check.receivers(ReceiverVerdict.REFUSE) + ";;;0;" + receivers,
                        "receivers_unknown=" + check.receivers(ReceiverVerdict.UNKNOWN) + ";;;0;" + receivers)
                .collect(Collectors.joining(" "));
    }

    private String figures(FeedEnd end) {
        return Stream.of(
                        "domains=" + checks.size() + ";;;0",
                        "ready=" + count(Verdict.READY) + ";;;0",
                        "at_risk=" + count(Verdict.AT_RISK) + ";0;;0",
                        "blocked=" + count(Verdict.BLOCKED) + ";;0;0",
                        "inconclusive=" + count(Verdict.INCONCLUSIVE) + ";;;0",
                        "not_checked=" + (end.notChecked() + end.leftOut()) + ";;;0")
                .collect(Collectors.joining(" "));
    }
}
