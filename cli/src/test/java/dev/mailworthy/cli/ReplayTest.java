package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay gives the report of the recorded run, octet by octet. Other files are refused in one line. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ReplayTest {

    @TempDir
    private Path folder;

    private static Ran run(String line, Object... more) {
        return Ran.of(Stream.concat(Stream.of(line.split(" ")), Stream.of(more).map(Object::toString))
                .toArray(String[]::new));
    }

    /** The results are equal. Messages about the run itself, such as the age of its ports, may differ. */
    private static void assertSameResult(Ran again, Ran then) {
        assertThat(again.out()).isEqualTo(then.out());
        assertThat(again.code()).isEqualTo(then.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --lab fresh-vps",
                "check --lab healthy",
                "check --lab healthy --ip 192.0.2.99 --ehlo other.example",
                "check --lab listed",
                "check --lab public-resolver",
                "check --lab intercepted",
                "check --lab bulk-sender",
                "check --lab ipv6-forgotten",
                "check --lab dynamic-home",
                "check a.example --resolver 127.0.0.1:9 --timeout 20s --fresh",
            })
    void theReportIsTheSameInEveryForm(String line) throws IOException {
        Path record = folder.resolve("run.ndjson");
        Path page = folder.resolve("page.html");
        Path suite = folder.resolve("suite.xml");
        Ran text = run(line + " -v --record", record, "--html", page, "--junit", suite);
        Path pageAgain = folder.resolve("again.html");
        Path suiteAgain = folder.resolve("again.xml");
        Ran again = run("replay -v", record, "--html", pageAgain, "--junit", suiteAgain);
        assertSameResult(again, text);
        assertThat(Files.readString(pageAgain)).isEqualTo(Files.readString(page));
        assertThat(Files.readString(suiteAgain)).isEqualTo(Files.readString(suite));
    }

    /** A recording and its replay change no result. In an older record the DNSSEC results are missing. */
    @Test
    void recordingChangesNoResultAndKeepsTheProofs() throws IOException {
        Path record = folder.resolve("run.ndjson");
        Ran plain = run("check --lab healthy --json");
        Ran recorded = run("check --lab healthy --json --record", record);
        assertThat(recorded.code()).isEqualTo(plain.code()).isZero();
        assertThat(recorded.list("confirmed")).isEqualTo(plain.list("confirmed"));
        assertThat(run("replay --quiet", record).code()).isZero();
        List<String> lines = Files.readAllLines(record);
        assertThat(lines)
                .anyMatch(line -> line.contains("\"type\": \"validated\"") && line.contains("\"status\": \"secure\""));
        List<String> older = new ArrayList<>(lines.stream()
                .filter(line -> !line.contains("\"type\": \"validated\""))
                .toList());
        older.set(0, older.get(0).replace("\"validated\": true,", "").replaceFirst(",?\"lookups\": \\{[^}]*}", ""));
        older.set(older.size() - 1, "{\"type\": \"end\",\"lines\": " + (older.size() - 1) + "}");
        Ran again = replay(String.join("\n", older));
        assertThat(again.code()).as(again.err()).isEqualTo(3);
        assertThat(again.out()).contains("DNSSEC was not validated");
        String unproved = String.join("\n", lines).replace("\"status\": \"secure\"", "\"status\": \"bogus\"");
        assertRefused(replay(unproved));
    }

    @Test
    void theDocumentsAreTheSameInAReplay() {
        for (String form : List.of("--json", "--ndjson")) {
            Path record = folder.resolve("run" + form);
            Ran then = run("check --lab fresh-vps " + form + " --record", record);
            Ran again = run("replay " + form, record);
            assertSameResult(again, then);
        }
        Path record = folder.resolve("sarif");
        Ran then = run("check --lab fresh-vps --sarif - --record", record);
        assertSameResult(run("replay --sarif -", record), then);
    }

    @Test
    void aRunOutOfTimeIsPartialInItsReplay() throws IOException {
        Files.writeString(
                folder.resolve("lab.conf"),
                "subject slow.example\naddress 192.0.2.1\nehlo mail.slow.example\nzone slow.zone\nconnect-timeout 300ms\n");
        Files.writeString(
                folder.resolve("slow.zone"), "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n;fault timeout .\n");
        Path record = folder.resolve("run");
        Ran then = run("check --timeout 700ms --json --lab", folder, "--record", record);
        Ran again = run("replay --json", record);
        assertThat(then.json().get("completeness")).isEqualTo("out-of-time");
        assertThat(again.json().get("completeness")).isEqualTo("out-of-time");
        assertThat(again.code()).isEqualTo(then.code());
    }

    @Test
    void aRecordHasNothingPrivateOfTheUser() throws IOException {
        Path record = folder.resolve("run");
        run("check --lab fresh-vps --quiet --record", record);
        assertThat(Files.readString(record))
                .contains("\"environment\": []", "\"type\": \"dns\"", "\"type\": \"path\"")
                .doesNotContain(System.getProperty("user.home"));
    }

    private void assertRefused(Ran ran) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .startsWith("mailworthy: ")
                .doesNotContain("Exception", "internal error")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
    }

    private Ran replay(String text) throws IOException {
        Path file = folder.resolve("broken");
        Files.writeString(file, text);
        return run("replay", file);
    }

    @Test
    void aFileThatIsNotARecordIsRefused() throws IOException {
        assertRefused(run("replay /no/such/file"));
        assertRefused(run("replay", folder));
        assertRefused(run("replay /dev/zero"));
        for (String text : List.of(
                "",
                "\n",
                "{}",
                "{",
                "[]",
                "{\"schema\": \"mailworthy/run-record/2\"}\n",
                "{\"schema\": 'x'}",
                "{a: &x [*x]}",
                "{\"a\": \"\u001b[2J",
                "{\"a\": " + "[".repeat(100_000),
                "{\"a\": " + "{\"a\": ".repeat(100_000),
                "{" + "- ".repeat(100_000),
                "\u0000".repeat(1000))) {
            assertRefused(replay(text));
        }
    }

    /** Records with lines removed, repeated, cut and changed soon give a report, or one line about the file. */
    @Test
    void aDamagedRecordGivesAReportOrOneLine() throws IOException {
        Path record = folder.resolve("run");
        run("check --lab healthy --quiet --record", record);
        List<String> lines = Files.readAllLines(record);
        for (int i = 0; i < lines.size(); i += 1 + lines.size() / 12) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            assertRefused(replay(String.join("\n", fewer)));
            assertRefused(replay(String.join("\n", lines.subList(0, i))));
        }
        assertRefused(replay(String.join("\n", lines) + "\n{}\n"));
        long seed = 20261125;
        Random random = new Random(seed);
        String whole = String.join("\n", lines);
        for (int i = 0; i < 150; i++) {
            StringBuilder spoiled = new StringBuilder(whole);
            for (int j = 0; j <= i % 4; j++) {
                spoiled.setCharAt(
                        random.nextInt(whole.length()), "\"{}[]:,\\x9-\u001b\u00ff".charAt(random.nextInt(13)));
            }
            Ran ran = replay(spoiled.toString());
            assertThat(ran.code())
                    .as("seed " + seed + ", round " + i + ": " + ran.err())
                    .isIn(0, 1, 2, 3, 64);
            assertThat(ran.err()).doesNotContain("internal error");
        }
    }
}
