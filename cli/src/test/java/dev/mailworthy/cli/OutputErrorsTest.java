package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that cannot be written is no result: every command ends with 74, and with one line. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class OutputErrorsTest {

    private static final String FULL = "mailworthy: standard output cannot be written: the disk is full";

    @TempDir
    private Path folder;

    /** A destination that takes nothing. */
    private static final class FullDisk extends Writer {

        private final String problem;

        FullDisk(String problem) {
            this.problem = problem;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            if (length > 0) {
                throw new IOException(problem);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static Ran onto(Writer out, String... args) {
        StringWriter err = new StringWriter();
        Session session = Session.of(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream(), out, err);
        int code = Main.run(session, args);
        return new Ran(code, "", err.toString());
    }

    private String batch() throws IOException {
        Path file = folder.resolve("lines");
        return Files.writeString(file, "{\"ip\": \"192.0.2.20\", \"mailFrom\": \"a@healthy.example\"}\n")
                .toString();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--help",
                "check --help",
                "check --lab healthy",
                "check --lab healthy --json",
                "check --lab healthy --ndjson",
                "check --lab healthy --quiet",
                "check --lab healthy --html -",
                "check --lab healthy --sarif -",
                "check --lab healthy --junit -",
                "check --lab healthy --format nagios",
                "check --lab healthy --format prometheus",
                "check --lab healthy --format csv",
                "check healthy.example fresh.example --lab healthy --format csv",
                "fix --lab fresh-vps",
                "fix --lab fresh-vps --json",
                "fix --lab bulk-sender --format zone",
                "fix --lab bulk-sender --format terraform",
                "explain --batch REPLIES",
                "explain --batch REPLIES --ndjson",
                "egress --lab fresh-vps",
                "egress --lab fresh-vps --ticket -",
                "explain",
                "explain PTR-MISSING",
                "explain '550 5.7.25'",
                "lab list",
                "dnsbl check 192.0.2.30 --lab listed",
                "dnsbl sweep 192.0.2.30 --lab listed",
                "dnsbl sweep 192.0.2.30 --lab listed --ndjson",
                "dnsbl sweep 192.0.2.30 --lab listed --format csv",
                "dnsbl check 192.0.2.30 --lab listed --format csv",
                "dnsbl lists",
                "dnsbl lists show psbl",
                "dnsbl lists dead",
                "dnsbl lists test --lab listed",
                "dnsbl resolver --lab listed",
                "dnsbl explain psbl 127.0.0.2",
                "spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example",
                "spf check --lab healthy --batch LINES",
                "spf check --lab healthy --batch LINES --format csv",
                "spf explain --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example",
                "spf lint v=spf1_-all",
                "spf survey --lab healthy healthy.example",
                "spf flatten --lab healthy healthy.example",
                "spf audit --lab healthy healthy.example",
            })
    void aFullDiskIsNoResult(String line) throws IOException {
        String batch = batch();
        String replies = Files.writeString(folder.resolve("replies"), "550 5.7.25 no reverse name\n")
                .toString();
        String[] args = Stream.of(line.split(" "))
                .map(word -> word.replace("'", "")
                        .replace('_', ' ')
                        .replace("LINES", batch)
                        .replace("REPLIES", replies))
                .toArray(String[]::new);
        Ran ran = onto(new FullDisk("the disk is full"), args);
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab "))).contains(FULL);
        assertThat(ran.err().lines().filter(said -> said.contains("cannot be written")))
                .hasSize(1);
        assertThat(ran.code()).isEqualTo(74);
    }

    @Test
    void aReaderThatWentAwayNeedsNoMessage() {
        for (String[] line : List.of(
                new String[] {"check", "--lab", "healthy"},
                new String[] {"dnsbl", "sweep", "192.0.2.30", "--lab", "listed"},
                new String[] {"--help"})) {
            Ran ran = onto(new FullDisk("Broken pipe"), line);
            assertThat(ran.code()).isEqualTo(74);
            assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab ")))
                    .isEmpty();
        }
    }

    @Test
    void aSweepsProgressDoesNotClaimWhatWasNotWritten() throws IOException {
        Path journal = folder.resolve("progress");
        String[] sweep = {
            "dnsbl", "sweep", "192.0.2.0/26", "--lab", "listed", "--ndjson", "--resume", journal.toString()
        };
        assertThat(onto(new FullDisk("the disk is full"), sweep).code()).isEqualTo(74);
        assertThat(Files.readString(journal).lines().filter(line -> line.startsWith("L ")))
                .isEmpty();
        Ran again = Ran.of(sweep);
        assertThat(again.out()).contains("\"target\": \"192.0.2.30\"", "\"end\": \"complete\"");
    }

    @Test
    void aFileIsWrittenAlthoughTheScreenIsLost() throws IOException {
        Path page = folder.resolve("page.html");
        Ran ran = onto(new FullDisk("the disk is full"), "check", "--lab", "healthy", "--html", page.toString());
        assertThat(ran.code()).isEqualTo(74);
        assertThat(Files.readString(page)).endsWith("</html>\n");
    }

    @Tag("jdk")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "mailworthy explain PTR-MISSING >/dev/full",
                "mailworthy explain PTR-MISSING >&-",
                "mailworthy --help >/dev/full",
                "mailworthy dnsbl sweep 192.0.2.30 --lab listed --quiet >/dev/full",
            })
    void theProcessEndsWith74(String line) throws Exception {
        Ran ran = Program.plain().run(line);
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab "))).hasSize(1);
        assertThat(ran.err()).contains("mailworthy: standard output cannot be written: ");
        assertThat(ran.code()).isEqualTo(74);
    }

    @Tag("jdk")
    @Test
    void aBatchEndsWithItsReader() throws Exception {
        Path lines = folder.resolve("many");
        Files.writeString(lines, "{\"ip\": \"192.0.2.20\", \"helo\": \"x\"}\n".repeat(200_000));
        Ran ran = Program.plain()
                .run("mailworthy spf check --lab healthy --batch " + lines + " | head -n 1; exit ${PIPESTATUS[0]}");
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab "))).isEmpty();
        assertThat(ran.code()).isEqualTo(74);
    }

    @Tag("jdk")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-Xmx5m", "-Xmx7m"})
    void tooLittleMemoryIsNoVerdict(String heap) throws Exception {
        Path lines = folder.resolve("wide");
        Files.writeString(lines, "{\"ip\": \"192.0.2.20\", \"helo\": \"" + "x".repeat(60_000) + "\"}\n");
        Ran ran = Program.with(Map.of()).jvm(heap).run("mailworthy check --lab healthy");
        assertThat(ran.code()).isIn(3, 70);
        assertThat(ran.err()).doesNotContain("Exception in thread", "\tat ");
    }

    /** A clock without an end stands for any part of a command that calls itself too often. */
    private static final class EndlessClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return instant().plusNanos(1);
        }
    }

    @Tag("jdk")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "check --lab healthy --json",
                "check --lab healthy --format nagios",
                "fix --lab fresh-vps --json",
                "egress --lab fresh-vps --json",
                "dnsbl check 192.0.2.30 --lab listed --json",
                "spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example --json",
            })
    void aStackThatOverflowsInACommandIsNoVerdict(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = Session.of(Terminal.none(), new EndlessClock(), InputStream.nullInputStream(), out, err);
        assertThat(Main.run(session, line.split(" "))).isEqualTo(70);
        assertThat(err.toString().lines().filter(said -> !said.startsWith("Lab ")))
                .containsExactly("mailworthy: internal error, please report it: java.lang.StackOverflowError");
        assertThat(out.toString()).doesNotContain("\"verdict\"");
    }

    @Tag("jdk")
    @Test
    void tooFewFilesAreNoVerdict() throws Exception {
        Ran ran = Program.plain().run("ulimit -n 24; mailworthy check --lab healthy");
        assertThat(ran.code()).isIn(3, 70);
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab "))).hasSizeLessThanOrEqualTo(1);
    }
}
