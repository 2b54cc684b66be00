package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.smtp.feedback.report.RefusalKind;
import java.io.IOException;

/** Something that is not read. The message is one line for people. */
public final class RefusedReport extends IOException {
    private static final long serialVersionUID = 1;

    private final RefusalKind kind;

    public RefusedReport(RefusalKind kind, String why) {
        super(why);
        this.kind = kind;
    }

    public RefusalKind kind() {
        return kind;
    }
}
