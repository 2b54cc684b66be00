package dev.mailworthy.smtp.feedback;

import dev.mailworthy.smtp.feedback.aggregate.AggregateHeader;
import dev.mailworthy.smtp.feedback.aggregate.AggregateListener;
import dev.mailworthy.smtp.feedback.aggregate.AggregateRecord;
import dev.mailworthy.smtp.feedback.aggregate.RecordCount;
import dev.mailworthy.smtp.feedback.aggregate.RecordFacts;
import dev.mailworthy.smtp.feedback.aggregate.ReportFate;
import dev.mailworthy.smtp.feedback.intake.LayerOctets;
import dev.mailworthy.smtp.feedback.reader.AggregateXml;
import dev.mailworthy.smtp.feedback.reader.OddityCount;
import dev.mailworthy.smtp.feedback.reader.RecordSink;
import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.reader.XmlText;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one aggregate report: as XML, and with repairs if it is not well-formed. Its records go to the listener, and are added up by
 * equal facts.
 */
final class AggregateReading implements RecordSink {

    private final AggregateListener listener;
    private final boolean isKept;
    private Map<RecordFacts, long[]> counts = new HashMap<>();
    private OddityCount oddities = new OddityCount();
    private @Nullable AggregateHeader begun;

    /** @param isKept whether the records are added up */
    AggregateReading(AggregateListener listener, boolean isKept) {
        this.listener = listener;
        this.isKept = isKept;
    }

    /**
     * Reads the report to its end.
     *
     * @throws RefusedReport if it is no aggregate report, or broken beyond repair
     */
    AggregateXml.Read read(LayerOctets document) throws IOException {
        try {
            return document(document);
        } catch (IOException | RuntimeException e) {
            ended(begun, ReportFate.REFUSED);
            throw e;
        }
    }

    private AggregateXml.Read document(LayerOctets document) throws IOException {
        try (InputStream octets = document.open();
                Reader text = XmlText.strict(octets)) {
            return AggregateXml.read(text, oddities, this);
        } catch (XMLStreamException e) {
            return repaired(document);
        }
    }

    private AggregateXml.Read repaired(LayerOctets document) throws IOException {
        ended(begun, ReportFate.READ_AGAIN);
        begun = null;
        counts = new HashMap<>();
        oddities = new OddityCount();
        try (InputStream octets = document.open();
                Reader text = XmlText.lenient(octets)) {
            return AggregateXml.repaired(text, oddities, this);
        } catch (XMLStreamException e) {
            throw new RefusedReport(
                    RefusalKind.BROKEN,
                    "is not well-formed XML"
                            + Optional.ofNullable(e.getLocation())
                                    .map(location -> ", near line " + location.getLineNumber())
                                    .orElse(""));
        }
    }

    @Override
    public void began(AggregateHeader header) {
        begun = header;
        listener.began(header);
    }

    @Override
    public void record(AggregateRecord record) {
        listener.record(record);
        Optional<Long> count = record.count().value();
        if (count.isEmpty()) {
            oddities.note(OddityKind.RECORD_WITHOUT_COUNT, "record");
        } else if (isKept) {
            counts.computeIfAbsent(RecordFacts.of(record), any -> new long[1])[0] += count.get();
        }
    }

    /** Reports the end of the report to the listener, if the report began. */
    void ended(@Nullable AggregateHeader header, ReportFate fate) {
        if (begun != null && header != null) {
            listener.ended(header, fate);
        }
    }

    OddityCount oddities() {
        return oddities;
    }

    List<RecordCount> counts() {
        return counts.entrySet().stream()
                .map(count -> new RecordCount(count.getKey(), count.getValue()[0]))
                .toList();
    }
}
