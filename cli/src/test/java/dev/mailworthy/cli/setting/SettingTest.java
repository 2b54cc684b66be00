package dev.mailworthy.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Main;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The table of settings beside the options of all commands. */
class SettingTest {

    /** Options of one run. A new option has to be among these or among the settings. */
    private static final Set<String> OF_ONE_RUN = Set.of(
            // What this run is about
            "--domains",
            "--message",
            "--bounce",
            "--log",
            "--reports",
            "--trust-files",
            "--trust-authserv",
            "--mine",
            "--forwarder",
            "--not-mine",
            "--want",
            "--want-spf",
            "--journal",
            "--store",
            "--follow",
            "--zone",
            "--lab",
            "--ip",
            "--helo",
            "--mail-from",
            "--rcpt",
            "--special",
            "--optional",
            "--all-sources",
            "-4",
            "-6",
            "--fresh",
            "--own-mirror",
            "--batch",
            "--against",
            "--requests",
            // Where its results go
            "--html",
            "--sarif",
            "--junit",
            "--receivers",
            "--format",
            "--output",
            "--record",
            "--ticket",
            "--force",
            "--resume",
            "--reasons",
            "--json",
            "--ndjson",
            "--help",
            "--version",
            // A file of settings that another user wrote must start no program.
            "--alert-command",
            // Others of single commands
            "--rate",
            "--domain",
            "--for",
            "--include",
            "--others",
            "--mx",
            "--service",
            "--json-lines",
            "--listen",
            "--new-key",
            "--once",
            "--by",
            "--csv",
            "--since",
            "--until",
            "--timezone");

    private static final CommandSpec ROOT = Main.model().getCommandSpec();

    private static Stream<CommandSpec> commands(CommandSpec above) {
        return Stream.concat(
                Stream.of(above),
                above.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(SettingTest::commands));
    }

    private static List<OptionSpec> options(Setting setting) {
        return commands(ROOT)
                .flatMap(command -> SettingArguments.option(command, setting).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingStandsForAnOptionOfACommand(Setting setting) {
        assertThat(options(setting)).isNotEmpty();
    }

    /** The default in the table is the one that the help of the option names. */
    @ParameterizedTest
    @EnumSource(value = Setting.class, mode = EnumSource.Mode.EXCLUDE, names = "FORMAT")
    void theUsualValueIsTheOneInTheHelp(Setting setting) {
        for (OptionSpec option : options(setting)) {
            String help = String.join(" ", option.description());
            boolean hasDefault =
                    setting.kind() != Setting.Kind.FLAG && !setting.usual().isEmpty();
            if (hasDefault) {
                assertThat(help).as(setting.key()).contains(setting.usual());
            } else if (setting != Setting.DATA) { // Its help names the default of a part of its value.
                assertThat(help).as(setting.key()).doesNotContain("Default:");
            }
        }
    }

    /** A setting with a few values takes those of its option. */
    @ParameterizedTest
    @EnumSource(Setting.class)
    void theValuesAreThoseOfTheOption(Setting setting) {
        for (OptionSpec option : options(setting)) {
            Class<?> type = option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
            Object[] constants = type.getEnumConstants();
            if (constants != null) {
                List<String> values = Stream.of(constants)
                        .map(each ->
                                ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
                values.forEach(setting::check);
                assertThat(problem(setting, "other")).contains(String.join(", ", values));
            }
        }
    }

    private static String problem(Setting setting, String value) {
        try {
            setting.check(value);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void everyOptionIsASettingOrIsOfOneRunAlone() {
        Set<String> settings = Stream.of(Setting.values()).map(Setting::option).collect(Collectors.toSet());
        Set<String> unsorted = commands(ROOT)
                .flatMap(command -> command.options().stream())
                .map(OptionSpec::longestName)
                .filter(name -> !settings.contains(name) && !OF_ONE_RUN.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unsorted).isEmpty();
    }

    @Test
    void namesAreUnique() {
        assertThat(Stream.of(Setting.values()).map(Setting::key)).doesNotHaveDuplicates();
        assertThat(Stream.of(Setting.values()).map(Setting::variable))
                .doesNotHaveDuplicates()
                .doesNotContain("MAILWORTHY_RESPONDER_KEY")
                .noneMatch(name -> name.startsWith("MAILWORTHY_KEY_"));
    }
}
