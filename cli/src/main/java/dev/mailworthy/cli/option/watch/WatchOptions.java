package dev.mailworthy.cli.option.watch;

import dev.mailworthy.cli.option.Durations;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.watch.AlertFile;
import dev.mailworthy.cli.watch.AlertOutlet;
import dev.mailworthy.cli.watch.AlertProgram;
import dev.mailworthy.cli.watch.WatchTimes;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a watch looks, and where its alerts go. */
public final class WatchOptions {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final Duration MINUTES = Duration.ofMinutes(3);
    private static final int DAYS = 400;
    private static final int MOST_DAYS = 10_000;
    private static final Duration PROGRAM = Duration.ofSeconds(60);

    @Option(
            names = "--once",
            description = "Look once, and a second time if the first look saw a change; then end. For cron and timers.")
    private boolean once;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            converter = Durations.class,
            description =
                    "The time between two looks at a domain, up to a tenth shorter or longer by chance. Default: 1h.")
    private Duration interval = HOUR;

    @Option(
            names = "--confirm-after",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "Tell a change when a second look after this time sees it too. Default: 3m.")
    private Duration confirm = MINUTES;

    @Option(
            names = "--alert-file",
            paramLabel = "FILE",
            description = "Append each alert to this file, one JSON document on each line.")
    private @Nullable Path alertFile;

    @Option(
            names = "--alert-command",
            paramLabel = "PROGRAM",
            description = "Start this program for alerts. It gets one JSON document on each line of its standard input,"
                    + " and no arguments; no shell is used.")
    private @Nullable String alertCommand;

    @Option(
            names = "--heartbeat",
            paramLabel = "FILE",
            description =
                    "Write the time to this file after each round, so that another program can see when the watch stops.")
    private @Nullable String heartbeat;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            description = "Keep each look for so many days, and counts for each day after that. Default: 400.")
    private int keep = DAYS;

    /** @throws UsageException if it is no number of days from 1 to ten thousand */
    public Duration keep() {
        if (keep < 1 || keep > MOST_DAYS) {
            throw new UsageException("--keep: write a number of days from 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(keep);
    }

    public boolean isOnce() {
        return once;
    }

    /**
     * The servers of receivers and lists belong to others.
     *
     * @param isLab whether all servers are this process's own
     * @throws UsageException if looks would follow each other too closely
     */
    public void checkInterval(boolean isLab) {
        if (!isLab && interval.compareTo(LEAST) < 0) {
            throw new UsageException(
                    "--interval: at least 10m, because each look connects to receivers and queries blocklists");
        }
    }

    public WatchTimes times() {
        return WatchTimes.of(interval, confirm);
    }

    /** @throws UsageException if a file or a program cannot be used */
    public List<AlertOutlet> outlets() {
        List<AlertOutlet> outlets = new ArrayList<>();
        Optional.ofNullable(alertFile)
                .map(WatchOptions::writable)
                .map(AlertFile::new)
                .ifPresent(outlets::add);
        Optional.ofNullable(alertCommand)
                .map(WatchOptions::program)
                .map(program -> new AlertProgram(program, PROGRAM))
                .ifPresent(outlets::add);
        return outlets;
    }

    private static Path writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean isWritable = Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : folder != null && Files.isWritable(folder);
        if (!isWritable) {
            throw new UsageException(file + ": alerts cannot be written there");
        }
        return file;
    }

    private static String program(String name) {
        try {
            if (!Files.isExecutable(Path.of(name)) || Files.isDirectory(Path.of(name))) {
                throw new UsageException(name + ": is no program; write its path");
            }
            return Path.of(name).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            throw new UsageException("--alert-command: is no name of a program");
        }
    }

    /** @throws UsageException if the file cannot be written */
    public Optional<OutputFile> heartbeat(Session session) {
        return Optional.ofNullable(heartbeat).map(file -> OutputFile.of(file, session.secrets()));
    }
}
