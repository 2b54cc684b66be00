package dev.mailworthy.cli.command.log;

import dev.mailworthy.smtp.delivery.AppendedLines;
import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.ReadingProgress;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads logs again and again, and hands on what their new lines say. A log is found by its name each time, as by {@code tail -F}.
 * Lines that were written shortly before a rotation are read from the file of the same name with {@code .1}.
 */
public final class LogFollowing {

    private final KeptMemory kept;
    private final List<String> names;
    private final Consumer<DeliverySummary> news;
    private final Consumer<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** The time between two readings. */
    @FunctionalInterface
    public interface Pause {

        /** Waits. Returns whether to read once more. */
        boolean goesOn() throws InterruptedException;
    }

    /**
     * @param news takes what the new lines say
     * @param problems takes each problem with a log once, one line for people
     */
    public LogFollowing(
            KeptMemory kept, List<String> names, Consumer<DeliverySummary> news, Consumer<String> problems) {
        this.kept = kept;
        this.names = names;
        this.news = news;
        this.problems = problems;
    }

    public void run(Pause pause) throws InterruptedException {
        while (pause.goesOn()) {
            round();
        }
    }

    private void round() {
        Round round = new Round(kept.memory(), DeliverySummary.NONE);
        for (String name : names) {
            try {
                round = rotated(name, round);
                round = current(name, round);
                known.remove(name);
            } catch (IOException e) {
                tell(name, String.valueOf(e.getMessage()));
            }
        }
        if (round.sum().coverage().lines() > 0) {
            kept.keep(round.memory());
            news.accept(round.sum());
        }
    }

    /** What one round has read so far. */
    private record Round(DeliveryMemory memory, DeliverySummary sum) {

        Round with(AppendedLines lines) {
            return new Round(lines.memory(), sum.plus(lines.summary()));
        }
    }

    private Round current(String name, Round before) throws IOException {
        Round now = before;
        for (LogSource source : sources(name)) {
            now = now.with(DeliveryLog.readOn(source, now.memory(), kept.options(), ReadingProgress.none()));
        }
        return now;
    }

    /** The end of the log before. One that was not begun before the rotation is left alone. */
    private Round rotated(String name, Round before) {
        Round now = before;
        try {
            for (LogSource source : sourcesIfThere(name + ".1")) {
                now = DeliveryLog.readOnIfKnown(source, now.memory(), kept.options(), ReadingProgress.none())
                        .map(now::with)
                        .orElse(now);
            }
        } catch (IOException e) {
            tell(name + ".1", String.valueOf(e.getMessage()));
        }
        return now;
    }

    private static List<LogSource> sourcesIfThere(String name) {
        try {
            return sources(name);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<LogSource> sources(String name) throws IOException {
        return new LogSources(InputStream.nullInputStream(), Instant.EPOCH)
                .add(name)
                .all();
    }

    private void tell(String name, String problem) {
        if (known.add(name)) {
            problems.accept(problem);
        }
    }
}
