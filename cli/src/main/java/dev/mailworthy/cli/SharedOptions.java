package dev.mailworthy.cli;

import dev.mailworthy.cli.render.Palette;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The options that every measuring command has. */
final class SharedOptions {

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

    @ArgGroup
    private @Nullable Format format;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never. auto obeys NO_COLOR and colours only a terminal.")
    private ColourChoice colour = ColourChoice.auto;

    @Option(names = "--quiet", description = "The verdict alone; no progress.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show all evidence.")
    private boolean verbose;

    /** One of the two forms for programs. */
    private static final class Format {
        @Option(names = "--json", description = "One JSON document on standard output.")
        private boolean json;

        @Option(names = "--ndjson", description = "One JSON document a line.")
        private boolean ndjson;
    }

    /** The values of {@code --color}, spelled as on the command line. */
    private enum ColourChoice {
        auto,
        always,
        never
    }

    Surroundings open() {
        return Surroundings.open(resolvers, zones, Optional.ofNullable(lab), timeout);
    }

    Duration timeout() {
        return timeout;
    }

    Optional<String> lab() {
        return Optional.ofNullable(lab);
    }

    boolean isQuiet() {
        return quiet;
    }

    Rendering rendering() {
        if (format == null) {
            return Rendering.TEXT;
        }
        return format.json ? Rendering.JSON : Rendering.NDJSON;
    }

    TextStyle style(Terminal terminal) {
        boolean coloured = switch (colour) {
            case always -> true;
            case never -> false;
            case auto -> terminal.out() && terminal.colours();
        };
        Verbosity verbosity = quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
        return new TextStyle(new Palette(coloured ? Ansi.ON : Ansi.OFF), verbosity);
    }
}
