package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.aggregate.AggregateRecord;
import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import dev.mailworthy.smtp.feedback.aggregate.Disposition;
import dev.mailworthy.smtp.feedback.aggregate.DkimOutcome;
import dev.mailworthy.smtp.feedback.aggregate.OverrideReason;
import dev.mailworthy.smtp.feedback.aggregate.OverrideType;
import dev.mailworthy.smtp.feedback.aggregate.ReportExtension;
import dev.mailworthy.smtp.feedback.aggregate.ReportedDkim;
import dev.mailworthy.smtp.feedback.aggregate.ReportedSpf;
import dev.mailworthy.smtp.feedback.aggregate.SpfOutcome;
import dev.mailworthy.smtp.feedback.aggregate.SpfScope;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads one {@code record} of an aggregate report at a time (RFC 7489 appendix C, RFC 9990 appendix A). */
final class RecordXml {

    /** The most signatures, SPF results, reasons and extensions of one record that are kept. */
    private static final int MOST = 100;

    private static final KnownWords<Disposition> DISPOSITIONS = KnownWords.of(Disposition.class);
    private static final KnownWords<AlignedOutcome> ALIGNED = KnownWords.of(
            AlignedOutcome.class, '_', Map.of("hardfail", AlignedOutcome.FAIL, "softfail", AlignedOutcome.FAIL));
    private static final KnownWords<OverrideType> OVERRIDES = KnownWords.of(OverrideType.class);
    private static final KnownWords<DkimOutcome> DKIM =
            KnownWords.of(DkimOutcome.class, '_', Map.of("hardfail", DkimOutcome.FAIL));
    /** RFC 7489 appendix C says that reporters write {@code unknown} for temperror, and {@code error} for permerror. */
    private static final KnownWords<SpfOutcome> SPF = KnownWords.of(
            SpfOutcome.class,
            '_',
            Map.of("hardfail", SpfOutcome.FAIL, "error", SpfOutcome.PERMERROR, "unknown", SpfOutcome.TEMPERROR));

    private static final KnownWords<SpfScope> SCOPES =
            KnownWords.of(SpfScope.class, '_', Map.of("mailfrom", SpfScope.MFROM));

    private final XmlElements xml;
    private final FieldValues values;
    private final OddityCount oddities;
    private final ContentDigest digest;

    private ReportField<IpAddress> source = ReportField.absent();
    private ReportField<Long> count = ReportField.absent();
    private ReportField<Disposition> disposition = ReportField.absent();
    private ReportField<AlignedOutcome> dkim = ReportField.absent();
    private ReportField<AlignedOutcome> spf = ReportField.absent();
    private ReportField<DomainName> headerFrom = ReportField.absent();
    private ReportField<String> envelopeFrom = ReportField.absent();
    private ReportField<String> envelopeTo = ReportField.absent();
    private List<OverrideReason> reasons = List.of();
    private List<ReportedDkim> signatures = List.of();
    private List<ReportedSpf> spfResults = List.of();
    private List<ReportExtension> extensions = List.of();

    RecordXml(XmlElements xml, FieldValues values, OddityCount oddities, ContentDigest digest) {
        this.xml = xml;
        this.values = values;
        this.oddities = oddities;
        this.digest = digest;
    }

    /** Reads the record at hand, and goes behind it. */
    AggregateRecord read() throws XMLStreamException, RefusedReport {
        clear();
        digest.add("record");
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "row" -> row();
                case "identifiers" -> identifiers();
                case "identities" -> {
                    oddities.note(OddityKind.OLD_ELEMENT, "identities");
                    identifiers();
                }
                case "auth_results" -> results();
                case "extensions" -> extensions = extensions();
                default -> xml.skipUnknown();
            }
        }
        return new AggregateRecord(
                source,
                count,
                disposition,
                dkim,
                spf,
                reasons,
                headerFrom,
                envelopeFrom,
                envelopeTo,
                signatures,
                spfResults,
                extensions);
    }

    private void clear() {
        source = ReportField.absent();
        count = ReportField.absent();
        disposition = ReportField.absent();
        dkim = ReportField.absent();
        spf = ReportField.absent();
        headerFrom = ReportField.absent();
        envelopeFrom = ReportField.absent();
        envelopeTo = ReportField.absent();
        reasons = List.of();
        signatures = List.of();
        spfResults = List.of();
        extensions = List.of();
    }

    private String text(String name) throws XMLStreamException, RefusedReport {
        String text = xml.text();
        digest.add(name, text);
        return text;
    }

    /** The field, unless an earlier element of the same name gave it. */
    private <T> ReportField<T> first(String name, ReportField<T> before, ReportField<T> now) {
        if (before instanceof ReportField.Absent) {
            return now;
        }
        oddities.note(OddityKind.REPEATED_FIELD, name);
        return before;
    }

    private void row() throws XMLStreamException, RefusedReport {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "source_ip" -> source = first("source_ip", source, values.address("source_ip", text("source_ip")));
                case "count" -> count = first("count", count, values.number("count", text("count")));
                case "policy_evaluated" -> evaluated();
                default -> xml.skipUnknown();
            }
        }
    }

    private void evaluated() throws XMLStreamException, RefusedReport {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "disposition" ->
                    disposition = first(
                            "disposition", disposition, values.word("disposition", text("disposition"), DISPOSITIONS));
                case "dkim" -> dkim = first("dkim", dkim, values.word("dkim", text("aligned dkim"), ALIGNED));
                case "spf" -> spf = first("spf", spf, values.word("spf", text("aligned spf"), ALIGNED));
                case "reason" -> reasons = with(reasons, reason());
                default -> xml.skipUnknown();
            }
        }
    }

    private OverrideReason reason() throws XMLStreamException, RefusedReport {
        ReportField<OverrideType> type = ReportField.absent();
        ReportField<String> comment = ReportField.absent();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "type" -> type = values.word("reason/type", text("type"), OVERRIDES);
                case "comment" -> comment = values.text("reason/comment", text("comment"));
                default -> xml.skipUnknown();
            }
        }
        return new OverrideReason(type, comment);
    }

    private void identifiers() throws XMLStreamException, RefusedReport {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "header_from" ->
                    headerFrom = first("header_from", headerFrom, values.domain("header_from", text("header_from")));
                case "envelope_from" ->
                    envelopeFrom =
                            first("envelope_from", envelopeFrom, values.text("envelope_from", text("envelope_from")));
                case "envelope_to" ->
                    envelopeTo = first("envelope_to", envelopeTo, values.text("envelope_to", text("envelope_to")));
                default -> xml.skipUnknown();
            }
        }
    }

    private void results() throws XMLStreamException, RefusedReport {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "dkim" -> signatures = with(signatures, signature());
                case "spf" -> spfResults = with(spfResults, spfResult());
                default -> xml.skipUnknown();
            }
        }
    }

    private ReportedDkim signature() throws XMLStreamException, RefusedReport {
        ReportField<DomainName> domain = ReportField.absent();
        ReportField<String> selector = ReportField.absent();
        ReportField<DkimOutcome> result = ReportField.absent();
        ReportField<String> human = ReportField.absent();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "domain" -> domain = values.domain("dkim/domain", text("domain"));
                case "selector" -> selector = values.text("dkim/selector", text("selector"));
                case "result" -> result = values.word("dkim/result", text("result"), DKIM);
                case "human_result" -> human = values.text("dkim/human_result", text("human_result"));
                default -> xml.skipUnknown();
            }
        }
        return new ReportedDkim(domain, selector, result, human);
    }

    private ReportedSpf spfResult() throws XMLStreamException, RefusedReport {
        ReportField<DomainName> domain = ReportField.absent();
        ReportField<SpfScope> scope = ReportField.absent();
        ReportField<SpfOutcome> result = ReportField.absent();
        ReportField<String> human = ReportField.absent();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "domain" -> domain = values.domain("spf/domain", text("domain"));
                case "scope" -> scope = values.word("spf/scope", text("scope"), SCOPES);
                case "result" -> result = values.word("spf/result", text("result"), SPF);
                case "human_result" -> human = values.text("spf/human_result", text("human_result"));
                default -> xml.skipUnknown();
            }
        }
        return new ReportedSpf(domain, scope, result, human);
    }

    List<ReportExtension> extensions() throws XMLStreamException, RefusedReport {
        List<ReportExtension> found = List.of();
        while (xml.nextChild()) {
            if (xml.name().equals("extension")) {
                found = with(found, new ReportExtension(xml.attribute("name"), xml.attribute("definition")));
            }
            xml.skip();
        }
        return found;
    }

    private static <T> List<T> with(List<T> before, T next) {
        if (before.size() == MOST) {
            return before;
        }
        List<T> all = before.isEmpty() ? new ArrayList<>(2) : before;
        all.add(next);
        return all;
    }
}
