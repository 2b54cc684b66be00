package dev.mailworthy.cli;

import dev.mailworthy.cli.command.CheckCommand;
import dev.mailworthy.cli.command.CommandGroup;
import dev.mailworthy.cli.command.ConfigCommand;
import dev.mailworthy.cli.command.DeliveriesCommand;
import dev.mailworthy.cli.command.DiffCommand;
import dev.mailworthy.cli.command.EgressCommand;
import dev.mailworthy.cli.command.ExplainCommand;
import dev.mailworthy.cli.command.FixCommand;
import dev.mailworthy.cli.command.HelpCommand;
import dev.mailworthy.cli.command.LabCommand;
import dev.mailworthy.cli.command.ReplayCommand;
import dev.mailworthy.cli.command.ResponderCommand;
import dev.mailworthy.cli.command.dnsbl.DnsblCommand;
import dev.mailworthy.cli.command.reports.ReportsCommand;
import dev.mailworthy.cli.command.spf.SpfCommand;
import dev.mailworthy.cli.command.watch.HistoryCommand;
import dev.mailworthy.cli.command.watch.StoreCommand;
import dev.mailworthy.cli.command.watch.WatchCommand;
import dev.mailworthy.cli.option.Literals;
import dev.mailworthy.cli.option.help.OptionGroups;
import dev.mailworthy.cli.run.Arguments;
import dev.mailworthy.cli.run.Complaints;
import dev.mailworthy.cli.run.LastResort;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.SessionFactory;
import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.Terminal;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.run.tree.CommandTree;
import dev.mailworthy.cli.run.tree.Subcommands;
import dev.mailworthy.cli.setting.SettingArguments;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code mailworthy} command. */
@Command(
        name = "mailworthy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Will mail from this server be accepted, and if not, who must do what?",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 ready, 1 at risk, 2 blocked, 3 inconclusive, 64 usage,",
            "70 internal error, 74 the output cannot be written.",
            "Settings: options, MAILWORTHY_... variables, ./mailworthy.yml and",
            "~/.config/mailworthy/config.yml, in this order. See: mailworthy help config",
            "Try: mailworthy check --lab fresh-vps"
        })
@Subcommands({
    CheckCommand.class,
    FixCommand.class,
    ReplayCommand.class,
    DiffCommand.class,
    SpfCommand.class,
    DnsblCommand.class,
    EgressCommand.class,
    ResponderCommand.class,
    DeliveriesCommand.class,
    ReportsCommand.class,
    WatchCommand.class,
    HistoryCommand.class,
    StoreCommand.class,
    ExplainCommand.class,
    LabCommand.class,
    ConfigCommand.class,
    HelpCommand.class,
    picocli.AutoComplete.GenerateCompletion.class
})
public final class Main extends CommandGroup {

    /** The command without the {@link Session} of its subcommands; {@link #commandLine} makes the whole command. */
    public Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        if (args.length == 1 && CommandTree.isVersion(args[0]) && printsVersion()) {
            return;
        }
        System.exit(guarded(LastResort.install(System.err), args));
    }

    static int guarded(LastResort lastResort, String[] args) {
        return lastResort.guard(() -> runOnStandardStreams(args));
    }

    /** Prints the version without picocli, whose start takes longer. False if it cannot be printed; the usual way says why. */
    private static boolean printsVersion() {
        try (Writer out = standard(FileDescriptor.out)) {
            for (String line : Version.lines()) {
                out.write(line + System.lineSeparator());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int runOnStandardStreams(String[] args) {
        quietLibraries();
        Terminal terminal = Terminal.of(
                System.getProperty("mailworthy.tty", ""),
                System.getProperty("mailworthy.columns", ""),
                System.getenv());
        return run(
                Session.of(
                                terminal,
                                Clock.systemUTC(),
                                System.in,
                                standard(FileDescriptor.out),
                                standard(FileDescriptor.err))
                        .with(SettingPlaces.of(System.getenv())),
                Arguments.asTyped(args, Path.of("/proc/self/cmdline")));
    }

    /**
     * Libraries log through java.util.logging, whose usual handler writes to standard error. Its configuration is the
     * constructor of the class with this name, and this class configures no handler. To reset a log manager instead would
     * first read the usual configuration, which takes longer than {@code --version}.
     */
    static void quietLibraries() {
        System.setProperty("java.util.logging.config.class", Main.class.getName());
    }

    /** A stream of its own: System.out hides errors. */
    private static Writer standard(FileDescriptor stream) {
        return new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8);
    }

    /** Runs the command without a terminal and without input. Never throws and never exits; gives the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(Session.of(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream(), out, err), args);
    }

    /** Runs a command in surroundings of its caller and returns its exit code. */
    public static int run(Session session, String... args) {
        return Complaints.guarded(session, () -> {
            boolean isSet = session.settings().mayHaveSettings();
            if (!isSet && args.length == 2 && args[0].equals("explain") && ExplainCommand.explains(args[1], session)) {
                return 0;
            }
            CommandLine commands = commandLine(session, args);
            try {
                return commands.execute(isSet ? SettingArguments.with(session.settings(), commands, args) : args);
            } catch (UsageException e) {
                return Complaints.aboutSettings(e, commands, args);
            }
        });
    }

    /**
     * The command with the subcommands that the arguments need, or with all of them where there are no arguments. They
     * read and write through the {@link Session session}.
     */
    public static CommandLine commandLine(Session session, String... args) {
        CommandTree tree = new CommandTree(new SessionFactory(session));
        CommandLine commands = tree.of(Main.class, List.of(args));
        OptionGroups.in(commands);
        return Literals.register(commands)
                .setOut(session.out())
                .setErr(session.err())
                // An argument that begins with "@" names a file of targets or a record. It is not a file of arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setExecutionStrategy(Complaints::execute)
                .setParameterExceptionHandler(Complaints::aboutUsage)
                .setExecutionExceptionHandler(Complaints::aboutExecution);
    }

    /** The model of the command, for its documentation. */
    public static CommandLine model() {
        return commandLine(Session.none());
    }
}
