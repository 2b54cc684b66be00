package dev.mailworthy.cli.option;

import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.TextStyle;
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
            description = "Ask this DNS server, an address, instead of those in /etc/resolv.conf. Repeatable.")
    private List<ResolverAddress> resolvers = new ArrayList<>();

    @Option(
            names = "--zone",
            paramLabel = "FILE",
            description = "Take the names of this zone file from the file, all others from the DNS. Repeatable.")
    private List<Path> zones = new ArrayList<>();

    @Option(
            names = "--lab",
            paramLabel = "NAME|DIR",
            description = "Run in an embedded world on loopback; nothing leaves the machine. See: lab list.")
    private @Nullable String lab;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = Durations.class,
            description = "The time for the whole run, like 500ms, 30s or 2m. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(60);

    @Mixin
    private FormOptions form = new FormOptions();

    public Surroundings open() {
        return Surroundings.open(resolvers, zones, Optional.ofNullable(lab), timeout);
    }

    public Run run(Session session) {
        return new Run(session, this::open, form.printing(session, lab()));
    }

    public Duration timeout() {
        return timeout;
    }

    public Optional<String> lab() {
        return Optional.ofNullable(lab);
    }

    FormOptions form() {
        return form;
    }

    boolean isQuiet() {
        return form.isQuiet();
    }

    public Rendering rendering() {
        return form.rendering();
    }

    public TextStyle style(Terminal terminal) {
        return form.style(terminal);
    }
}
