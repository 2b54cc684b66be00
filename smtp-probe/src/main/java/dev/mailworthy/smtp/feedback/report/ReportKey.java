package dev.mailworthy.smtp.feedback.report;

import java.util.Comparator;
import java.util.Objects;

/**
 * What makes two reports the same one. Reports with an equal key count once, however they arrive. An authenticated copy replaces an
 * unauthenticated one, never the other way round.
 *
 * @param kind of the report
 * @param id the report's id, as written; empty without one
 * @param begin of the period in seconds from 1970; 0 without one
 * @param end of the period in seconds from 1970; 0 without one
 * @param subject the domain that the report is about; empty without one
 * @param digest SHA-256 of the report's content as it was read, in hexadecimal. It does not depend on the packing
 */
public record ReportKey(ReportKind kind, String id, long begin, long end, String subject, String digest)
        implements Comparable<ReportKey> {

    private static final Comparator<ReportKey> ORDER = Comparator.comparing(ReportKey::kind)
            .thenComparingLong(ReportKey::begin)
            .thenComparingLong(ReportKey::end)
            .thenComparing(ReportKey::subject)
            .thenComparing(ReportKey::id)
            .thenComparing(ReportKey::digest);

    public ReportKey {
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public int compareTo(ReportKey other) {
        return ORDER.compare(this, other);
    }
}
