package dev.mailworthy.smtp.feedback.intake;

import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import java.io.IOException;

/** Takes what was found. Each method throws {@link RefusedReport} for content that is no report. */
public interface FoundReports {

    /** An XML document. */
    void xml(LayerOctets document, Carrier carrier) throws IOException;

    /** A JSON object. */
    void json(byte[] object, Carrier carrier) throws IOException;

    /** A table of SNDS. */
    void table(byte[] rows, Carrier carrier) throws IOException;

    /**
     * The parts of a message about another message.
     *
     * @return false if they are no such report
     */
    boolean complaint(MailContent content, Carrier carrier) throws IOException;

    /** A mail was opened. */
    void opened();

    /** Something was not read. */
    void refused(Carrier carrier, RefusedReport why);
}
