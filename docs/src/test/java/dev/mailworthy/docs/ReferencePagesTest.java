package dev.mailworthy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Main;
import dev.mailworthy.cli.run.ExitCode;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.spf.result.SpfLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference pages that are written by hand agree with the code. */
class ReferencePagesTest {

    private static final Path PAGES = Path.of("src", "docs", "asciidoc");
    private static final Path ROOT = Path.of("..");

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".adoc"));
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The Java sources of all modules but the tests. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : List.of("core", "spf", "dnsbl", "smtp-probe", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void thePageOfExitCodesHasThoseOfTheProgram() throws IOException {
        Map<Integer, String> rows = new TreeMap<>();
        Pattern.compile("(?m)^\\|(\\d+) \\|([a-z ]+) \\|")
                .matcher(page("exit-codes"))
                .results()
                .forEach(row -> rows.put(Integer.valueOf(row.group(1)), row.group(2)));
        Map<Integer, String> verdicts = new TreeMap<>();
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict.exitCode(), verdict.label().replace('-', ' '));
        }
        assertThat(rows).containsAllEntriesOf(verdicts);
        Set<Integer> others = new TreeSet<>(rows.keySet());
        others.removeAll(verdicts.keySet());
        assertThat(others).contains(ExitCode.USAGE);
        assertThat(found(
                                Files.readString(
                                        ROOT.resolve("cli/src/main/java/dev/mailworthy/cli/run/ExitCode.java")),
                                "= (\\d+);")
                        .stream()
                        .map(Integer::valueOf))
                .containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void thePageOfExitCodesHasTheOrderOfDomains() throws IOException {
        assertThat(page("exit-codes"))
                .contains("From worst to best: `blocked` (2), `inconclusive` (3), `at-risk` (1), `ready` (0).");
    }

    @Test
    void everyDocumentHasItsSchemaAndItsPlaceOnThePage() throws IOException {
        Set<String> documents = found(sources(), "document\\(\"([a-z-]+)\"\\)");
        documents.add("run-record");
        Set<String> schemas;
        try (Stream<Path> files = Files.list(PAGES.resolve("schemas"))) {
            schemas = files.map(file -> file.getFileName().toString().replaceFirst("-1\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(documents).hasSizeGreaterThan(15).isEqualTo(schemas);
        assertThat(found(page("json"), "\\|`mailworthy/([a-z-]+)/1` \\|link:schemas/"))
                .isEqualTo(documents);
    }

    @Test
    void thePageOfSettingsHasEveryVariable() throws IOException {
        Set<String> read = found(sources(), "\"((?:MAILWORTHY|XDG)_[A-Z_]+|NO_COLOR|TERM)\"");
        read.addAll(found(Files.readString(ROOT.resolve("mailworthy")), "\\b(MAILWORTHY_[A-Z]+|JAVA_HOME)\\b"));
        assertThat(found(page("settings"), "(?m)^\\|`([A-Z_]+)`")).isEqualTo(read);
    }

    @Test
    void theLimitsOfSpfAreThoseOfTheProgram() throws IOException {
        SpfLimits limits = SpfLimits.rfc7208();
        assertThat(page("limits"))
                .contains(
                        "|SPF terms that need DNS lookups |" + limits.dnsTerms() + " |RFC 7208 section 4.6.4",
                        "|SPF lookups that find nothing |" + limits.voidLookups() + " |RFC 7208 section 4.6.4");
    }

    /** The defaults that the help of an option states. */
    @ParameterizedTest
    @CsvSource({
        "check, --timeout, A whole run",
        "egress, --connect-timeout, One connection",
        "egress, --banner-timeout, The greeting of a mail server"
    })
    void theLimitsOfTimeAreThoseOfTheOptions(String command, String option, String row) throws IOException {
        String help = String.join(
                " ",
                Main.model()
                        .getSubcommands()
                        .get(command)
                        .getCommandSpec()
                        .findOption(option)
                        .description());
        Set<String> seconds = found(help, "Default: (\\d+)\\s?s");
        assertThat(seconds).as(help).hasSize(1);
        assertThat(page("limits"))
                .contains("|" + row + " |" + seconds.iterator().next() + " s |`" + option + "`");
    }
}
