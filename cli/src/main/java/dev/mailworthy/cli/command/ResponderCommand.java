package dev.mailworthy.cli.command;

import dev.mailworthy.cli.option.Durations;
import dev.mailworthy.cli.option.KeyOption;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.egress.ProvenLine;
import dev.mailworthy.cli.run.ExitCode;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.responder.Responder;
import dev.mailworthy.smtp.responder.value.KeyFile;
import dev.mailworthy.smtp.responder.value.ProvenConnection;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderSettings;
import dev.mailworthy.smtp.responder.value.ResponderSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the {@link Responder responder}, which is the far end of a test. */
@Command(
        name = "responder",
        mixinStandardHelpOptions = true,
        description =
                "The other end of a port test. Run it on another machine of yours; \"egress --responder\" connects to"
                        + " it from the mail server and finds out who changes or blocks connections. It accepts no mail.",
        footer = {
            "",
            "Exit codes: 0 ended as asked, 3 no visitor came in time (--once), 64 usage.",
            "Begin with: mailworthy responder --new-key FILE; both machines need that file."
        })
public final class ResponderCommand implements Callable<Integer> {

    private static final int NOBODY_CAME = 3;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Listen on this port; 0 takes any free one. Repeatable. Default: 25, 465, 587 and 2525.")
    private List<Integer> ports = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "IP",
            description = "Listen on this local address. Repeatable. Default: all, IPv4 and IPv6.")
    private List<IpAddress> addresses = new ArrayList<>();

    @Mixin
    private KeyOption key = new KeyOption();

    @Option(
            names = "--new-key",
            paramLabel = "FILE",
            description = "Write a new key to this file, which only you can read, and end.")
    private @Nullable Path newKey;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "End after this time. Default: run until Ctrl-C.")
    private @Nullable Duration duration;

    @Option(names = "--once", description = "End after one visitor with the right key.")
    private boolean once;

    @Option(names = "--json-lines", description = "Print one JSON document on each line, for each proved connection.")
    private boolean jsonLines;

    @Option(names = "--quiet", description = "Print only errors.")
    private boolean quiet;

    private final Session session;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Optional<OutputException>> lost = new AtomicReference<>(Optional.empty());

    ResponderCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (newKey != null) {
                return createKey(newKey);
            }
            return serve(settings());
        } catch (ResponderException e) {
            e.problems().forEach(problem -> session.tell(HintText.after(problem.text(), problem.hint())));
            return ExitCode.USAGE;
        }
    }

    private int createKey(Path file) throws ResponderException {
        new KeyFile(file).create(new SecureRandom());
        tell("wrote a new key to " + file + "; copy it to the other machine, and keep it secret");
        return 0;
    }

    private ResponderSettings settings() {
        try {
            ResponderSettings settings =
                    ResponderSettings.of(key.read(System.getenv(), session)).withAddresses(addresses);
            return ports.isEmpty() ? settings : settings.withPorts(ports);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Serves until the end, and prints the summary before Ctrl-C ends the program. */
    private int serve(ResponderSettings settings) throws ResponderException, InterruptedException {
        try (Interruption ctrlC = Interruption.stopping(over::countDown)) {
            Responder responder = Responder.open(settings, session.clock(), this::show);
            try (responder) {
                announce(responder);
                responder.served().thenRun(once ? over::countDown : () -> {});
                await(over);
            }
            lost.get().ifPresent(ResponderCommand::rethrow);
            tell(text(responder.summary()));
            int code = once && responder.summary().proven() == 0 ? NOBODY_CAME : 0;
            ctrlC.endsWith(code);
            return code;
        }
    }

    private void await(CountDownLatch over) throws InterruptedException {
        if (duration == null) {
            over.await();
        } else if (!over.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            tell("the time is over");
        }
    }

    private void announce(Responder responder) {
        tell("listening on "
                + responder.endpoints().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + "; Ctrl-C ends it");
        tell("on the mail server: mailworthy egress --responder THIS_HOST --key FILE");
        if (Optional.ofNullable(System.getProperty("user.name"))
                .filter("root"::equals)
                .isPresent()) {
            tell("runs as root, but needs only CAP_NET_BIND_SERVICE (systemd: DynamicUser=yes,"
                    + " AmbientCapabilities=CAP_NET_BIND_SERVICE)");
        }
    }

    private void show(ProvenConnection connection) {
        if (!quiet) {
            PrintWriter out = session.out();
            ProvenLine line = new ProvenLine(connection);
            try {
                out.print(jsonLines ? line.json(session.stamp()) : line.text());
                out.flush();
            } catch (OutputException e) {
                lost.set(Optional.of(e));
                over.countDown();
            }
        }
    }

    private static void rethrow(OutputException e) {
        throw e;
    }

    private void tell(String message) {
        if (!quiet) {
            session.tell(message);
        }
    }

    private static String text(ResponderSummary summary) {
        return "ended: " + summary.accepted() + " connections, " + summary.proven() + " proved, " + summary.cut()
                + " cut off; " + summary.turnedAway() + " turned away";
    }
}
