package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.publish.SpfFlattening;
import java.util.List;
import java.util.Locale;

/** Records to publish, with the DNS lookups that each needs. */
public final class SpfRecordsRenderer implements Renderer<SpfFlattening> {

    /** Inconclusive if a part of the tree is unknown, because the records would then leave senders out. */
    public static Verdict verdict(SpfFlattening flattening) {
        return flattening.complete() == SpfFlattening.Completeness.COMPLETE ? Verdict.READY : Verdict.INCONCLUSIVE;
    }

    @Override
    public String text(SpfFlattening flattening, TextStyle style) {
        Page page = style.page();
        flattening.records().forEach((name, record) -> page.verbatim(0, line(name, record)));
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.blank();
        page.hanging(
                "! ",
                "These are the addresses of today. When a service changes its addresses, its mail fails until you make"
                        + " the record again. Run this daily by cron, or keep the includes.");
        if (!flattening.kept().isEmpty()) {
            page.hanging("! ", "Kept, because they depend on the message: " + String.join(" ", flattening.kept()));
        }
        if (verdict(flattening) == Verdict.INCONCLUSIVE) {
            page.hanging("! ", "INCOMPLETE: part of the tree is broken or went unanswered. Do not publish this.");
        }
        return page.toString();
    }

    private static String line(String name, String record) {
        return new PublishedRecord(DomainName.ofText(name), RecordType.TXT, record).line();
    }

    @Override
    public JsonObject document(SpfFlattening flattening, Stamp stamp) {
        return stamp.document("spf-records")
                .with(
                        "records",
                        flattening.records().entrySet().stream()
                                .map(entry -> JsonObject.empty()
                                        .with("name", entry.getKey())
                                        .with("record", entry.getValue()))
                                .toList())
                .with("kept", flattening.kept())
                .with("complete", flattening.complete().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<JsonObject> lines(SpfFlattening flattening, Stamp stamp) {
        return List.of(document(flattening, stamp));
    }
}
