package dev.mailworthy.cli.option.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** The groups of options in a long help. An option that no group names is in the last one. */
public enum OptionGroups {
    SUBJECT(
            "What to check",
            "--domains",
            "--watched",
            "--ip",
            "--sender",
            "--ehlo",
            "--from",
            "--mail-from",
            "--dkim-selector",
            "--bulk",
            "--receiver",
            "--list",
            "--profile",
            "--port",
            "--source",
            "--all-sources",
            "--as",
            "-4",
            "-6",
            "--want",
            "--want-spf",
            "--optional",
            "--special",
            "--rcpt",
            "--helo"),
    SOURCES(
            "Where answers come from",
            "--resolver",
            "--zone",
            "--lab",
            "--target",
            "--targets",
            "--control",
            "--canary",
            "--catalog",
            "--add-catalog",
            "--data",
            "--keys",
            "--providers",
            "--ask-metadata",
            "--no-fetch",
            "--fresh",
            "--own-mirror"),
    EVIDENCE(
            "Evidence from elsewhere",
            "--message",
            "--bounce",
            "--log",
            "--reports",
            "--mine",
            "--forwarder",
            "--not-mine",
            "--trust-files",
            "--trust-authserv",
            "--since",
            "--until",
            "--timezone",
            "--ask",
            "--responder",
            "--key"),
    OUTPUT(
            "Output",
            "--format",
            "--output",
            "--json",
            "--ndjson",
            "--html",
            "--sarif",
            "--junit",
            "--record",
            "--ticket",
            "--force",
            "--reasons",
            "--fail-on",
            "--color",
            "--quiet",
            "--verbose",
            "-v"),
    SCHEDULE(
            "When, and what is kept",
            "--once",
            "--interval",
            "--confirm-after",
            "--store",
            "--keep",
            "--alert-file",
            "--alert-command",
            "--heartbeat"),
    LIMITS("Limits", "--timeout", "--connect-timeout", "--banner-timeout", "--rate", "--resume"),
    OTHER("Other options");

    /** A shorter list of options needs no headings. */
    private static final int SHORT = 12;

    private final String heading;
    private final List<String> names;

    OptionGroups(String heading, String... names) {
        this.heading = heading;
        this.names = List.of(names);
    }

    /** Shows the options of all commands in groups. */
    public static void in(CommandLine command) {
        command.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionGroups::list);
        command.getSubcommands().values().forEach(OptionGroups::in);
    }

    /** The options of a command below their headings; a short list has the heading Options alone. */
    public static Map<String, List<OptionSpec>> of(CommandLine.Model.CommandSpec command) {
        List<OptionSpec> shown =
                command.options().stream().filter(option -> !option.hidden()).toList();
        Map<String, List<OptionSpec>> headed = new LinkedHashMap<>();
        if (shown.size() <= SHORT) {
            headed.put("Options", shown);
            return headed;
        }
        for (OptionGroups group : values()) {
            List<OptionSpec> members = shown.stream()
                    .filter(option -> of(option) == group)
                    .sorted((one, other) -> Integer.compare(group.place(one), group.place(other)))
                    .toList();
            if (!members.isEmpty()) {
                headed.put(group.heading, members);
            }
        }
        return headed;
    }

    private static String list(Help help) {
        List<OptionSpec> shown = help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
        if (shown.size() <= SHORT) {
            return help.optionList();
        }
        Map<OptionGroups, List<OptionSpec>> grouped = new TreeMap<>();
        shown.forEach(option ->
                grouped.computeIfAbsent(of(option), group -> new ArrayList<>()).add(option));
        StringBuilder text = new StringBuilder();
        grouped.forEach((group, options) -> text.append(group.text(help, shown, options)));
        return text.toString();
    }

    private String text(Help help, List<OptionSpec> all, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
        options.stream()
                .sorted((one, other) -> Integer.compare(place(one), place(other)))
                .forEach(option -> layout.addOption(option, help.parameterLabelRenderer()));
        return String.format("%n%s:%n%s", heading, layout);
    }

    private int place(OptionSpec option) {
        return Stream.of(option.names()).mapToInt(names::indexOf).max().orElse(-1);
    }

    private static OptionGroups of(OptionSpec option) {
        return Stream.of(values())
                .filter(group -> group.place(option) >= 0)
                .findFirst()
                .orElse(OTHER);
    }
}
