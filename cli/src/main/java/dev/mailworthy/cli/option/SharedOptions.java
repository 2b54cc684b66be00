package dev.mailworthy.cli.option;

import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.run.Printing;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.Terminal;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that measures. */
public final class SharedOptions {

    @Option(
            names = "--resolver",
            paramLabel = "HOST[:PORT]",
            description = "Use the DNS server at this address instead of those in /etc/resolv.conf. Repeatable.")
    private List<ResolverAddress> resolvers = new ArrayList<>();

    @Option(
            names = "--zone",
            paramLabel = "FILE",
            description =
                    "Take the names of a zone from this zone file; all other names come from the DNS. Repeatable.")
    private List<Path> zones = new ArrayList<>();

    @Option(
            names = "--lab",
            completionCandidates = Candidates.Labs.class,
            paramLabel = "NAME|DIR",
            description =
                    "Run in an embedded test network on this machine; nothing leaves it. See: mailworthy lab list.")
    private @Nullable String lab;

    private static final Duration USUAL = Duration.ofSeconds(60);

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Durations.class,
            description =
                    "Time limit of the whole run, like 500ms, 30s or 2m. Default: 60s; for several domains 60s each,"
                            + " for sweeps and batches none.")
    private @Nullable Duration timeout;

    @Mixin
    private FormOptions form = new FormOptions();

    private Surroundings open(Session session) {
        return open(session, Optional.of(timeout()));
    }

    /** For a run that takes as long as its input: only a time that the user gives is a limit. */
    public Surroundings openForLongInput(Session session) {
        return open(session, Optional.ofNullable(timeout));
    }

    private Surroundings open(Session session, Optional<Duration> limit) {
        return Surroundings.open(resolvers, zones, Optional.ofNullable(lab), limit, session.perQuestion());
    }

    /** For a run that goes on: the time limit is that of each of its parts. */
    public Surroundings openForRounds(Session session) {
        return open(session, Optional.empty());
    }

    public Run run(Session session) {
        return new Run(session, () -> open(session), form.printing(session, lab()));
    }

    /** A run whose output has another form than the option's. */
    public Run run(Session session, Rendering rendering) {
        return new Run(
                session, () -> open(session), form.printing(session, lab()).as(rendering));
    }

    /** A run as long as its input. See {@link #openForLongInput}. */
    public Run longRun(Session session) {
        return new Run(session, () -> openForLongInput(session), form.printing(session, lab()));
    }

    /** A run as long as its input, whose output has another form than the option's. */
    public Run longRun(Session session, Rendering rendering) {
        return new Run(
                session,
                () -> openForLongInput(session),
                form.printing(session, lab()).as(rendering));
    }

    /** The printing of one result. */
    public Printing printing(Session session) {
        return form.printing(session, lab());
    }

    /** The time for the whole run: the user's, or 60 seconds. */
    public Duration timeout() {
        return timeout == null ? USUAL : timeout;
    }

    public Optional<String> lab() {
        return Optional.ofNullable(lab);
    }

    public FormOptions form() {
        return form;
    }

    boolean isQuiet() {
        return form.isQuiet();
    }

    /** Whether progress may be shown on a terminal. */
    public boolean showsProgress() {
        return form.showsProgress();
    }

    public Rendering rendering() {
        return form.rendering();
    }

    public TextStyle style(Terminal terminal) {
        return form.style(terminal);
    }
}
