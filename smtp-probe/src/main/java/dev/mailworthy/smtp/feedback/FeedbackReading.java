package dev.mailworthy.smtp.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.aggregate.AggregateHeader;
import dev.mailworthy.smtp.feedback.aggregate.AggregateListener;
import dev.mailworthy.smtp.feedback.aggregate.AggregateReport;
import dev.mailworthy.smtp.feedback.aggregate.RecordCount;
import dev.mailworthy.smtp.feedback.aggregate.ReportFate;
import dev.mailworthy.smtp.feedback.intake.Carrier;
import dev.mailworthy.smtp.feedback.intake.FoundReports;
import dev.mailworthy.smtp.feedback.intake.LayerOctets;
import dev.mailworthy.smtp.feedback.intake.MailContent;
import dev.mailworthy.smtp.feedback.proof.ReporterProof;
import dev.mailworthy.smtp.feedback.reader.AggregateXml;
import dev.mailworthy.smtp.feedback.reader.OddityCount;
import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.reader.SndsTable;
import dev.mailworthy.smtp.feedback.report.IdentityGap;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.RefusedSource;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReportKind;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import dev.mailworthy.smtp.feedback.standing.StandingData;
import dev.mailworthy.smtp.message.MailMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One call of {@link FeedbackReader}: takes the reports that were found, and keeps each once. */
final class FeedbackReading implements FoundReports {

    /** The most different records of all reports that are kept. */
    private static final int MOST_KEPT = 2_000_000;

    private final AggregateListener listener;
    private final boolean isKept;
    private final ReporterProof proof;
    private final ReportGate gate;
    private final SortedMap<ReportKey, ReceivedReport> reports = new TreeMap<>();
    private final List<RefusedSource> refused = new ArrayList<>();
    private long refusals;
    private long messages;
    private long read;
    private long kept;

    /** @param isKept whether the records are kept in the summary */
    FeedbackReading(FeedbackOptions options, AggregateListener listener, boolean isKept) {
        this.listener = listener;
        this.isKept = isKept;
        this.proof = new ReporterProof(options.dns(), options.clock(), options.trustedServers());
        this.gate = new ReportGate(options);
    }

    FeedbackSummary summary() {
        return new FeedbackSummary(reports, messages, read, refusals, refused);
    }

    @Override
    public void opened() {
        messages++;
    }

    @Override
    public void refused(Carrier carrier, RefusedReport why) {
        refusals++;
        if (refused.size() < FeedbackSummary.MOST_REFUSED) {
            refused.add(new RefusedSource(carrier.place(), why.kind(), String.valueOf(why.getMessage())));
        }
    }

    @Override
    public void xml(LayerOctets document, Carrier carrier) throws IOException {
        AggregateReading reading = new AggregateReading(listener, isKept);
        AggregateXml.Read content = reading.read(document);
        try {
            AggregateReport report = report(content, reading, carrier);
            reading.ended(content.header(), keep(report));
        } catch (RefusedReport e) {
            reading.ended(content.header(), ReportFate.REFUSED);
            throw e;
        }
    }

    private AggregateReport report(AggregateXml.Read content, AggregateReading reading, Carrier carrier)
            throws RefusedReport {
        AggregateHeader header = content.header();
        DomainName domain = gate.domain(header.policy().domain());
        ReportGate.Span span = gate.span(header.period(), reading.oddities());
        List<RecordCount> counts = reading.counts();
        kept += counts.size();
        if (kept > MOST_KEPT) {
            kept -= counts.size();
            throw new RefusedReport(
                    RefusalKind.OVER_LIMIT, "the reports before it have " + MOST_KEPT + " different records");
        }
        return new AggregateReport(
                new ReportKey(
                        ReportKind.DMARC_AGGREGATE,
                        header.id().value().orElse(""),
                        span.begin(),
                        span.end(),
                        domain.toString(),
                        content.digest()),
                reporter(header, domain, carrier.mail()),
                header,
                span.day(),
                domain,
                content.records(),
                counts,
                reading.oddities().all());
    }

    private ReporterIdentity reporter(AggregateHeader header, DomainName domain, Optional<MailMessage> mail) {
        if (mail.isEmpty()) {
            return noMail();
        }
        ReporterIdentity agreed =
                proof.agreeing(proof.ofMail(mail.get()), header.email().value().flatMap(ReportGate::mailDomain));
        return proof.accepted(agreed, mail.get(), domain);
    }

    static ReporterIdentity noMail() {
        return new ReporterIdentity.Unauthenticated(
                IdentityGap.NO_MAIL, "the report is a file without a mail around it");
    }

    /** Keeps a report once. A copy with a proved sender replaces one without. */
    private ReportFate keep(ReceivedReport report) {
        read++;
        ReceivedReport before = reports.get(report.key());
        boolean isProved = report.reporter() instanceof ReporterIdentity.Authenticated;
        reports.merge(report.key(), report, FeedbackSummary::better);
        if (before != null && (before.reporter() instanceof ReporterIdentity.Authenticated || !isProved)) {
            return ReportFate.DUPLICATE;
        }
        return isProved ? ReportFate.COUNTED : ReportFate.UNAUTHENTICATED;
    }

    @Override
    public void json(byte[] object, Carrier carrier) throws IOException {
        keep(new JsonReading(gate, proof).report(object, carrier));
    }

    @Override
    public void table(byte[] rows, Carrier carrier) throws IOException {
        OddityCount oddities = new OddityCount();
        SndsTable.Read table = SndsTable.read(rows, oddities);
        keep(new StandingData(
                new ReportKey(ReportKind.SNDS, "", 0, 0, "", table.digest()),
                sender(carrier),
                table.days(),
                table.statuses(),
                List.of(),
                table.unreadable(),
                oddities.all()));
    }

    private ReporterIdentity sender(Carrier carrier) {
        return carrier.mail().map(proof::ofMail).orElseGet(FeedbackReading::noMail);
    }

    @Override
    public boolean complaint(MailContent content, Carrier carrier) {
        Optional<ReceivedReport> report = new ComplaintReading(content, carrier, this::sender).report();
        report.ifPresent(this::keep);
        return report.isPresent();
    }
}
