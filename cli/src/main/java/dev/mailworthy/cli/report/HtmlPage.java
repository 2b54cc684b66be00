package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Stamp;
import java.util.ArrayList;
import java.util.List;

/** A check as one HTML page. */
final class HtmlPage {

    private HtmlPage() {}

    static String of(CheckReport report, Stamp stamp) {
        List<Element> content = new ArrayList<>(List.of(Summary.verdict(report, stamp)));
        content.add(RemedySteps.of(report));
        content.addAll(ReceiverStrip.of(report));
        content.add(Summary.unanswered(report));
        content.addAll(Appendix.of(report));
        content.addAll(Summary.score(report.outlook().score().shown()));
        return new PageFrame(
                        Words.verdict(report.verdict()) + ": mail from " + report.subject(),
                        stamp.tool(),
                        "To measure again: mailworthy check " + report.subject())
                .around(content);
    }
}
