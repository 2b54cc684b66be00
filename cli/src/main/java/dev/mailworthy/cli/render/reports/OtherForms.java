package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.reports.ComplaintAccount;
import dev.mailworthy.cli.assess.reports.SndsAddress;
import dev.mailworthy.cli.assess.reports.StandingAccount;
import dev.mailworthy.cli.assess.reports.TlsAccount;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.standing.PostmasterFigure;
import dev.mailworthy.smtp.feedback.standing.SndsColour;
import dev.mailworthy.smtp.feedback.standing.SndsStatus;
import java.util.Optional;

/** TLS, complaints and standing in JSON. */
final class OtherForms {

    private OtherForms() {}

    static JsonObject tls(TlsAccount tls) {
        return JsonObject.empty()
                .with("domain", tls.domain())
                .with("policyType", tls.type().map(ReportsForms::label))
                .with(
                        "sessions",
                        JsonObject.empty()
                                .with("ok", tls.succeeded())
                                .with("failed", tls.failed())
                                .with("resultsWithoutNumber", tls.unsaid()))
                .with(
                        "failures",
                        tls.failures().stream()
                                .map(cause -> JsonObject.empty()
                                        .with("type", cause.type().map(ReportsForms::label))
                                        .with("host", cause.host())
                                        .with("sessions", cause.sessions()))
                                .toList())
                .with("reporters", tls.reporters());
    }

    static JsonObject complaint(ComplaintAccount complaint) {
        return JsonObject.empty()
                .with("reporter", complaint.reporter())
                .with("domain", complaint.domain())
                .with("source", complaint.source().map(IpAddress::toString))
                .with("type", complaint.type().map(ReportsForms::label))
                .with("complaints", complaint.complaints());
    }

    static JsonObject standing(StandingAccount standing) {
        return JsonObject.empty()
                .with("trust", standing.trust().label())
                .with(
                        "snds",
                        standing.addresses().stream().map(OtherForms::address).toList())
                .with(
                        "status",
                        standing.statuses().stream().map(OtherForms::status).toList())
                .with(
                        "postmaster",
                        standing.figures().stream().map(OtherForms::figure).toList())
                .with("unreadableRows", standing.unreadableRows());
    }

    private static JsonObject address(SndsAddress address) {
        JsonObject days = JsonObject.empty();
        for (SndsColour colour : SndsColour.values()) {
            days.with(ReportsForms.label(colour), address.days().getOrDefault(colour, 0L));
        }
        return JsonObject.empty()
                .with("address", address.address())
                .with("colour", address.colour().map(ReportsForms::label))
                .with("days", days)
                .with(
                        "complaintPercent",
                        address.complaints()
                                .map(share -> JsonObject.empty()
                                        .with("least", share.least())
                                        .with("most", share.most())))
                .with("trapHits", address.trapHits());
    }

    private static JsonObject status(SndsStatus status) {
        return JsonObject.empty()
                .with("first", status.first())
                .with("last", status.last())
                .with("blocked", status.blocked().value().map(ReportsForms::label))
                .with("reason", status.reason().value());
    }

    private static JsonObject figure(PostmasterFigure figure) {
        Optional<String> day = figure.day().value().map(Object::toString);
        return JsonObject.empty()
                .with("domain", figure.domain().value())
                .with("day", day)
                .with("metric", figure.metric().value())
                .with("value", figure.value().value())
                .with("text", figure.text().value());
    }
}
