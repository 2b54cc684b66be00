package dev.mailworthy.cli.option;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Palette;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.run.Printing;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Options for the form of the output. */
public final class FormOptions {

    @ArgGroup
    private @Nullable Format format;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never. auto colours only a terminal and obeys NO_COLOR. Default: auto.")
    private ColourChoice colour = ColourChoice.auto;

    @Option(names = "--quiet", description = "Print the verdict alone, and no progress.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Also print all evidence.")
    private boolean verbose;

    /** One of the two forms for programs, if any. */
    private static final class Format {
        @Option(names = "--json", description = "Print one JSON document.")
        private boolean json;

        @Option(names = "--ndjson", description = "Print JSON documents, one on each line.")
        private boolean ndjson;
    }

    /** The values of {@code --color}, spelled as on the command line. */
    private enum ColourChoice {
        auto,
        always,
        never
    }

    public boolean isQuiet() {
        return quiet;
    }

    /** Whether progress may be shown on a terminal. */
    public boolean showsProgress() {
        return !quiet;
    }

    public Rendering rendering() {
        if (format == null) {
            return Rendering.TEXT;
        }
        return format.json ? Rendering.JSON : Rendering.NDJSON;
    }

    /** @param lab the name of the lab that the run is in, if there is one */
    public Printing printing(Session session, Optional<String> lab) {
        return new Printing(session, rendering(), style(session.terminal()), lab);
    }

    /** The colours, the width and the detail of text. */
    public TextStyle style(Terminal terminal) {
        boolean coloured = switch (colour) {
            case always -> true;
            case never -> false;
            case auto -> terminal.out() && terminal.colours();
        };
        Verbosity verbosity = quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
        return new TextStyle(
                new Palette(coloured ? Ansi.ON : Ansi.OFF),
                verbosity,
                terminal.out() ? terminal.columns() : Page.WIDTH);
    }
}
