package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.line.LineReader;
import dev.mailworthy.smtp.delivery.line.NoLinesException;
import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * One large log that is read in parts, each by a thread. Their summaries add up to that of the whole. A part does not know the line
 * before it, from which a reader infers the year and tells the two equal hours in autumn apart. Where the times at a cut leave a
 * doubt, the parts are thrown away and one thread reads the log.
 */
final class SplitLog {

    /** A smaller log is read in less time than a thread takes to become fast. */
    private static final long LEAST = 64L << 20;

    /** A longer silence at a cut may also be an inferred year that is wrong. */
    private static final long LONGEST_SILENCE = 31L * 86_400;

    private final LogSource source;
    private final DeliveryOptions options;
    private final ReadingProgress progress;
    private final long least;

    /** What one thread has read. */
    private record Part(DeliverySummary summary, OptionalLong first, long last, boolean isOfOneYear) {}

    SplitLog(LogSource source, DeliveryOptions options, ReadingProgress progress, long least) {
        this.source = source;
        this.options = options;
        this.progress = progress;
        this.least = least;
    }

    static SplitLog of(LogSource source, DeliveryOptions options, ReadingProgress progress) {
        return new SplitLog(source, options, progress, LEAST);
    }

    /** Empty if one thread has to read the log. Domains are counted in the order in which a log names them, so that it is not split. */
    Optional<DeliverySummary> read() throws IOException {
        boolean isFit = options.threads() > 1 && !options.domains().isAny() && source.size() >= least;
        List<Long> cuts = isFit ? LogCuts.of(source, source.size(), options.threads()) : List.of();
        if (cuts.size() < 2) {
            return Optional.empty();
        }
        SharedProgress shared = new SharedProgress(progress, cuts.size());
        List<FutureTask<Part>> tasks = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            int part = i;
            long from = cuts.get(i);
            long to = i + 1 < cuts.size() ? cuts.get(i + 1) : Long.MAX_VALUE;
            tasks.add(new FutureTask<>(() -> part(from, to, cuts.size(), shared.of(part))));
        }
        return joined(parts(tasks, shared), shared.isStopped());
    }

    private Part part(long from, long to, int parts, ReadingProgress own) throws IOException {
        DeliveryOptions share = options.remembering(Math.max(1, options.mostOpen() / parts));
        try (InputStream octets = new OctetsUpTo(
                source.openAt(from).orElseThrow(() -> new IOException(source.name() + ": became shorter")),
                to - from)) {
            LineReader lines = new LineReader(octets, options.zone(), source.written(), 0, options.key());
            LogScan scan = new LogScan(lines, share, own);
            boolean isOfOneYear = scan.run(true);
            return new Part(scan.summary(), scan.first(), lines.lastSecond(), isOfOneYear);
        } catch (NoLinesException e) {
            throw new IOException(source.name() + ": " + e.getMessage(), e);
        }
    }

    /** Runs the first task on this thread and the others on threads of their own. A failure or an interrupt stops all. */
    private static List<Part> parts(List<FutureTask<Part>> tasks, SharedProgress shared) throws IOException {
        tasks.subList(1, tasks.size()).forEach(task -> {
            Thread thread = new Thread(task, "part of a log");
            thread.setDaemon(true);
            thread.start();
        });
        tasks.get(0).run();
        List<Part> parts = new ArrayList<>();
        Optional<Throwable> failure = Optional.empty();
        boolean isInterrupted = false;
        for (int i = 0; i < tasks.size(); ) {
            try {
                parts.add(tasks.get(i).get());
                i++;
            } catch (ExecutionException e) {
                failure = failure.or(() -> Optional.ofNullable(e.getCause()));
                shared.stop();
                i++;
            } catch (InterruptedException e) {
                isInterrupted = true;
                shared.stop();
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.isPresent()) {
            if (failure.get() instanceof IOException e) {
                throw e;
            }
            throw new IllegalStateException(failure.get());
        }
        return parts;
    }

    /** What was read before a stop counts up to the first doubt. */
    private Optional<DeliverySummary> joined(List<Part> parts, boolean isStopped) {
        DeliverySummary sum = DeliverySummary.NONE;
        for (int i = 0; i < parts.size(); i++) {
            boolean fits = parts.get(i).isOfOneYear() && (i == 0 || follows(parts.get(i), parts.get(i - 1), isStopped));
            if (!fits) {
                return isStopped && i > 0 ? Optional.of(sum) : Optional.empty();
            }
            sum = sum.plus(parts.get(i).summary());
        }
        return Optional.of(sum);
    }

    private boolean follows(Part part, Part before, boolean isStopped) {
        if (part.first().isEmpty()) {
            return false;
        }
        long silence = part.first().getAsLong() - before.last();
        boolean isNear = silence >= -LogCoverage.JUMP && (isStopped || silence <= LONGEST_SILENCE);
        return isNear && !isTwice(part.first().getAsLong());
    }

    /** Whether the clock shows this local time twice, since it is set back in autumn. */
    private boolean isTwice(long second) {
        return options.zone()
                        .getRules()
                        .getValidOffsets(Instant.ofEpochSecond(second)
                                .atZone(options.zone())
                                .toLocalDateTime())
                        .size()
                > 1;
    }
}
