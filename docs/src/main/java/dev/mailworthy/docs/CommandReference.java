package dev.mailworthy.docs;

import dev.mailworthy.cli.option.help.OptionGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a picocli command and its subcommands as AsciiDoc sections, in groups by task. Hidden commands are left out. */
record CommandReference(CommandSpec root) {

    /** A task, and the commands for it by their names below the root. A command that no group names is in the last group. */
    private record Group(String title, List<String> names) {}

    private static final List<Group> GROUPS = List.of(
            new Group("Check a server and mend it", List.of("check", "fix", "explain", "deliveries")),
            new Group("Watch over time", List.of("watch", "history", "store")),
            new Group("Keep and compare results", List.of("replay", "diff")),
            new Group("SPF", List.of("spf")),
            new Group("Blocklists", List.of("dnsbl")),
            new Group("Ports", List.of("egress", "responder")),
            new Group("Learn and set up", List.of("lab", "config", "generate-completion")));

    String asciiDoc() {
        List<String> named =
                GROUPS.stream().flatMap(group -> group.names().stream()).toList();
        List<CommandSpec> first = visible(root);
        List<CommandSpec> others = first.stream()
                .filter(command -> !named.contains(command.name()))
                .toList();
        String grouped = GROUPS.stream()
                .map(group -> group(
                        group.title(),
                        group.names().stream()
                                .flatMap(name -> first.stream()
                                        .filter(command -> command.name().equals(name)))
                                .toList()))
                .collect(Collectors.joining());
        return ":table-caption!:\n\n" + grouped + group("Other commands", others);
    }

    private static String group(String title, List<CommandSpec> specs) {
        return specs.isEmpty()
                ? ""
                : "\n== %s\n\n".formatted(AsciiDoc.prose(title))
                        + specs.stream()
                                .flatMap(spec -> commands(spec).stream())
                                .map(CommandReference::section)
                                .collect(Collectors.joining("\n"));
    }

    private static List<CommandSpec> visible(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(sub -> !sub.usageMessage().hidden())
                .distinct()
                .toList();
    }

    private static List<CommandSpec> commands(CommandSpec spec) {
        List<CommandSpec> found = new ArrayList<>();
        found.add(spec);
        visible(spec).forEach(sub -> found.addAll(commands(sub)));
        return found;
    }

    private static String section(CommandSpec spec) {
        String name = spec.qualifiedName();
        String synopsis = new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .synopsis(0)
                .strip();
        return """
                [#%s]
                === %s

                %s

                [.terminal]
                ----
                %s
                ----
                %s%s%s""".formatted(
                        spec.qualifiedName("-"),
                        AsciiDoc.prose(name),
                        text(spec.usageMessage().description()),
                        synopsis,
                        table("Arguments", positionals(spec)),
                        options(spec),
                        subcommands(spec));
    }

    private static String positionals(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(CommandReference::positional)
                .collect(Collectors.joining());
    }

    private static String positional(PositionalParamSpec parameter) {
        return row(AsciiDoc.code(parameter.paramLabel()), parameter);
    }

    /** The options in the groups of the help. */
    private static String options(CommandSpec spec) {
        return OptionGroups.of(spec).entrySet().stream()
                .map(group -> table(group.getKey(), rows(group.getValue())))
                .collect(Collectors.joining());
    }

    private static String rows(List<OptionSpec> options) {
        return options.stream()
                .filter(option -> !option.hidden())
                .map(CommandReference::option)
                .collect(Collectors.joining());
    }

    private static String option(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return row(AsciiDoc.code(String.join(", ", option.names()) + label), option);
    }

    private static String row(String head, ArgSpec argument) {
        return "|%s |%s%n".formatted(head, text(argument.renderedDescription()));
    }

    private static String subcommands(CommandSpec spec) {
        String list = visible(spec).stream()
                .map(sub -> "* <<%s,%s>>%n".formatted(sub.qualifiedName("-"), AsciiDoc.prose(sub.qualifiedName())))
                .collect(Collectors.joining());
        return list.isEmpty() ? "" : "%n.Subcommands%n%s".formatted(list);
    }

    private static String table(String title, String rows) {
        return rows.isEmpty() ? "" : "%n.%s%n[cols=\"2,3\"]%n|===%n%s|===%n".formatted(AsciiDoc.prose(title), rows);
    }

    private static String text(String... lines) {
        return AsciiDoc.prose(
                Ansi.OFF.string(String.join(" ", lines).replace("%n", " ").replace("%%", "%")));
    }
}
