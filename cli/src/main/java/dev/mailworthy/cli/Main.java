package dev.mailworthy.cli;

import dev.mailworthy.cli.render.Stamp;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code mailworthy} command. */
@Command(
        name = "mailworthy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Will mail from this server be accepted, and if not, who must do what?",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            FixCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            SpfCommand.class,
            DnsblCommand.class,
            EgressCommand.class,
            ResponderCommand.class,
            ExplainCommand.class,
            LabCommand.class,
            picocli.AutoComplete.GenerateCompletion.class,
        },
        footer = {
            "",
            "Exit codes: 0 ready, 1 at risk, 2 blocked, 3 inconclusive, 64 usage, 70 internal error.",
            "Try: mailworthy check --lab fresh-vps"
        })
public final class Main extends CommandGroup {

    private final Terminal terminal;
    private final Clock clock;
    private final InputStream input;

    /** A command whose output nobody looks at: for the documentation's model. */
    public Main() {
        this(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream());
    }

    Main(Terminal terminal, Clock clock, InputStream input) {
        this.terminal = terminal;
        this.clock = clock;
        this.input = input;
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.of(System.getProperty("mailworthy.tty", ""), System.getenv());
        System.exit(run(new Main(terminal, Clock.systemUTC(), System.in), out, err, args));
    }

    /** Runs the command with other streams. Never throws and never exits; the result is the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(new Main(), out, err, args);
    }

    static int run(Main main, PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands = commandLine(main).setOut(out).setErr(err);
        int code = commands.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine commandLine(Main main) {
        return Literals.register(new CommandLine(main))
                // An argument that begins with an at-sign names a file of targets or a record, not of arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(Complaints::aboutUsage)
                .setExecutionExceptionHandler(Complaints::aboutExecution);
    }

    Terminal terminal() {
        return terminal;
    }

    /** What every document begins with. */
    Stamp stamp() {
        return new Stamp(Version.text(), clock.instant());
    }

    Clock clock() {
        return clock;
    }

    /** What "-" as a file's name means. */
    InputStream input() {
        return input;
    }
}
