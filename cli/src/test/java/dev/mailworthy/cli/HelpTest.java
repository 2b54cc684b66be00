package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help of each command fits 80 columns, breaks no line that its author wrote, and speaks plainly. */
@Tag("jdk")
@Timeout(120)
class HelpTest {

    /** Words that name nothing, or that only insiders read without effort (the project's rules for sentences). */
    private static final List<String> FILLERS =
            List.of("whoever", "nobody", "somebody", "its word", "spares", "is heard", "what it said");

    private static List<CommandSpec> commands(CommandSpec spec) {
        List<CommandSpec> all = new ArrayList<>(List.of(spec));
        spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(below -> all.addAll(commands(below)));
        return all;
    }

    private static Stream<String> commands() {
        return commands(Main.model().getCommandSpec()).stream()
                .map(CommandSpec::qualifiedName)
                .filter(name -> !name.contains("generate-completion"));
    }

    private static CommandSpec spec(String name) {
        CommandLine command = Main.model();
        for (String word : name.split(" ")) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        return command.getCommandSpec();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void theHelpFits80ColumnsAndBreaksNoLineOfItsFooter(String name) {
        CommandSpec spec = spec(name);
        String help = spec.commandLine().getUsageMessage();
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help.lines().map(String::strip))
                .containsAll(Stream.of(spec.usageMessage().footer())
                        .map(String::strip)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void everyArgumentIsDescribedInPlainSentences(String name) {
        for (ArgSpec argument : spec(name).args()) {
            String text = String.join(" ", argument.description());
            assertThat(text).as(argument.toString()).isNotBlank().endsWith(".");
            assertThat(FILLERS).noneMatch(text.toLowerCase(Locale.ROOT)::contains);
        }
    }

    @Test
    void theHelpOfCheckHasGroupsExamplesAndExitCodes() {
        String help = Ran.of("check", "--help").out();
        assertThat(help.lines())
                .containsSubsequence(
                        "What to check:",
                        "Where answers come from:",
                        "Evidence from elsewhere:",
                        "Output:",
                        "Limits:",
                        "Examples:");
        assertThat(help.lines().filter(line -> line.startsWith("  check "))).hasSize(6);
        assertThat(help).contains("Exit codes: 0 ready, 1 at risk, 2 blocked, 3 inconclusive");
        assertThat(help.lines().findFirst()).contains("Usage: mailworthy check [OPTIONS] [DOMAIN...]");
    }

    @Test
    void everyOptionOfALongHelpHasAGroup() {
        for (String name : List.of("check", "fix", "egress", "dnsbl check", "dnsbl sweep", "spf check", "replay")) {
            String help = spec("mailworthy " + name).commandLine().getUsageMessage();
            String other = help.contains("Other options:") ? help.substring(help.indexOf("Other options:")) : "";
            assertThat(other.lines().filter(line -> line.matches(" {2,6}-.*"))).hasSizeLessThan(6);
        }
    }
}
