package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** An error in any thread ends the process with 70 and one line. A full disk leaves no part of a file. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class DeadThreadTest {

    /** The most octets of a file are 0, so that every write to a file fails. */
    private static final String FULL = "ulimit -f 0; mailworthy ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main stack | internal error, please report it: java.lang.StackOverflowError",
                "worker stack | internal error, please report it: java.lang.StackOverflowError",
                "main memory | out of memory (Java heap space)",
                "worker memory | out of memory (Java heap space)",
            })
    void anErrorInAnyThreadIsOneLineAnd70(String where, String said) throws Exception {
        Ran ran = Program.plain().main(DyingProgram.class).run("mailworthy " + where);
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.err()).isEqualTo("mailworthy: " + said + "\n");
        assertThat(ran.out()).isEmpty();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static List<String> options() {
        return Sample.of(List.of("--ticket", "--html", "--sarif", "--junit", "--record"), 3);
    }

    @ParameterizedTest
    @MethodSource("options")
    @Tag("long")
    void aFullDiskLeavesNoFile(String option) throws Exception {
        String command = option.equals("--ticket") ? "egress" : "check";
        Ran ran = full().run(FULL + command + " --lab fresh-vps " + option + " " + folder.resolve("file"));
        assertThat(ran.code()).as(ran.err()).isEqualTo(74);
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab ")))
                .singleElement()
                .asString()
                .contains("cannot be written");
        assertNothingIsLeft();
    }

    @Test
    void aFullDiskLeavesNoPartOfAKey() throws Exception {
        Ran ran = full().run(FULL + "responder --new-key " + folder.resolve("key"));
        assertThat(ran.code()).isNotZero();
        assertThat(ran.err().lines()).singleElement().asString().contains("cannot be written");
        assertNothingIsLeft();
    }

    @Test
    void aFullDiskLeavesTheFileThatWasThereBefore() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter"), "before");
        Ran ran = full().run(FULL + "egress --lab fresh-vps --force --ticket " + letter);
        assertThat(ran.code()).isEqualTo(74);
        assertThat(letter).hasContent("before");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(letter);
        }
    }

    /** The JVM keeps no file of its own in this run. */
    private static Program full() {
        return Program.plain().jvm("-XX:-UsePerfData");
    }
}
