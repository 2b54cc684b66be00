import dev.mailworthy.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A step of a release: writes the completions of three shells from the commands themselves. picocli makes the one of bash.
 * Its script works in zsh too, but without the descriptions, and fish cannot read it.
 */
final class Completions {

    /** Commands by their words behind "mailworthy"; the first is mailworthy itself, without words. */
    private final Map<String, CommandLine> commands = new TreeMap<>();

    private Completions() {
        add("", Main.model());
    }

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Completions completions = new Completions();
        Files.writeString(folder.resolve("mailworthy.bash"), AutoComplete.bash("mailworthy", Main.model()));
        Files.writeString(folder.resolve("_mailworthy"), completions.zsh());
        Files.writeString(folder.resolve("mailworthy.fish"), completions.fish());
    }

    private void add(String words, CommandLine command) {
        commands.put(words, command);
        command.getSubcommands().forEach((name, below) -> {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                add((words + " " + name).strip(), below);
            }
        });
    }

    private String known() {
        return commands.keySet().stream()
                .filter(words -> !words.isEmpty())
                .map(Completions::quoted)
                .collect(Collectors.joining(" "));
    }

    private static Stream<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden());
    }

    private String fish() {
        StringBuilder out = new StringBuilder("# Completion of mailworthy for fish.\n\n"
                + "# The words that name the command on the line so far, such as \"spf check\".\n"
                + "function __mailworthy_command\n"
                + "    set -l known " + known() + "\n"
                + "    set -l found\n"
                + "    for word in (commandline -opc)[2..-1]\n"
                + "        if contains -- (string join -- ' ' $found $word) $known\n"
                + "            set found $found $word\n"
                + "        end\n"
                + "    end\n"
                + "    string join -- ' ' $found\n"
                + "end\n\n"
                + "function __mailworthy_is\n"
                + "    set -l found (__mailworthy_command)\n"
                + "    test \"$found\" = \"$argv[1]\"\n"
                + "end\n\n"
                + "complete -c mailworthy -f\n");
        commands.forEach((words, command) -> {
            String line = "complete -c mailworthy -n " + quoted("__mailworthy_is \"" + words + "\"");
            command.getSubcommands().forEach((name, below) -> {
                if (commands.containsKey((words + " " + name).strip())) {
                    out.append(line).append(" -a ").append(name).append(" -d ");
                    out.append(quoted(sentence(below.getCommandSpec().usageMessage().description()))).append('\n');
                }
            });
            options(command.getCommandSpec())
                    .forEach(option -> out.append(line).append(fish(option)).append('\n'));
            for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
                if (!candidates(parameter).isEmpty()) {
                    out.append(line).append(" -a ").append(quoted(String.join(" ", candidates(parameter))));
                    out.append('\n');
                } else if (takesFile(parameter)) {
                    out.append(line).append(" -F\n");
                }
            }
        });
        return out.toString();
    }

    private static String fish(OptionSpec option) {
        StringBuilder out = new StringBuilder();
        for (String name : option.names()) {
            out.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
        }
        if (option.arity().max() > 0) {
            out.append(takesFile(option) ? " -r -F" : " -x");
            if (!candidates(option).isEmpty()) {
                out.append(" -a ").append(quoted(String.join(" ", candidates(option))));
            }
        }
        return out.append(" -d ").append(quoted(sentence(option.description()))).toString();
    }

    private String zsh() {
        StringBuilder out = new StringBuilder("#compdef mailworthy\n# Completion of mailworthy for zsh.\n\n"
                + "_mailworthy() {\n"
                + "    local -a known=(" + known() + ")\n"
                + "    local found= word\n"
                + "    integer at=2 last=1\n"
                + "    while (( at < CURRENT )); do\n"
                + "        word=\"${found:+$found }$words[at]\"\n"
                + "        if (( ${known[(Ie)$word]} )); then\n"
                + "            found=$word\n"
                + "            last=$at\n"
                + "        fi\n"
                + "        (( at++ ))\n"
                + "    done\n"
                + "    # What stands before the command's own words is settled.\n"
                + "    words=(mailworthy \"${(@)words[last+1,-1]}\")\n"
                + "    (( CURRENT -= last - 1 ))\n"
                + "    case $found in\n");
        commands.forEach((words, command) -> {
            List<String> lines = new ArrayList<>();
            options(command.getCommandSpec()).forEach(option -> lines.add(zsh(option)));
            List<String> below = command.getSubcommands().entrySet().stream()
                    .filter(each -> commands.containsKey((words + " " + each.getKey()).strip()))
                    .map(each -> each.getKey() + "\\:"
                            + zshText(sentence(
                                            each.getValue().getCommandSpec().usageMessage().description()))
                                    .replace("(", "\\(")
                                    .replace(")", "\\)")
                                    .replace("\"", "\\\"")
                                    .replace(" ", "\\ "))
                    .collect(Collectors.toList());
            if (!below.isEmpty()) {
                lines.add(quoted("1:command:((" + String.join(" ", below) + "))"));
            }
            for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
                lines.add(quoted((parameter.arity().max() > 1 || parameter.isMultiValue() ? "*:" : ":") + value(parameter)));
            }
            out.append("        ").append(quoted(words)).append(")\n            _arguments -S");
            lines.forEach(line -> out.append(" \\\n                ").append(line));
            out.append("\n            ;;\n");
        });
        return out.append("    esac\n}\n\n_mailworthy \"$@\"\n").toString();
    }

    private static String zsh(OptionSpec option) {
        String text = "[" + zshText(sentence(option.description())) + "]";
        String value = option.arity().max() > 0 ? ":" + value(option) : "";
        String repeated = option.isMultiValue() ? "*" : "";
        return Stream.of(option.names())
                .map(name -> quoted(repeated + name + (value.isEmpty() || !name.startsWith("--") ? "" : "=") + text + value))
                .collect(Collectors.joining(" \\\n                "));
    }

    private static String value(ArgSpec argument) {
        String label = zshText(argument.paramLabel().replaceAll("[<>]", ""));
        if (!candidates(argument).isEmpty()) {
            return label + ":(" + String.join(" ", candidates(argument)) + ")";
        }
        return label + (takesFile(argument) ? ":_files" : ":");
    }

    private static boolean takesFile(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        return type == Path.class || type == File.class || argument.paramLabel().matches(".*(FILE|DIR).*");
    }

    private static List<String> candidates(ArgSpec argument) {
        List<String> found = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(found::add);
        }
        return found;
    }

    /** The first sentence of a help text, without its stop. */
    private static String sentence(String[] description) {
        String whole = Ansi.OFF.string(String.join(" ", description)).replace("%n", " ").replace("%%", "%").strip();
        return whole.split("(?<=[.?]) ", 2)[0].replaceFirst("\\.$", "");
    }

    private static String zshText(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    /** In the single quotes of fish and zsh; both read '\'' as a quote. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
