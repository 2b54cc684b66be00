package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.json.JsonInput;
import dev.mailworthy.cli.json.Members;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.spf.BatchLine;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers many SPF checks, one line of JSON each, in the order of the lines. At most 64 checks run or wait for output
 * at a time, so that long input needs no more memory.
 */
final class SpfBatch {

    private static final int UNDER_WAY = 64;
    private static final int LONGEST_LINE = 65_536;

    private final Spf spf;
    private final PrintWriter out;
    private final Clock clock;
    private final Deque<CompletableFuture<BatchLine>> waiting = new ArrayDeque<>();
    private long written;

    private SpfBatch(Spf spf, PrintWriter out, Clock clock) {
        this.spf = spf;
        this.out = out;
        this.clock = clock;
    }

    static int run(String file, Session session, SharedOptions shared) {
        try (Surroundings world = shared.openForLongInput();
                Interruption ctrlC = Interruption.stopping(world.stop()::byUser);
                BufferedReader in = new BufferedReader(open(file, session))) {
            SpfBatch batch = new SpfBatch(Spf.over(world.dns()), session.out(), session.clock());
            batch.answer(in, world.stop());
            return batch.end(session, world.stop().completeness());
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be read");
        }
    }

    private static Reader open(String file, Session session) throws IOException {
        return file.equals("-")
                ? new InputStreamReader(session.input(), StandardCharsets.UTF_8)
                : new InputStreamReader(Files.newInputStream(Path.of(file)), StandardCharsets.UTF_8);
    }

    /** The exit code. A run that ended before its input has read the lines that it answered, and no more. */
    private int end(Session session, Completeness how) {
        if (how == Completeness.COMPLETE) {
            return 0;
        }
        session.tell(
                (how == Completeness.OUT_OF_TIME ? "the time for the whole run is over: " : "the run was stopped: ")
                        + written + " lines are answered, later lines were not read");
        return Verdict.INCONCLUSIVE.exitCode();
    }

    private void answer(BufferedReader in, Stop stop) throws IOException {
        for (Optional<String> line = next(in, stop); line.isPresent(); line = next(in, stop)) {
            if (!line.get().isBlank()) {
                waiting.add(check(line.get()));
            }
            while (waiting.size() > UNDER_WAY
                    || !waiting.isEmpty() && waiting.peek().isDone()) {
                write(waiting.remove().join());
            }
        }
        while (!waiting.isEmpty()) {
            write(waiting.remove().join());
        }
        out.flush();
    }

    private void write(BatchLine line) {
        written++;
        out.print(line.text(new Stamp(Version.text(), clock.instant())));
    }

    /** The next line; empty at the end of the input or of the run. */
    private static Optional<String> next(BufferedReader in, Stop stop) throws IOException {
        return stop.completeness() == Completeness.COMPLETE ? next(in) : Optional.empty();
    }

    /** The next line without its line break, cut after 65,536 characters. A cut line is not valid JSON. */
    private static Optional<String> next(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
            c = in.read();
        }
        return Optional.of(line.toString());
    }

    private CompletableFuture<BatchLine> check(String line) {
        Optional<Object> id = Optional.empty();
        try {
            Members object = JsonInput.object(line);
            id = object.value("id");
            Optional<Object> known = id;
            return spf.checkAsync(request(object)).thenApply(check -> answered(known, check));
        } catch (IllegalArgumentException e) {
            return failed(id, String.valueOf(e.getMessage()));
        }
    }

    private static SpfRequest request(Members object) {
        String helo = text(object, "helo");
        String mailFrom = text(object, "mailFrom");
        if (mailFrom.isEmpty() && helo.isEmpty()) {
            throw new IllegalArgumentException("neither mailFrom nor helo");
        }
        return new SpfRequest(IpAddress.parse(text(object, "ip")), mailFrom, helo);
    }

    private static String text(Members object, String member) {
        Object value = object.value(member).orElse("");
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(member + " is no string");
    }

    private static BatchLine answered(Optional<Object> id, SpfCheck check) {
        return new BatchLine(id, Optional.of(check), "");
    }

    private static CompletableFuture<BatchLine> failed(Optional<Object> id, String error) {
        return CompletableFuture.completedFuture(new BatchLine(id, Optional.empty(), error));
    }
}
