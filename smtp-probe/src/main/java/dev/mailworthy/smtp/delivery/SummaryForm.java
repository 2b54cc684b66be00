package dev.mailworthy.smtp.delivery;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.Matter;
import dev.mailworthy.smtp.delivery.cell.OpenMessage;
import dev.mailworthy.smtp.delivery.cell.OpenRecipient;
import dev.mailworthy.smtp.delivery.cell.SampleReply;
import dev.mailworthy.smtp.delivery.cell.StageTimes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The binary form of a summary: four octets {@code MWDS}, a version, then numbers of variable length and texts. A text that was
 * written before is written as its number. Version 2; version 1, without domains of recipients and signs of TLS, is read as well.
 */
final class SummaryForm {

    private static final String MAGIC = "MWDS";
    private static final int VERSION = 2;

    /** The version since which domains of recipients and signs of TLS are written. */
    private static final int WITH_DOMAINS = 2;

    private SummaryForm() {}

    public static void write(DeliverySummary summary, OutputStream out) throws IOException {
        SummaryOutput to = new SummaryOutput(out);
        to.begin(MAGIC, VERSION);
        body(to, summary);
        to.end();
    }

    static void body(SummaryOutput to, DeliverySummary summary) throws IOException {
        to.list(summary.counted(), cell -> {
            key(to, cell.key());
            counts(to, cell.counts());
        });
        to.number(summary.messages());
        to.list(summary.open(), message -> message(to, message));
        coverage(to, summary.coverage());
    }

    /** @throws IOException also for another form or version, and for what no summary can hold */
    public static DeliverySummary read(InputStream in) throws IOException {
        SummaryInput from = new SummaryInput(in);
        from.begin(MAGIC, VERSION);
        DeliverySummary summary = body(from);
        from.end();
        return summary;
    }

    static DeliverySummary body(SummaryInput from) throws IOException {
        try {
            List<EvidenceCell> cells = from.list(() -> new EvidenceCell(key(from), counts(from)));
            long messages = from.number();
            List<OpenMessage> open = from.list(() -> message(from));
            return new DeliverySummary(cells, messages, open, coverage(from));
        } catch (IllegalArgumentException e) {
            throw new IOException("the summary holds a value that is none: " + e.getMessage(), e);
        }
    }

    private static void key(SummaryOutput to, CellKey key) throws IOException {
        to.number(key.hour());
        to.text(key.source().map(IpAddress::toString).orElse(""));
        to.choice(key.target().kind());
        to.text(key.target().id().orElse(""));
        to.text(key.target().name());
        to.choice(key.outcome());
        to.text(key.cause().id());
        to.choice(key.cause().matter());
        to.text(key.cause().rule().orElse(""));
        to.text(key.domain().orElse(""));
    }

    private static CellKey key(SummaryInput from) throws IOException {
        long hour = from.number();
        Optional<IpAddress> source = optional(from.text()).map(IpAddress::parse);
        MailTarget target = new MailTarget(from.choice(MailTarget.Kind.values()), optional(from.text()), from.text());
        DeliveryOutcome outcome = from.choice(DeliveryOutcome.values());
        CellCause cause = new CellCause(from.text(), from.choice(Matter.values()), optional(from.text()));
        Optional<String> domain = from.version() < WITH_DOMAINS ? Optional.empty() : optional(from.text());
        return new CellKey(hour, source, target, outcome, cause, domain);
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void counts(SummaryOutput to, CellCounts counts) throws IOException {
        to.numbers(
                counts.attempts(),
                counts.recipients(),
                counts.deferredOnce(),
                counts.heldOnce(),
                counts.first(),
                counts.last(),
                counts.encrypted(),
                counts.plaintext(),
                counts.unmarked());
        to.list(List.copyOf(counts.delays().counts().entrySet()), step -> to.numbers(step.getKey(), step.getValue()));
        StageTimes stages = counts.stages();
        to.numbers(stages.attempts(), stages.arrival(), stages.queue(), stages.connection(), stages.transmission());
        to.list(counts.sample().stream().toList(), sample -> {
            to.number(sample.second());
            to.text(sample.text());
        });
    }

    private static CellCounts counts(SummaryInput from) throws IOException {
        long[] numbers = from.numbers(8);
        long unmarked = from.version() < WITH_DOMAINS ? 0 : from.number();
        Map<Integer, Long> delays = new TreeMap<>();
        for (Map.Entry<Integer, Long> step : from.list(() -> Map.entry((int) from.number(), from.number()))) {
            delays.merge(step.getKey(), step.getValue(), Long::sum);
        }
        long[] stages = from.numbers(5);
        List<SampleReply> sample = from.list(() -> new SampleReply(from.number(), from.text()));
        return new CellCounts(
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                unmarked,
                new DelayHistogram(new TreeMap<>(delays)),
                new StageTimes(stages[0], stages[1], stages[2], stages[3], stages[4]),
                sample.stream().findFirst());
    }

    private static void message(SummaryOutput to, OpenMessage message) throws IOException {
        to.numbers(message.id(), message.begun() ? 1 : 0, message.first(), message.last());
        to.time(message.ended());
        to.time(message.expired());
        to.list(message.recipients(), recipient -> {
            to.numbers(
                    recipient.id(), recipient.second(), recipient.deferredOnce() ? 1 : 0, recipient.heldOnce() ? 1 : 0);
            key(to, recipient.state());
        });
    }

    private static OpenMessage message(SummaryInput from) throws IOException {
        long[] numbers = from.numbers(4);
        OptionalLong ended = from.time();
        OptionalLong expired = from.time();
        List<OpenRecipient> recipients = from.list(() -> {
            long[] own = from.numbers(4);
            return new OpenRecipient(own[0], own[1], key(from), own[2] == 1, own[3] == 1);
        });
        return new OpenMessage(numbers[0], numbers[1] == 1, numbers[2], numbers[3], ended, expired, recipients);
    }

    private static void coverage(SummaryOutput to, LogCoverage coverage) throws IOException {
        to.numbers(
                coverage.lines(),
                coverage.understood(),
                coverage.notUnderstood(),
                coverage.ambiguous(),
                coverage.unreadable(),
                coverage.lost(),
                coverage.truncated(),
                coverage.tooLong(),
                coverage.evicted(),
                coverage.clockJumps(),
                coverage.merged(),
                coverage.tlsSigns());
        to.list(List.copyOf(coverage.hours()), to::number);
        to.list(List.copyOf(coverage.shapes().entrySet()), shape -> {
            to.text(shape.getKey());
            to.number(shape.getValue());
        });
    }

    private static LogCoverage coverage(SummaryInput from) throws IOException {
        long[] numbers = from.numbers(11);
        long tlsSigns = from.version() < WITH_DOMAINS ? 0 : from.number();
        List<Long> hours = from.list(from::number);
        Map<String, Long> shapes = new TreeMap<>();
        for (Map.Entry<String, Long> shape : from.list(() -> Map.entry(from.text(), from.number()))) {
            shapes.merge(shape.getKey(), shape.getValue(), Long::sum);
        }
        return new LogCoverage(
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8],
                numbers[9],
                numbers[10],
                tlsSigns,
                new TreeSet<>(hours),
                new TreeMap<>(shapes));
    }
}
