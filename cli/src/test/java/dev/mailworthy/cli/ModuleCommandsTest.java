package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.core.FindingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the modules, and their exit codes. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ModuleCommandsTest {

    @ParameterizedTest
    @CsvSource({
        "0, spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example",
        "2, spf check --lab healthy --ip 192.0.2.99 --mail-from a@healthy.example",
        "1, spf check --lab healthy --ip 192.0.2.99 --mail-from a@ns1.healthy.example",
        "3, spf check --resolver 127.0.0.1:9 --ip 192.0.2.99 --mail-from a@healthy.example",
        "0, spf check --lab healthy --ip 192.0.2.20 --helo mail.healthy.example",
        "0, spf explain --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example",
        "2, spf explain --lab healthy --ip 192.0.2.99 --mail-from a@healthy.example",
        "0, spf lint healthy.example --lab healthy",
        "2, spf lint nowhere.example --lab healthy",
        "3, spf lint healthy.example --resolver 127.0.0.1:9",
        "0, spf survey healthy.example --lab healthy",
        "3, spf survey healthy.example --resolver 127.0.0.1:9",
        "0, spf diff healthy.example mail.healthy.example --lab healthy",
        "0, spf flatten healthy.example --lab healthy --quiet",
        "3, spf flatten nowhere.example --lab healthy",
        "0, spf generate --ip 192.0.2.1 --service google --mx --others softfail",
        "0, spf audit healthy.example --lab healthy",
        "2, spf audit healthy.example --lab healthy --ip 192.0.2.99",
        "0, dnsbl check --lab healthy 192.0.2.20",
        "2, dnsbl check --lab healthy 127.0.0.2",
        "2, dnsbl check --lab healthy 192.0.2.20 127.0.0.2",
        "0, dnsbl check --lab healthy healthy.example",
        "3, dnsbl check --lab healthy 2001:db8:20::25 --list psbl",
        "3, dnsbl check --resolver 127.0.0.1:9 11.0.0.9",
        "0, dnsbl check --lab healthy 192.0.2.20 --list psbl",
        "0, egress --lab healthy",
        "2, egress --lab fresh-vps",
        "0, egress --lab fresh-vps --port 587",
        "0, lab list",
        "0, lab list --json",
        "0, explain",
        "0, explain ptr-missing",
    })
    void theExitCodeIsThatOfTheVerdict(int code, String line) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
        if (!line.contains("--json")) {
            assertThat(ran.out().lines())
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
        }
    }

    static Stream<FindingType> everyType() {
        return FindingTypes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyCodeIsExplained(FindingType type) {
        Ran ran = Ran.of("explain", type.code());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(type.code(), "\nWhy  ", "\nDo  ", "\nTakes  ");
        assertThat(type.code()).matches("[A-Z0-9]+(-[A-Z0-9]+)+");
    }

    @Test
    void streamsHaveOneDocumentOnEachLine() {
        for (String command : new String[] {"check", "egress"}) {
            Ran ran = Ran.of(command, "--lab", "fresh-vps", "--ndjson");
            assertThat(ran.out().lines())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        }
    }

    @Test
    void aZoneFileCanBeCheckedBeforeItIsPublished(@TempDir Path folder) throws IOException {
        Path zone = folder.resolve("new.zone");
        Files.writeString(
                zone, "$ORIGIN healthy.example.\n@ SOA ns h 1 2 3 4 5\n@ TXT \"v=spf1 ip4:192.0.2.99 -all\"\n");
        Ran ran = Ran.of(
                "spf",
                "check",
                "--lab",
                "healthy",
                "--zone",
                zone.toString(),
                "--ip",
                "192.0.2.99",
                "--mail-from",
                "a@healthy.example");
        assertThat(ran.code()).as(ran.out()).isZero();
    }

    @Test
    void aLintMarksThePlaceOfAFault() {
        Ran ran = Ran.of("spf", "lint", "v=spf1 ipv4:192.0.2.1 -all");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains("  v=spf1 ipv4:192.0.2.1 -all\n         ^^^^\n", "fix: v=spf1 ip4:192.0.2.1 -all");
        Ran fine = Ran.of("spf", "lint", "v=spf1 mx ra=spf-reports -all");
        assertThat(fine.code()).isZero();
        assertThat(fine.out()).contains("spf-reports@").doesNotContain("error  SPF");
    }

    @Test
    void aBatchAnswersEveryLineInOrderAlsoAfterABadLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sessions.ndjson");
        StringBuilder lines =
                new StringBuilder("not json\n{\"id\":\"bad\",\"ip\":\"999\",\"mailFrom\":\"a@b.test\"}\n\n");
        for (int i = 0; i < 300; i++) {
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"ip\":\"192.0.2.")
                    .append(i % 2 == 0 ? 20 : 99)
                    .append("\",\"mailFrom\":\"a@healthy.example\",\"helo\":\"h\"}\n");
        }
        lines.append("{\"id\":\"").append("x".repeat(70_000)).append("\"}\n{\"id\":1,\"ip\":[1]}");
        Files.writeString(file, lines.toString());
        Ran ran = Ran.of("spf", "check", "--lab", "healthy", "--batch", file.toString());
        assertThat(ran.code()).isZero();
        List<String> out = ran.out().lines().toList();
        assertThat(out).hasSize(304);
        assertThat(out.get(0)).isEqualTo("{\"id\": null,\"error\": \"is no JSON object\"}");
        assertThat(out.get(1)).startsWith("{\"id\": \"bad\",\"error\": ");
        for (int i = 0; i < 300; i++) {
            assertThat(out.get(i + 2)).startsWith("{\"id\": " + i + ",").contains(i % 2 == 0 ? "\"pass\"" : "\"fail\"");
        }
    }

    @Test
    void aMissingBatchFileIsAMistakeOfUse() {
        assertThat(Ran.of("spf", "check", "--batch", "/no/such/file").code()).isEqualTo(64);
    }
}
