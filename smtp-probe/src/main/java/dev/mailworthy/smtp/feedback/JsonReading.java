package dev.mailworthy.smtp.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.intake.Carrier;
import dev.mailworthy.smtp.feedback.proof.ReporterProof;
import dev.mailworthy.smtp.feedback.reader.JsonReport;
import dev.mailworthy.smtp.feedback.reader.OddityCount;
import dev.mailworthy.smtp.feedback.reader.PostmasterJson;
import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.reader.TlsJson;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReportKind;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import dev.mailworthy.smtp.feedback.standing.StandingData;
import dev.mailworthy.smtp.feedback.tls.TlsReport;
import java.util.List;

/** Reads a report in JSON: of TLS, or of Postmaster Tools. */
record JsonReading(ReportGate gate, ReporterProof proof) {

    ReceivedReport report(byte[] object, Carrier carrier) throws RefusedReport {
        OddityCount oddities = new OddityCount();
        JsonReport json = JsonReport.read(object, oddities);
        if (json.isTls()) {
            return tls(json, oddities, carrier);
        }
        if (json.isPostmaster()) {
            return new StandingData(
                    new ReportKey(ReportKind.POSTMASTER, "", 0, 0, "", json.digest()),
                    carrier.mail().map(proof::ofMail).orElseGet(FeedbackReading::noMail),
                    List.of(),
                    List.of(),
                    PostmasterJson.read(json),
                    0,
                    oddities.all());
        }
        throw new RefusedReport(RefusalKind.NO_REPORT, "is JSON, and no report");
    }

    private TlsReport tls(JsonReport json, OddityCount oddities, Carrier carrier) throws RefusedReport {
        TlsJson.Read read = TlsJson.read(json);
        ReportGate.Span span = gate.span(read.period(), oddities);
        List<DomainName> domains = read.policies().stream()
                .flatMap(policy -> policy.domain().value().stream())
                .distinct()
                .toList();
        for (DomainName domain : domains) {
            gate.requireWanted(domain);
        }
        ReporterIdentity reporter = carrier.mail()
                .map(mail -> proof.agreeing(
                        proof.ofTlsReport(mail), read.contact().value().flatMap(ReportGate::mailDomain)))
                .orElseGet(FeedbackReading::noMail);
        return new TlsReport(
                new ReportKey(
                        ReportKind.TLS,
                        read.id().value().orElse(""),
                        span.begin(),
                        span.end(),
                        domains.isEmpty() ? "" : domains.get(0).toString(),
                        json.digest()),
                reporter,
                read.organization(),
                read.contact(),
                read.id(),
                read.period(),
                read.policies(),
                oddities.all());
    }
}
