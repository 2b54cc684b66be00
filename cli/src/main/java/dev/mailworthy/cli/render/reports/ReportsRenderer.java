package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import java.util.ArrayList;
import java.util.List;

/** The forms of {@code reports}: a screen, a document, and one domain on each line. */
public final class ReportsRenderer implements Renderer<ReportsReport> {

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(ReportsReport report, TextStyle style) {
        return new ReportsScreen(report, style).text();
    }

    @Override
    public JsonObject document(ReportsReport report, Stamp stamp) {
        return ReportsForms.document(report, stamp);
    }

    @Override
    public List<JsonObject> lines(ReportsReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        report.feedback()
                .domains()
                .forEach(domain ->
                        lines.add(JsonObject.empty().with("part", "domain").withAll(ReportsForms.domain(domain))));
        lines.add(ReportsForms.without(report, stamp));
        return lines;
    }
}
