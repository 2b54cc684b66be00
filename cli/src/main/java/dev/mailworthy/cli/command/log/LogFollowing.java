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
        DeliveryMemory memory = kept.memory();
        DeliverySummary sum = DeliverySummary.NONE;
        for (String name : names) {
            try {
                for (LogSource source : sources(name, memory)) {
                    AppendedLines lines = DeliveryLog.readOn(source, memory, kept.options(), ReadingProgress.none());
                    memory = lines.memory();
                    sum = sum.plus(lines.summary());
                }
                known.remove(name);
            } catch (IOException e) {
                tell(name, String.valueOf(e.getMessage()));
            }
        }
        if (sum.coverage().lines() > 0) {
            kept.keep(memory);
            news.accept(sum);
        }
    }

    private static List<LogSource> sources(String name, DeliveryMemory memory) throws IOException {
        LogSources found = new LogSources(InputStream.nullInputStream(), Instant.EPOCH);
        for (LogSource rotated : rotated(name)) {
            if (memory.knows(rotated)) {
                found.add(name + ".1");
            }
        }
        return found.add(name).all();
    }

    private static List<LogSource> rotated(String name) {
        try {
            return new LogSources(InputStream.nullInputStream(), Instant.EPOCH)
                    .add(name + ".1")
                    .all();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void tell(String name, String problem) {
        if (known.add(name)) {
            problems.accept(problem);
        }
    }
}
