package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.feedback.aggregate.AggregateHeader;
import dev.mailworthy.smtp.feedback.aggregate.PublishedPolicy;
import dev.mailworthy.smtp.feedback.aggregate.ReportExtension;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportPeriod;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads a DMARC aggregate report as a stream (RFC 7489 appendix C, RFC 9990 appendix A). */
public final class AggregateXml {

    /** The most records of one report. */
    public static final int MOST_RECORDS = 1_000_000;

    private static final int MOST_ERRORS = 100;
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:dmarc-2.0";

    private final XmlElements xml;
    private final OddityCount oddities;
    private final FieldValues values;
    private final ContentDigest digest = new ContentDigest();
    private final RecordXml recordXml;

    private ReportField<String> version = ReportField.absent();
    private ReportField<String> namespace = ReportField.absent();
    private ReportField<String> organization = ReportField.absent();
    private ReportField<String> email = ReportField.absent();
    private ReportField<String> contact = ReportField.absent();
    private ReportField<String> id = ReportField.absent();
    private ReportField<Instant> begin = ReportField.absent();
    private ReportField<Instant> end = ReportField.absent();
    private ReportField<String> generator = ReportField.absent();
    private final List<String> errors = new ArrayList<>();
    private PublishedPolicy policy = PolicyXml.NONE;
    private boolean hasPolicy;
    private List<ReportExtension> extensions = List.of();
    private long records;

    private AggregateXml(XmlElements xml, OddityCount oddities) {
        this.xml = xml;
        this.oddities = oddities;
        this.values = new FieldValues(oddities);
        this.recordXml = new RecordXml(xml, values, oddities, digest);
    }

    /**
     * What a report holds beside its records.
     *
     * @param header of the whole report
     * @param records their number
     * @param digest of all values
     */
    public record Read(AggregateHeader header, long records, String digest) {}

    /**
     * Reads a report to its end.
     *
     * @throws XMLStreamException if it is not well-formed
     * @throws RefusedReport if it is no aggregate report, or exceeds a limit
     * @throws IOException if its octets cannot be read or unpacked
     */
    public static Read read(Reader text, OddityCount oddities, RecordSink sink) throws IOException, XMLStreamException {
        try (XmlElements xml = XmlElements.over(text, oddities)) {
            return new AggregateXml(xml, oddities).document(sink);
        } catch (XMLStreamException e) {
            throw cause(e);
        }
    }

    /** Reads a report that is not well-formed. Throws as {@link #read} does. */
    public static Read repaired(Reader text, OddityCount oddities, RecordSink sink)
            throws IOException, XMLStreamException {
        oddities.note(OddityKind.REPAIRED_XML, "feedback");
        try (XmlElements xml = XmlElements.over(new RepairedText(text, oddities), oddities)) {
            return new AggregateXml(xml, oddities).document(sink);
        } catch (XMLStreamException e) {
            throw cause(e);
        }
    }

    /** StAX wraps exceptions of the stream under it. Those are no faults of the XML. */
    private static XMLStreamException cause(XMLStreamException e) throws RefusedReport {
        Throwable cause = e.getNestedException();
        if (cause instanceof RefusedReport refused) {
            throw refused;
        }
        return e;
    }

    private Read document(RecordSink sink) throws XMLStreamException, RefusedReport {
        if (!xml.nextChild() || !xml.name().equals("feedback")) {
            throw new RefusedReport(RefusalKind.NO_REPORT, "is XML, and no DMARC report");
        }
        namespace();
        while (xml.nextChild()) {
            child(sink);
        }
        AggregateHeader header = header();
        if (records == 0) {
            sink.began(header);
        }
        digest.add("end");
        return new Read(header, records, digest.hex());
    }

    private void namespace() {
        String found = xml.namespace();
        if (!found.isEmpty()) {
            namespace = ReportField.present(Printable.text(found));
            if (!found.equals(NAMESPACE)) {
                oddities.note(OddityKind.OTHER_NAMESPACE, "feedback");
            }
        }
    }

    private void child(RecordSink sink) throws XMLStreamException, RefusedReport {
        switch (xml.name()) {
            case "record" -> record(sink);
            case "version" -> version = values.text("version", text("version"));
            case "report_metadata" -> metadata();
            case "policy_published" -> policy();
            case "extensions" -> extensions = recordXml.extensions();
            default -> xml.skipUnknown();
        }
    }

    private void record(RecordSink sink) throws XMLStreamException, RefusedReport {
        if (records == 0) {
            sink.began(header());
        }
        if (++records > MOST_RECORDS) {
            throw new RefusedReport(RefusalKind.OVER_LIMIT, "has more than " + MOST_RECORDS + " records");
        }
        sink.record(recordXml.read());
    }

    private void policy() throws XMLStreamException, RefusedReport {
        PublishedPolicy read = PolicyXml.read(xml, values, digest);
        if (hasPolicy) {
            oddities.note(OddityKind.REPEATED_FIELD, "policy_published");
        } else {
            policy = read;
            hasPolicy = true;
        }
    }

    private String text(String name) throws XMLStreamException, RefusedReport {
        String text = xml.text();
        digest.add(name, text);
        return text;
    }

    private void metadata() throws XMLStreamException, RefusedReport {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "org_name" -> organization = values.text("org_name", text("org_name"));
                case "email" -> email = values.text("email", text("email"));
                case "extra_contact_info" -> contact = values.text("extra_contact_info", text("extra_contact_info"));
                case "report_id" -> id = values.text("report_id", text("report_id"));
                case "date_range" -> range();
                case "error" -> error();
                case "generator" -> generator = values.text("generator", text("generator"));
                default -> xml.skipUnknown();
            }
        }
    }

    private void error() throws XMLStreamException, RefusedReport {
        String text = text("error");
        if (errors.size() < MOST_ERRORS && !text.isEmpty()) {
            errors.add(Printable.text(text));
        }
    }

    private void range() throws XMLStreamException, RefusedReport {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "begin" -> begin = values.seconds("begin", text("begin"));
                case "end" -> end = values.seconds("end", text("end"));
                default -> xml.skipUnknown();
            }
        }
    }

    private AggregateHeader header() {
        return new AggregateHeader(
                version,
                namespace,
                organization,
                email,
                contact,
                id,
                new ReportPeriod(begin, end),
                errors,
                generator,
                policy,
                extensions);
    }
}
