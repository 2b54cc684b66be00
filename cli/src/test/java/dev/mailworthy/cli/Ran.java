package dev.mailworthy.cli;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import dev.mailworthy.core.json.JsonInput;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One run of the command: its exit code and its output. */
record Ran(int code, String out, String err) {

    private static final Map<List<String>, FutureTask<Ran>> SHARED = new ConcurrentHashMap<>();

    static Ran of(String... args) {
        return at(Clock.systemUTC(), args);
    }

    /**
     * A run of a command that changes nothing and has the same result each time, such as a check in a shipped lab. The first test
     * that asks makes it; the others read it.
     */
    static Ran shared(String... args) {
        FutureTask<Ran> run = SHARED.computeIfAbsent(List.of(args), words -> new FutureTask<>(() -> of(args)));
        run.run();
        try {
            return run.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(String.join(" ", args), e);
        }
    }

    /** A run whose DNS questions have this time each, so that an answer is not late on a busy machine. */
    static Ran patient(Duration perQuestion, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                session(Clock.systemUTC(), InputStream.nullInputStream(), out, err)
                        .with(perQuestion),
                args);
        return new Ran(code, out.toString(), err.toString());
    }

    /** A run at another time, which its documents and age limits use. */
    static Ran at(Clock clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(session(clock, InputStream.nullInputStream(), out, err), args);
        return new Ran(code, out.toString(), err.toString());
    }

    /** A run at another time and with a text on standard input. */
    static Ran at(Instant now, InputStream input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(session(Clock.fixed(now, ZoneOffset.UTC), input, out, err), args);
        return new Ran(code, out.toString(), err.toString());
    }

    private static Session session(Clock clock, InputStream input, StringWriter out, StringWriter err) {
        return Session.of(Terminal.none(), clock, input, out, err);
    }

    /** Standard output as one strict JSON document, in the types of a YAML reader (JSON is a part of YAML 1.2). */
    Map<?, ?> json() {
        JsonInput.object(out);
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(out);
    }

    List<?> list(String member) {
        return (List<?>) json().get(member);
    }
}
