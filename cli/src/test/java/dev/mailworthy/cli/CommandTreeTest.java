package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.run.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A run makes the model of the command that it names; this model equals the one among all commands. */
@Tag("jdk")
class CommandTreeTest {

    static Stream<List<String>> paths() {
        return below(Main.model(), List.of());
    }

    private static Stream<List<String>> below(CommandLine command, List<String> path) {
        return command.getSubcommands().entrySet().stream().flatMap(entry -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(entry.getKey());
            return Stream.concat(Stream.of(longer), below(entry.getValue(), longer));
        });
    }

    @ParameterizedTest
    @MethodSource("paths")
    void theHelpOfACommandIsTheHelpAmongAllCommands(List<String> path) {
        CommandLine alone = Main.commandLine(Session.none(), path.toArray(String[]::new));
        assertThat(at(alone, path).getUsageMessage())
                .isEqualTo(at(Main.model(), path).getUsageMessage());
    }

    private static CommandLine at(CommandLine root, List<String> path) {
        CommandLine found = root;
        for (String word : path) {
            found = found.getSubcommands().get(word);
        }
        return found;
    }

    @Test
    void aNamedCommandComesAlone() {
        CommandLine root = Main.commandLine(Session.none(), "spf", "check", "--json");
        assertThat(root.getSubcommands()).containsOnlyKeys("spf");
        assertThat(root.getSubcommands().get("spf").getSubcommands()).containsOnlyKeys("check");
    }

    @Test
    void theVersionNeedsNoCommand() {
        assertThat(Main.commandLine(Session.none(), "--version").getSubcommands())
                .isEmpty();
        assertThat(Main.commandLine(Session.none(), "-V").getSubcommands()).isEmpty();
    }

    @Test
    void wordsThatNameNoCommandGetAllCommands() {
        for (List<String> words : List.of(
                List.of("--help"),
                List.of("chekc"),
                List.of(""),
                List.of("generate-completion"),
                List.of("help", "check"))) {
            Map<String, CommandLine> made = Main.commandLine(Session.none(), words.toArray(String[]::new))
                    .getSubcommands();
            assertThat(made).as("%s", words).containsKeys("check", "spf", "generate-completion");
        }
        assertThat(Main.commandLine(Session.none(), "dnsbl", "lists", "--json")
                        .getSubcommands()
                        .get("dnsbl")
                        .getSubcommands()
                        .get("lists")
                        .getSubcommands())
                .containsOnlyKeys("show", "test", "dead");
    }
}
