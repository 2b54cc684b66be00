package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.SupportTicket;
import java.time.Clock;
import java.util.List;

/** Prints the {@link SupportTicket letter} to the provider instead of the report, as text only. */
public final class TicketRenderer implements Renderer<GuidedReport> {

    private final Clock clock;

    public TicketRenderer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String text(GuidedReport report, TextStyle style) {
        return SupportTicket.of(report.egress(), report.guidance(), report.addresses(), clock)
                .map(SupportTicket::text)
                .orElse("");
    }

    @Override
    public JsonObject document(GuidedReport report, Stamp stamp) {
        return new EgressRenderer().document(report, stamp);
    }

    @Override
    public List<JsonObject> lines(GuidedReport report, Stamp stamp) {
        return new EgressRenderer().lines(report, stamp);
    }
}
