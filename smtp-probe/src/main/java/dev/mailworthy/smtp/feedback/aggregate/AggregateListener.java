package dev.mailworthy.smtp.feedback.aggregate;

/**
 * Receives the records of aggregate reports while they are read, so that the memory does not depend on their number. Whether a
 * report counts is known after its last record. Calls come from the reading thread.
 */
public interface AggregateListener {

    /**
     * A report begins.
     *
     * @param header what was read before the first record
     */
    void began(AggregateHeader header);

    /**
     * The next record of the report that began last.
     *
     * @param record as written
     */
    void record(AggregateRecord record);

    /**
     * The report ends.
     *
     * @param header of the whole report
     * @param fate whether the records count
     */
    void ended(AggregateHeader header, ReportFate fate);

    /** {@return a listener that ignores all calls} */
    static AggregateListener none() {
        return new AggregateListener() {
            @Override
            public void began(AggregateHeader header) {}

            @Override
            public void record(AggregateRecord record) {}

            @Override
            public void ended(AggregateHeader header, ReportFate fate) {}
        };
    }
}
