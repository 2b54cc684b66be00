package dev.mailworthy.smtp.feedback;

import dev.mailworthy.smtp.feedback.aggregate.AggregateListener;
import dev.mailworthy.smtp.feedback.intake.ContentWalk;
import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import java.util.List;

/**
 * Reads the reports that receivers send about a domain: DMARC, TLS, complaints, SNDS and Postmaster Tools. It finds them by content in
 * files, archives, mails and mailboxes, and proves who sent them. Safe for use by several threads; each call takes one thread.
 *
 * <pre>{@code
 * FeedbackReader reader = FeedbackReader.with(FeedbackOptions.over(WireDns.system(), Clock.systemUTC()));
 * FeedbackSummary summary = reader.read(new FeedbackSources(System.in).add("Maildir/.Reports").all());
 * summary.cells().forEach(cell -> System.out.println(cell.facts().source() + " " + cell.messages()));
 * }</pre>
 */
public final class FeedbackReader {

    private final FeedbackOptions options;

    private FeedbackReader(FeedbackOptions options) {
        this.options = options;
    }

    /**
     * {@return a reader}
     *
     * @param options clock, DNS and trusted servers
     */
    public static FeedbackReader with(FeedbackOptions options) {
        return new FeedbackReader(options);
    }

    /**
     * Reads all sources. Blocks for the DNS, whose deadline bounds each question. The memory depends on the number of different
     * records; over 2,000,000 of them further reports are refused.
     *
     * @param sources in any order
     * @return each report once, and what was not read
     */
    public FeedbackSummary read(List<FeedbackSource> sources) {
        return read(sources, AggregateListener.none(), true);
    }

    /**
     * Reads all sources, and hands each record of the DMARC aggregate reports to a listener. The memory does not depend on the number
     * of records, and the aggregate reports of the summary have no counts.
     *
     * @param sources in any order
     * @param listener is called on this thread
     * @return each report once, and what was not read
     */
    public FeedbackSummary read(List<FeedbackSource> sources, AggregateListener listener) {
        return read(sources, listener, false);
    }

    private FeedbackSummary read(List<FeedbackSource> sources, AggregateListener listener, boolean isKept) {
        FeedbackReading reading = new FeedbackReading(options, listener, isKept);
        ContentWalk walk = new ContentWalk(reading);
        sources.forEach(walk::source);
        return reading.summary();
    }
}
