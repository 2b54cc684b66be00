package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms for monitoring servers and spreadsheets follow their rules in every lab, and agree with the exit code. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
@Timeout(120)
class MonitoringFormsTest {

    /** The line of the Monitoring Plugins Development Guidelines. */
    private static final Pattern NAGIOS = Pattern.compile(
            "MAILWORTHY (OK|WARNING|CRITICAL|UNKNOWN) - ([^|\\n]+) \\| ((?:[a-z_]+=[0-9]+(?:;[0-9]*){0,4} ?)+)\\n");

    private static final List<String> STATES = List.of("OK", "WARNING", "CRITICAL", "UNKNOWN");

    @TempDir
    private Path folder;

    private static Stream<String> labs() {
        return Lab.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theLineForNagiosAgreesWithTheExitCode(String lab) {
        Ran plain = Ran.shared("check", "--lab", lab, "--json");
        List<String> options = List.of("--color=never", "--quiet", "--color=always", "-v");
        for (String extra : Sample.share(options, Lab.shipped().indexOf(lab), options.size())) {
            Ran ran = Ran.of("check", "--lab", lab, "--format", "nagios", extra);
            Matcher line = NAGIOS.matcher(ran.out());
            assertThat(line.matches()).as(ran.out()).isTrue();
            assertThat(ran.code()).isEqualTo(plain.code());
            assertThat(STATES.indexOf(line.group(1))).isEqualTo(ran.code());
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theMetricsAreReadByAStrictParserAndAgreeWithTheReport(String lab) {
        Ran document = Ran.shared("check", "--lab", lab, "--json");
        Ran ran = Ran.of("check", "--lab", lab, "--format", "prometheus");
        Exposition metrics = Exposition.read(ran.out());
        assertThat(metrics.value(
                        "mailworthy_check_verdict",
                        Map.of("verdict", document.json().get("verdict").toString())))
                .isEqualTo(1);
        assertThat(metrics.value("mailworthy_check_unanswered", Map.of()))
                .isEqualTo(document.list("unanswered").size());
        assertThat(metrics.value("mailworthy_check_passed", Map.of()))
                .isEqualTo(document.list("confirmed").size());
        assertThat(metrics.samples().stream()
                        .filter(sample -> sample.name().equals("mailworthy_check_findings"))
                        .mapToDouble(Exposition.Sample::value)
                        .sum())
                .isEqualTo(document.list("findings").size());
        assertThat(metrics.value("mailworthy_run_complete", Map.of())).isEqualTo(1);
        assertThat(ran.code()).isEqualTo(document.code());
    }

    @Test
    void theMetricsOfSeveralDomainsAreOneText() {
        Ran ran = Ran.of("check", "--lab", "healthy", "--format", "prometheus", "healthy.example", "absent.example");
        Exposition metrics = Exposition.read(ran.out());
        assertThat(metrics.value("mailworthy_run_domains", Map.of())).isEqualTo(2);
        assertThat(metrics.value("mailworthy_check_verdict", Map.of("domain", "absent.example", "verdict", "blocked")))
                .isEqualTo(1);
        Set<String> withUnits = Set.of("mailworthy_check_timestamp_seconds", "mailworthy_run_timestamp_seconds");
        assertThat(metrics.samples().stream().map(Exposition.Sample::name)).containsAll(withUnits);
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("mailworthy.prom");
        Files.writeString(file, "old");
        Ran ran = Ran.of("check", "--lab", "healthy", "--format", "prometheus", "--output", file.toString());
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isZero();
        Exposition.read(Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void csvIsOneRecordADomain() {
        Ran ran = Ran.of("check", "--lab", "healthy", "--format", "csv", "healthy.example", "absent.example");
        List<List<String>> records = CsvRecords.read(ran.out());
        assertThat(records).hasSize(3);
        assertThat(records.get(0).subList(0, 3)).containsExactly("domain", "verdict", "cause");
        assertThat(records.get(1).subList(0, 2)).containsExactly("healthy.example", "ready");
        assertThat(records.get(2).subList(0, 2)).containsExactly("absent.example", "blocked");
        assertThat(CsvRecords.read(
                        Ran.of("check", "--lab", "healthy", "--format", "csv").out()))
                .hasSize(2);
    }

    @Test
    void theFormatsThatHaveAFlagAreEqual() {
        for (String form : List.of("json", "ndjson")) {
            assertThat(withoutTime(Ran.of("check", "--lab", "listed", "--format", form)))
                    .isEqualTo(withoutTime(Ran.of("check", "--lab", "listed", "--" + form)));
        }
        for (String form : List.of("sarif", "junit")) {
            assertThat(withoutTime(Ran.of("check", "--lab", "listed", "--format", form)))
                    .isEqualTo(withoutTime(Ran.of("check", "--lab", "listed", "--" + form, "-")));
        }
    }

    private static String withoutTime(Ran ran) {
        return ran.out()
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+", "TIME")
                .replaceAll("127\\.0\\.0\\.1:[0-9]+", "LOOPBACK");
    }

    @ParameterizedTest
    @CsvSource({
        "healthy,         '',                       0",
        "healthy,         at-risk,                  0",
        "healthy,         inconclusive,             0",
        "fresh-vps,       '',                       2",
        "fresh-vps,       at-risk,                  2",
        "fresh-vps,       blocked,                  2",
        "fresh-vps,       inconclusive,             2",
        "public-resolver, '',                       3",
        "public-resolver, at-risk,                  0",
        "public-resolver, blocked,                  0",
        "public-resolver, inconclusive,             3",
        "public-resolver, 'at-risk,inconclusive',   3",
        "intercepted,     '',                       1",
        "intercepted,     at-risk,                  1",
        "intercepted,     blocked,                  0",
        "intercepted,     inconclusive,             0",
        "intercepted,     'blocked,at-risk',        1",
    })
    void failOnChoosesTheVerdictsThatFail(String lab, String verdicts, int code) {
        Ran ran = verdicts.isEmpty()
                ? Ran.shared("check", "--lab", lab, "--quiet")
                : Ran.of("check", "--lab", lab, "--quiet", "--fail-on", verdicts);
        assertThat(ran.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "check --lab healthy --format csv --json, only one form",
        "check --lab healthy --format csv --html -, only one form",
        "check --lab healthy --fail-on never, it takes at-risk",
        "check --lab healthy --output /no/such/folder/x, there is no such directory",
        "check --lab healthy --format xml, --format has no value",
    })
    void whatCannotGoTogetherIsRefused(String line, String said) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --lab no-such|lab --format nagios",
                "check a..b --format=nagios",
                "check --lab healthy --format nagios --nonsense",
                "check --lab healthy --format nagios --fail-on blocked",
            })
    void aWrongCommandLineIsUnknownToAMonitoringServer(String line) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).matches("MAILWORTHY UNKNOWN - [^|\\n]+\\n");
        assertThat(ran.err()).startsWith("mailworthy: ");
    }
}
