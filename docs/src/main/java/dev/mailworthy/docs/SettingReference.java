package dev.mailworthy.docs;

import dev.mailworthy.cli.setting.Setting;
import dev.mailworthy.cli.setting.SettingArguments;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the table of settings as AsciiDoc, with the words of the options that they stand for. */
final class SettingReference {
    private SettingReference() {}

    static String asciiDoc(CommandSpec root) {
        return Stream.of(Setting.values())
                .map(setting -> row(setting, root))
                .collect(Collectors.joining("\n", """
                        [cols="2,3,2,4"]
                        |===
                        |Setting |Variable |Value |Meaning

                        """, "\n|===\n"));
    }

    private static String row(Setting setting, CommandSpec root) {
        String value = switch (setting.kind()) {
            case ONE, FLAG -> setting.label();
            case LIST -> setting.label() + ", a list";
        };
        return "|%s%n|%s%n|%s%n|%s"
                .formatted(
                        AsciiDoc.code(setting.key()),
                        AsciiDoc.code(setting.variable()),
                        AsciiDoc.code(value),
                        AsciiDoc.prose(meaning(setting, root)));
    }

    private static String meaning(Setting setting, CommandSpec root) {
        if (setting == Setting.FORMAT) {
            return "text, json or ndjson: stands for --json and --ndjson. Default: text.";
        }
        String words = commands(root)
                .flatMap(command -> SettingArguments.option(command, setting).stream())
                .map(OptionSpec::description)
                .map(lines -> String.join(" ", lines))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no command has " + setting.option()));
        return setting.option().equals("--" + setting.key()) ? words : setting.option() + ": " + words;
    }

    private static Stream<CommandSpec> commands(CommandSpec above) {
        return Stream.concat(
                Stream.of(above),
                above.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(SettingReference::commands));
    }
}
