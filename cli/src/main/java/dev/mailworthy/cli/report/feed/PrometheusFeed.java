package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gauges in the text exposition format of Prometheus (version 0.0.4). The samples carry no times of their own, because the
 * textfile collector refuses them; the time of each check is a gauge. An unanswered check counts neither as passed nor as found.
 */
final class PrometheusFeed implements Feed {

    private final List<CheckFigures> checks = new ArrayList<>();
    private String tool = "mailworthy";

    @Override
    public String one(CheckReport report, Stamp stamp) {
        checks.add(CheckFigures.of(report, stamp.generatedAt()));
        tool = stamp.tool();
        return "";
    }

    @Override
    public String end(FeedEnd end) {
        return Stream.of(
                        new MetricFamily("mailworthy_build_info", "The program that wrote these metrics; always 1.")
                                .with(Map.of("tool", tool), 1),
                        verdicts(),
                        findings(),
                        problems(),
                        each("unanswered", "Checks without an answer.", CheckFigures::unanswered),
                        each("passed", "Checks that passed.", CheckFigures::passed),
                        receivers(),
                        queries(),
                        each("complete", "1 if the check ended before its time limit.", PrometheusFeed::complete),
                        each(
                                "timestamp_seconds",
                                "Time of the check, in seconds since 1970-01-01 UTC.",
                                check -> check.at().getEpochSecond()),
                        run("domains", "Domains that the run checked.", checks.size()),
                        run("domains_not_checked", "Domains that the run did not reach.", end.notChecked()),
                        run("lines_left_out", "Lines of the input that name no domain.", end.leftOut()),
                        run("complete", "1 if the run was not ended early.", isWhole(end) ? 1 : 0),
                        run(
                                "timestamp_seconds",
                                "Time of the run's end, in seconds since 1970-01-01 UTC.",
                                end.at().getEpochSecond()))
                .map(MetricFamily::text)
                .collect(Collectors.joining());
    }

    private static boolean isWhole(FeedEnd end) {
        return end.completeness() == Completeness.COMPLETE;
    }

    private static long complete(CheckFigures check) {
        return check.completeness() == Completeness.COMPLETE ? 1 : 0;
    }

    private MetricFamily each(String name, String help, ToLongFunction<CheckFigures> value) {
        MetricFamily family = new MetricFamily("mailworthy_check_" + name, help);
        checks.forEach(check -> family.with(labels(check), value.applyAsLong(check)));
        return family;
    }

    private MetricFamily queries() {
        MetricFamily family = new MetricFamily("mailworthy_check_dns_queries", "DNS queries of the check.");
        checks.forEach(check -> check.queries().ifPresent(number -> family.with(labels(check), number)));
        return family;
    }

    private static MetricFamily run(String name, String help, long value) {
        return new MetricFamily("mailworthy_run_" + name, help).with(Map.of(), value);
    }

    private MetricFamily verdicts() {
        MetricFamily family = new MetricFamily(
                "mailworthy_check_verdict", "Verdict of the check: 1 for the verdict that holds, 0 for the others.");
        for (CheckFigures check : checks) {
            for (Verdict verdict : Verdict.values()) {
                family.with(labels(check, "verdict", verdict.label()), check.verdict() == verdict ? 1 : 0);
            }
        }
        return family;
    }

    private MetricFamily findings() {
        MetricFamily family = new MetricFamily("mailworthy_check_findings", "Findings by their severity.");
        for (CheckFigures check : checks) {
            for (Severity severity : Severity.values()) {
                family.with(labels(check, "severity", severity.label()), check.findings(severity));
            }
        }
        return family;
    }

    private MetricFamily problems() {
        MetricFamily family = new MetricFamily(
                "mailworthy_check_problem", "1 for each code of a finding of severity warning, error or blocker.");
        checks.forEach(check -> check.codes().forEach(code -> family.with(labels(check, "code", code), 1)));
        return family;
    }

    private MetricFamily receivers() {
        MetricFamily family = new MetricFamily(
                "mailworthy_check_receiver_verdict",
                "What the receiver is expected to do: 1 for the verdict that holds, 0 for the others.");
        for (CheckFigures check : checks) {
            check.receivers().forEach((receiver, holds) -> {
                for (ReceiverVerdict verdict : ReceiverVerdict.values()) {
                    Map<String, String> labels = labels(check, "receiver", receiver);
                    labels.put("verdict", verdict.label());
                    family.with(labels, holds == verdict ? 1 : 0);
                }
            });
        }
        return family;
    }

    private static Map<String, String> labels(CheckFigures check) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("domain", Printable.text(check.domain()));
        return labels;
    }

    private static Map<String, String> labels(CheckFigures check, String name, String value) {
        Map<String, String> labels = labels(check);
        labels.put(name, value);
        return labels;
    }
}
