package dev.mailworthy.smtp.feedback.report;

import java.util.List;

/** A report of any kind. */
public interface ReceivedReport {

    /** {@return the key that finds duplicates} */
    ReportKey key();

    /** {@return who sent it, as far as it is proved} */
    ReporterIdentity reporter();

    /** {@return what is unusual about it} */
    List<Oddity> oddities();
}
