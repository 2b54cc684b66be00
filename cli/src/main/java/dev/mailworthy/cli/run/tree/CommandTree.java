package dev.mailworthy.cli.run.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * Makes picocli's model of a command with its {@link Subcommands}. The model of all commands takes longer than most
 * commands run, so a run that names its subcommand gets the model of that one alone.
 */
public final class CommandTree {

    private final IFactory factory;

    /** @param factory makes the objects of the commands */
    public CommandTree(IFactory factory) {
        this.factory = factory;
    }

    /** Whether an argument asks for the version. */
    public static boolean isVersion(String word) {
        return word.equals("--version") || word.equals("-V");
    }

    /** The command with all its subcommands. */
    public CommandLine whole(Class<?> command) {
        return of(command, List.of());
    }

    /**
     * The command with the subcommands that these words need: the one that the first word names, none for the version,
     * or else all.
     *
     * @param words what stands behind the command on the command line
     */
    public CommandLine of(Class<?> command, List<String> words) {
        CommandLine made = new CommandLine(command, factory);
        if (words.size() == 1 && isVersion(words.get(0))) {
            return made;
        }
        List<Class<?>> below = subcommands(command);
        Optional<Class<?>> named = words.stream()
                .limit(1)
                .flatMap(word -> below.stream().filter(each -> standsAlone(each) && answersTo(each, word)))
                .findFirst();
        if (named.isPresent()) {
            add(made, named.orElseThrow(), words.subList(1, words.size()));
        } else {
            below.forEach(each -> add(made, each, List.of()));
        }
        return made;
    }

    private void add(CommandLine above, Class<?> command, List<String> words) {
        above.addSubcommand(of(command, words));
    }

    private static List<Class<?>> subcommands(Class<?> command) {
        Subcommands declared = command.getAnnotation(Subcommands.class);
        return declared == null ? List.of() : List.of(declared.value());
    }

    /** False for commands that describe others; picocli's own completion is one. */
    private static boolean standsAlone(Class<?> command) {
        return !NeedsAllCommands.class.isAssignableFrom(command)
                && !command.getPackageName().equals(CommandLine.class.getPackageName());
    }

    private static boolean answersTo(Class<?> command, String word) {
        Command declared = command.getAnnotation(Command.class);
        return declared.name().equals(word) || Arrays.asList(declared.aliases()).contains(word);
    }
}
