package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** A shell completes names in the spelling that the options take. */
@Timeout(120)
class CompletionTest {

    private static CommandLine command(String name) {
        CommandLine command = Main.model();
        for (String word : name.split(" ")) {
            command = command.getSubcommands().get(word);
        }
        return command;
    }

    private static List<String> candidates(ArgSpec argument) {
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "check,         --lab,      fresh-vps",
        "check,         --receiver, t-online",
        "check,         --format,   nagios",
        "check,         --fail-on,  at-risk",
        "check,         --color,    never",
        "dnsbl check,   --list,     spamhaus-zen",
        "dnsbl sweep,   --profile,  deliverability",
        "fix,           --format,   route53",
    })
    void anOptionHasItsNames(String command, String option, String name) {
        List<String> names = candidates(command(command).getCommandSpec().findOption(option));
        assertThat(names).contains(name).noneMatch(each -> each.matches(".*[A-Z_].*"));
    }

    @Test
    void explainHasTheCodes() {
        assertThat(candidates(command("explain")
                        .getCommandSpec()
                        .positionalParameters()
                        .get(0)))
                .contains("PTR-MISSING", "G-A2", "gmail", "BLOCKED_DROP", "upcloud");
        for (String command : List.of("dnsbl lists show", "dnsbl lists test", "dnsbl explain")) {
            assertThat(candidates(command(command)
                            .getCommandSpec()
                            .positionalParameters()
                            .get(0)))
                    .as(command)
                    .contains("spamhaus-zen");
        }
    }

    @Test
    void theScriptHasTheNames() {
        assertThat(Ran.of("generate-completion").out())
                .contains("fresh-vps", "t-online", "spamhaus-zen", "deliverability", "PTR-MISSING", "prometheus")
                .doesNotContain("DELIVERABILITY");
    }

    @ParameterizedTest
    @CsvSource({"diff, 0", "diff, 1", "replay, 0"})
    void anArgumentThatIsAFileCompletesFiles(String command, int index) {
        assertThat(command(command)
                        .getCommandSpec()
                        .positionalParameters()
                        .get(index)
                        .type())
                .isEqualTo(Path.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf check", "explain"})
    void aBatchCompletesFiles(String command) {
        assertThat(command(command).getCommandSpec().findOption("--batch").type())
                .isEqualTo(Path.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--html", "--output", "--domains", "--message", "--bounce", "--record", "--zone", "--key"})
    void anOptionThatTakesAFileCompletesFiles(String option) {
        assertThat(List.of(command("check")
                                .getCommandSpec()
                                .findOption(option)
                                .typeInfo()
                                .getClassName()
                        + command("check")
                                .getCommandSpec()
                                .findOption(option)
                                .typeInfo()
                                .getActualGenericTypeArguments()))
                .anyMatch(type -> type.contains(Path.class.getName()));
    }
}
