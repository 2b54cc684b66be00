package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.dnsbl.DnsblReport;
import dev.mailworthy.dnsbl.TargetReport;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.DnswlResult;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Screens and documents of {@code dnsbl check}: the lists' results for each target. */
public final class DnsblRenderer implements Renderer<DnsblReport> {

    /** Blocked if a target is listed. Otherwise inconclusive if a list went unanswered. Otherwise ready. */
    public static Verdict verdict(DnsblReport report) {
        if (report.targets().stream().anyMatch(target -> target.verdict() == ListVerdict.LISTED)) {
            return Verdict.BLOCKED;
        }
        boolean open = report.targets().stream().anyMatch(target -> target.verdict() == ListVerdict.UNKNOWN);
        return open ? Verdict.INCONCLUSIVE : Verdict.READY;
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(DnsblReport report, TextStyle style) {
        return new DnsblScreen(report, style).text(verdict(report));
    }

    @Override
    public JsonObject document(DnsblReport report, Stamp stamp) {
        return stamp.document("dnsbl-check")
                .with(
                        "targets",
                        report.targets().stream()
                                .map(target -> JsonObject.empty()
                                        .with("target", target.target().text())
                                        .withAll(given(target.target()))
                                        .with("verdict", target.verdict().label())
                                        .with("lists", lists(target)))
                                .toList())
                .with("leftOut", HealthRenderer.leftOut(report.leftOut()))
                .with("catalogue", report.catalogue().map(FindingForms::finding));
    }

    /** The IPv4-mapped address that was given; no member for other targets. */
    private static JsonObject given(Target target) {
        return target.mapped()
                .map(given -> JsonObject.empty().with("given", given.toString()))
                .orElse(JsonObject.empty());
    }

    private static List<JsonObject> lists(TargetReport target) {
        return target.lists().stream().map(DnsblRenderer::list).toList();
    }

    static JsonObject list(ListResult result) {
        Optional<String> severity = result.state() == ListState.LISTED
                ? Optional.of(result.severity().label())
                : Optional.empty();
        return JsonObject.empty()
                .with("id", result.id())
                .with("zone", result.zone())
                .with("state", result.state().label())
                .with("why", result.why().map(Reason::label))
                .with("detail", result.detail())
                .with("codes", result.codes())
                .with("meaning", result.meaning())
                .with("reason", result.reasonText())
                .with("severity", severity)
                .with("delist", result.delist())
                .with("scope", result.scope().label())
                .with("subsetOf", result.list().standing().subsetOf())
                .with("authenticationResults", DnswlResult.of(result));
    }

    @Override
    public List<JsonObject> lines(DnsblReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        for (TargetReport target : report.targets()) {
            target.lists()
                    .forEach(result -> lines.add(JsonObject.empty()
                            .with("target", target.target().text())
                            .withAll(given(target.target()))
                            .withAll(list(result))));
        }
        lines.add(stamp.document("dnsbl-check")
                .with(
                        "verdicts",
                        report.targets().stream()
                                .collect(Collectors.groupingBy(
                                        target -> target.verdict().label(), TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(entry -> JsonObject.empty()
                                        .with("verdict", entry.getKey())
                                        .with("targets", entry.getValue()))
                                .toList()));
        return lines;
    }
}
