package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.spf.BatchLine;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Answers many SPF checks, one line of JSON or CSV each, in the order of the lines. At most 64 checks run or wait for output
 * at a time, so that long input needs no more memory. Answers are passed on when the input pauses.
 */
final class SpfBatch {

    private static final int UNDER_WAY = 64;
    private static final int LONGEST_ID = 1024;

    private final Spf spf;
    private final PrintWriter out;
    private final Clock clock;
    private final BatchLine.Form form;
    private final Deque<CompletableFuture<BatchLine>> waiting = new ArrayDeque<>();
    private final Semaphore news;
    private volatile boolean stopped;
    private Optional<BatchInput.Event> last = Optional.empty();
    private long lines;
    private long written;
    private long answered;
    private long silent;

    private SpfBatch(Spf spf, Semaphore news, PrintWriter out, Clock clock, BatchLine.Form form) {
        this.form = form;
        this.spf = spf;
        this.news = news;
        this.out = out;
        this.clock = clock;
    }

    static int run(String file, Session session, SharedOptions shared, BatchLine.Form form) {
        Semaphore news = new Semaphore(0);
        try (Surroundings world = shared.openForLongInput(session);
                InputStream in = open(file, session);
                BatchInput input = BatchInput.reading(in, news::release);
                Interruption ctrlC = Interruption.stopping(world.stop()::byUser)) {
            Spf spf = Spf.over(world.dns()).withExecutor(Runnable::run);
            SpfBatch batch = new SpfBatch(spf, news, session.out(), session.clock(), form);
            batch.out.print(form.head());
            world.stop().whenStopped(() -> {
                batch.stop();
                input.close();
            });
            batch.answer(input);
            batch.out.flush();
            return batch.conclude(file, session, world.stop().completeness());
        } catch (IOException e) {
            throw new UsageException(file + ": " + InputFile.problem(Path.of(file), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.INCONCLUSIVE.exitCode();
        }
    }

    /** Standard input is not closed, because a thread may wait for it. */
    private static InputStream open(String file, Session session) throws IOException {
        return file.equals("-") ? new OpenInput(session.input()) : Files.newInputStream(Path.of(file));
    }

    /** A stream that stays open. */
    private static final class OpenInput extends FilterInputStream {

        OpenInput(InputStream octets) {
            super(octets);
        }

        @Override
        public void close() {}
    }

    private void stop() {
        stopped = true;
        news.release();
    }

    private void answer(BatchInput input) throws InterruptedException {
        while (!stopped && !(last.isPresent() && waiting.isEmpty())) {
            boolean moved = take(input);
            moved |= write();
            if (!moved) {
                out.flush();
                news.acquire();
                news.drainPermits();
            }
        }
        write();
    }

    /** Begins the checks of the lines that have come. Returns whether there was one. */
    private boolean take(BatchInput input) {
        boolean moved = false;
        while (waiting.size() < UNDER_WAY && last.isEmpty()) {
            Optional<BatchInput.Event> event = input.poll();
            if (event.isEmpty() || stopped) {
                break;
            }
            moved = true;
            if (event.get() instanceof BatchInput.Event.Line line) {
                begin(line.text());
            } else {
                last = event;
            }
        }
        return moved;
    }

    private void begin(String line) {
        if (!line.isBlank()) {
            lines++;
            CompletableFuture<BatchLine> answer = check(line);
            waiting.add(answer);
            answer.whenComplete((done, bug) -> news.release());
        }
    }

    /** Writes the answers that are next in order. Returns whether there was one. */
    private boolean write() {
        boolean moved = false;
        while (!waiting.isEmpty() && waiting.element().isDone()) {
            BatchLine line = waiting.remove().join();
            answered += line.isAnswered() ? 1 : 0;
            silent += line.isSilent() ? 1 : 0;
            out.print(line.text(form, new Stamp(Version.text(), clock.instant())));
            written++;
            moved = true;
        }
        return moved;
    }

    /** The exit code, after a sentence about lines without an answer. */
    private int conclude(String file, Session session, Completeness how) {
        if (last.isPresent() && last.get() instanceof BatchInput.Event.Broken broken) {
            throw new UsageException(file + ": cannot be read: " + broken.problem());
        }
        if (how != Completeness.COMPLETE) {
            session.tell(
                    (how == Completeness.OUT_OF_TIME ? "the time for the whole run is over: " : "the run was stopped: ")
                            + written + " lines are answered, later lines were not read");
        } else if (answered < lines || lines == 0) {
            session.tell(answered + " of " + lines + " lines are answered");
        }
        boolean isWhole = answered > 0 && silent == 0 && how == Completeness.COMPLETE;
        return isWhole ? Verdict.READY.exitCode() : Verdict.INCONCLUSIVE.exitCode();
    }

    private CompletableFuture<BatchLine> check(String line) {
        Optional<Object> id = Optional.empty();
        try {
            Members object = JsonInput.object(line);
            id = id(object);
            Optional<Object> known = id;
            return spf.checkAsync(request(object)).thenApply(check -> answered(known, check));
        } catch (IllegalArgumentException e) {
            return failed(id, String.valueOf(e.getMessage()));
        }
    }

    /** The id of a line, which comes back as it was given. */
    private static Optional<Object> id(Members object) {
        Optional<Object> id = object.value("id");
        boolean isPlain = id.filter(value ->
                        !(value instanceof String) && !(value instanceof Number) && !(value instanceof Boolean))
                .isEmpty();
        if (!isPlain) {
            throw new IllegalArgumentException("id is no string, number, true, false or null");
        }
        if (id.filter(value -> value.toString().length() > LONGEST_ID).isPresent()) {
            throw new IllegalArgumentException("id has more than " + LONGEST_ID + " characters");
        }
        return id;
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
