package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code spf check --batch}: ids, the exit code, endless lines, and a partner that waits for each answer. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class BatchTest {

    private static final String QUESTION = "\"ip\": \"192.0.2.20\", \"mailFrom\": \"a@healthy.example\"}\n";

    @TempDir
    private Path folder;

    private Ran batch(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), lines);
        return Ran.of("spf", "check", "--lab", "healthy", "--batch", file.toString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "7",
                "-0",
                "1.50",
                "1e5",
                "12345678901234567890123",
                "true",
                "null",
                "\"\"",
                "\"a \\\"b\\\" \\\\ \u00fc\"",
                "\"tab\\u0009\"",
            })
    void anIdComesBackAsItWasGiven(String id) throws IOException {
        Ran ran = batch("{\"id\": " + id + ", " + QUESTION);
        assertThat(ran.out()).startsWith("{\"id\": " + id + ",").contains("\"result\": \"pass\"");
        assertThat(ran.code()).isZero();
    }

    @Test
    void otherIdsAreRefused() throws IOException {
        assertThat(batch("{\"id\": [1], " + QUESTION).out()).contains("\"id\": null", "id is no string, number");
        assertThat(batch("{\"id\": \"" + "x".repeat(1025) + "\", " + QUESTION).out())
                .contains("\"id\": null", "id has more than 1024 characters");
    }

    @Test
    void linesWithoutAnAnswerAreInconclusive() throws IOException {
        assertThat(batch("{" + QUESTION).code()).isZero();
        Ran some = batch("{" + QUESTION + "no json\n");
        assertThat(some.err()).contains("1 of 2 lines are answered");
        assertThat(batch("no json\n").code()).isEqualTo(3);
        assertThat(batch("").code()).isEqualTo(3);
        Path file = Files.writeString(folder.resolve("lines"), "{" + QUESTION);
        Ran silent = Ran.of("spf", "check", "--resolver", "127.0.0.1:9", "--timeout", "1s", "--batch", file.toString());
        assertThat(silent.out()).contains("temperror");
        assertThat(silent.code()).isEqualTo(3);
    }

    @Test
    void aPartnerGetsEachAnswerBeforeItAsksAgain() throws Exception {
        Process process = Program.plain().start("exec mailworthy spf check --lab healthy --batch -");
        try (OutputStream to = process.getOutputStream();
                BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
            for (int id = 1; id <= 3; id++) {
                to.write(("{\"id\": " + id + ", " + QUESTION).getBytes(StandardCharsets.UTF_8));
                to.flush();
                assertThat(from.readLine()).startsWith("{\"id\": " + id + ",");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anIdleInputDoesNotHoldUpTheEnd() throws Exception {
        Process process = Program.plain().start("exec mailworthy spf check --lab healthy --batch -");
        process.getOutputStream().write(("{\"id\": 1, " + QUESTION).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        BufferedReader from = process.inputReader(StandardCharsets.UTF_8);
        assertThat(from.readLine()).startsWith("{\"id\": 1,");
        Program.terminate(process);
        Ran ran = Program.ended(process);
        assertThat(ran.code()).isEqualTo(143);
        assertThat(ran.err()).contains("mailworthy: the run was stopped: 1 lines are answered");
    }

    /** The writer pauses before a line, in the middle of one, or after the first octet of a mark of UTF-16. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": 2, ", "\u00ff"})
    void anIdleInputSeesTheEndOfTheTime(String half) throws Exception {
        Process process = Program.plain().start("exec mailworthy spf check --lab healthy --timeout 3s --batch -");
        process.getOutputStream().write(half.getBytes(StandardCharsets.ISO_8859_1));
        process.getOutputStream().flush();
        Ran ran = Program.ended(process);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("the time for the whole run is over: 0 lines are answered");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aBatchInUtf16IsRead() throws IOException {
        Path file = folder.resolve("lines");
        Files.write(file, ("\uFEFF{\"id\": 1, " + QUESTION.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE));
        Ran ran = Ran.of("spf", "check", "--lab", "healthy", "--batch", file.toString());
        assertThat(ran.out()).startsWith("{\"id\": 1,");
        assertThat(ran.code()).as(ran.err()).isZero();
    }
}
