package dev.mailworthy.cli.command;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.tree.NeedsAllCommands;
import dev.mailworthy.core.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, as the command itself does with {@code --help}. */
@Command(name = "help", description = "Show the help of a command, like: help check, or: help spf lint.")
public final class HelpCommand implements Callable<Integer>, NeedsAllCommands {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command. Default: mailworthy itself.")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Session session;

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine shown = Optional.ofNullable(spec.parent()).orElse(spec).commandLine();
        for (String name : names) {
            CommandLine above = shown;
            shown = Optional.ofNullable(above.getSubcommands().get(name)).orElseThrow(() -> unknown(name, above));
        }
        shown.usage(session.out());
        session.out().flush();
        return 0;
    }

    private static UsageException unknown(String name, CommandLine above) {
        return new UsageException("there is no command \"" + name + "\"; "
                + Nearest.question(name, above.getSubcommands().keySet()).orElse("see: mailworthy help"));
    }
}
