package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.smtp.feedback.aggregate.AggregateHeader;
import dev.mailworthy.smtp.feedback.aggregate.AggregateRecord;

/** Takes the records of one report. */
public interface RecordSink {

    /** Called before the first record, and once for a report without records. */
    void began(AggregateHeader header);

    void record(AggregateRecord record);
}
