package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One run checks several domains: one line for each, and the exit code of the worst. */
@Timeout(120)
class DomainListTest {

    private static final String MIXED = "\ufeffhealthy.example # ours\r\n\r\n# customers\r\nbad name\r\n"
            + "postmaster@absent.example\r\nhttps://healthy.example/contact\r\n192.0.2.20\r\n";

    @TempDir
    private Path folder;

    private static List<String> words(Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> !line.startsWith("Lab "))
                .map(line -> String.join(" ", List.of(line.split(" +", 3)).subList(0, 2)))
                .toList();
    }

    @Test
    void eachDomainGetsOneLineAndTheWorstOneDecides() {
        Ran ran = Ran.of("check", "--lab", "healthy", "healthy.example", "absent.example");
        assertThat(words(ran)).containsExactly("READY healthy.example", "BLOCKED absent.example");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(Ran.of("check", "--lab", "healthy", "healthy.example", "mail.healthy.example")
                        .out()
                        .lines()
                        .filter(line -> !line.startsWith("Lab ")))
                .hasSize(2);
    }

    @Test
    void aFileMayHaveCommentsAndBadLines() throws IOException {
        Path file = Files.writeString(folder.resolve("domains.txt"), MIXED);
        Ran ran = Ran.of("check", "--lab", "healthy", "--domains", file.toString());
        assertThat(words(ran)).containsExactly("READY healthy.example", "BLOCKED absent.example");
        assertThat(ran.err().lines())
                .anyMatch(line -> line.contains("domains.txt line 4: \"bad name\" is not a domain name"))
                .anyMatch(line -> line.contains("line 5: ") && line.contains("is a mail address"))
                .anyMatch(line -> line.contains("line 6: healthy.example is checked once"))
                .anyMatch(line -> line.contains("line 7: \"192.0.2.20\" is no domain"));
    }

    @Test
    void aBadLineIsNoPass() {
        Ran ran = Ran.at(
                Instant.parse("2026-12-01T00:00:00Z"),
                new ByteArrayInputStream("healthy.example\n=cmd|calc\n".getBytes(StandardCharsets.UTF_8)),
                "check",
                "--lab",
                "healthy",
                "--domains",
                "-");
        assertThat(words(ran)).containsExactly("READY healthy.example");
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void jsonIsOneDocumentALine() {
        for (String form : List.of("--json", "--ndjson")) {
            Ran ran = Ran.of("check", "--lab", "healthy", form, "healthy.example", "absent.example");
            List<String> lines = ran.out().lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(new Ran(0, lines.get(0), "").json().get("subject")).isEqualTo("healthy.example");
            assertThat(new Ran(0, lines.get(1), "").json().get("verdict")).isEqualTo("blocked");
        }
    }

    @Test
    void theDocumentIsThatOfTheDomainAlone() {
        Ran several = Ran.of("check", "--lab", "healthy", "--json", "healthy.example", "absent.example");
        Ran alone = Ran.of("check", "--lab", "healthy", "--json", "absent.example");
        Ran second = new Ran(0, several.out().lines().skip(1).findFirst().orElseThrow(), "");
        assertThat(withoutPort(second.list("findings"))).isEqualTo(withoutPort(alone.list("findings")));
        assertThat(withoutPort(second.list("confirmed"))).isEqualTo(withoutPort(alone.list("confirmed")));
        assertThat(second.json().get("addresses")).isEqualTo(alone.json().get("addresses"));
    }

    /** A lab's servers have other ports in each run. */
    private static String withoutPort(List<?> members) {
        return members.toString().replaceAll("127\\.0\\.0\\.1:[0-9]+", "LOOPBACK");
    }

    @ParameterizedTest
    @CsvSource({
        "check a.example b.example --html page.html --lab healthy, one domain",
        "check a.example b.example --format sarif --lab healthy, one domain",
        "check a.example b.example --record run --lab healthy, one domain",
        "check a.example b..example --lab healthy, b..example",
        "check --domains /no/such/file, there is no such file",
        "check --domains /, Is a directory",
    })
    void whatOneDomainAloneCanHaveIsRefused(String line, String said) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains(said);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void anEmptyListIsNoPass() throws IOException {
        Path file = Files.writeString(folder.resolve("empty"), "# none yet\n");
        Ran ran = Ran.of("check", "--lab", "healthy", "--domains", file.toString());
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void aReaderThatTakesOneLineEndsTheRunInSilence() throws Exception {
        Path file = Files.writeString(folder.resolve("many"), "d1.example\nd2.example\nd3.example\nd4.example\n");
        Ran ran = Program.plain().run("mailworthy check --lab healthy --json --domains " + file + " | head -c 1");
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab "))).isEmpty();
    }

    @Test
    void aStoppedRunKeepsWhatIsChecked() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            many.append("d").append(i).append(".example\n");
        }
        Path file = Files.writeString(folder.resolve("many"), many);
        Process process = Program.plain().start("exec mailworthy check --lab healthy --json --domains " + file);
        int first = process.getInputStream().read();
        Program.terminate(process);
        Ran ran = Program.ended(process);
        assertThat((char) first).isEqualTo('{');
        assertThat(ran.out()).endsWith("}\n");
        assertThat(ran.err()).contains("PARTIAL: the run was stopped; ").contains(" of 2000 domains are checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "a|b.example", "\u001b[31m.example", "a\u0000b", "@", "https://"})
    void aHostileLineIsNamedWithoutItsControlCharacters(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("hostile"), line + "\nhealthy.example\n");
        Ran ran = Ran.of("check", "--lab", "healthy", "--domains", file.toString());
        assertThat(words(ran)).containsExactly("READY healthy.example");
        assertThat(ran.err()).contains("line 1: ").doesNotContain("\u001b", "\u0000");
        assertThat(ran.code()).isEqualTo(3);
    }
}
