package dev.mailworthy.smtp.bench;

import dev.mailworthy.smtp.feedback.FeedbackOptions;
import dev.mailworthy.smtp.feedback.FeedbackReader;
import dev.mailworthy.smtp.feedback.FeedbackSummary;
import dev.mailworthy.smtp.feedback.aggregate.AggregateListener;
import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import dev.mailworthy.smtp.feedback.source.FeedbackSources;
import dev.mailworthy.smtp.message.Keys;
import dev.mailworthy.smtp.message.Signing;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;

/**
 * Records and mails a second of the reading thread's CPU, beside StAX's own walk over the same XML. {@code smtp-probe/bench/feedback}
 * runs it.
 */
public final class FeedbackBenchmark {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    private FeedbackBenchmark() {}

    private interface Measured {
        long things() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        int mails = Integer.parseInt(args[2]);
        Path large = work.resolve("large.mbox");
        Path largeXml = work.resolve("large.xml");
        Path small = work.resolve("small.mbox");
        KeyPair key = Signing.key("RSA", 2048);
        new ReportMailboxWriter().write(large, largeXml, mails / 10, 500, null);
        new ReportMailboxWriter().write(small, work.resolve("small.xml"), mails, 3, key);
        FeedbackReader offline = FeedbackReader.with(FeedbackOptions.offline(CLOCK));
        FeedbackReader proving = FeedbackReader.with(FeedbackOptions.over(
                new Keys(Map.of("s1._domainkey.reporter.example", Signing.record(key), "_dmarc.reporter.example", "v=DMARC1; p=reject"))
                        .dns(),
                CLOCK));
        for (int round = 1; round <= rounds; round++) {
            System.out.println("round " + round);
            measure("StAX alone, XML of a file", "records", () -> walk(largeXml));
            measure("reader, streaming, mailbox", "records", () -> records(offline, large, true));
            measure("reader, summary, mailbox", "records", () -> records(offline, large, false));
            measure("small reports, unproved", "mails", () -> counted(offline, small, 0, mails));
            measure("small reports, DKIM proved", "mails", () -> counted(proving, small, mails, 0));
        }
        System.out.println("most memory, MiB: " + (peak() >> 20));
    }

    private static void measure(String name, String what, Measured run) throws Exception {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long things = run.things();
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        System.out.printf("  %-28s %9d %s %8.2f s %10.0f %s/s%n", name, things, what, seconds, things / seconds, what);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long walk(Path xml) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        long records = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(xml), 1 << 16)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("record")) {
                    records++;
                }
            }
        }
        return records;
    }

    private static List<FeedbackSource> sources(Path mailbox) throws Exception {
        return new FeedbackSources(InputStream.nullInputStream()).add(mailbox.toString()).all();
    }

    private static long records(FeedbackReader reader, Path mailbox, boolean isStreaming) throws Exception {
        FeedbackSummary summary = isStreaming
                ? reader.read(sources(mailbox), AggregateListener.none())
                : reader.read(sources(mailbox));
        return summary.aggregates().stream().mapToLong(report -> report.records()).sum();
    }

    private static long counted(FeedbackReader reader, Path mailbox, long proved, long unproved) throws Exception {
        FeedbackSummary summary = reader.read(sources(mailbox));
        if (summary.intake().counted() != proved || summary.intake().unauthenticated() != unproved) {
            throw new IllegalStateException("counted: " + summary.intake());
        }
        return summary.intake().messages();
    }
}
