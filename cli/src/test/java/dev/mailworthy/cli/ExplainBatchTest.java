package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Explain reads one reply a line, and writes one document a line. */
@Timeout(120)
class ExplainBatchTest {

    @TempDir
    private Path folder;

    private static Ran piped(InputStream input, StringWriter out, String... args) {
        StringWriter err = new StringWriter();
        Session session = Session.of(Terminal.none(), Clock.systemUTC(), input, out, err);
        int code = Main.run(session, args);
        return new Ran(code, out.toString(), err.toString());
    }

    private static Ran piped(String input, String... args) {
        return piped(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new StringWriter(), args);
    }

    private static List<String> lines(Ran ran) {
        return ran.out().lines().toList();
    }

    @Test
    void eachLineGetsADocumentInOrder() {
        Ran ran = piped(
                "\ufeff{\"id\": 7, \"text\": \"550 5.7.25 [192.0.2.7] no PTR - gsmtp\"}\r\n\n550 5.1.1 no such user\n",
                "explain",
                "--batch",
                "-",
                "--ndjson");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(lines(ran)).hasSize(2);
        assertThat(lines(ran).get(0))
                .startsWith("{\"id\": 7,\"line\": 1,\"schema\": \"mailworthy/explain/1\"")
                .contains("\"id\": \"PTR_PROBLEM\"");
        assertThat(lines(ran).get(1)).startsWith("{\"id\": null,\"line\": 3,").contains("\"id\": \"RCPT_UNKNOWN\"");
    }

    @Test
    void aBadLineIsReportedWithItsNumberAndTheRestGoesOn() {
        Ran ran = piped(
                "hello\n{\"id\":\"x\"}\n{broken\n550 " + "y".repeat(70_000) + "\n554 5.7.1 spam\n",
                "explain",
                "--batch",
                "-");
        assertThat(ran.code()).isZero();
        assertThat(lines(ran))
                .hasSize(5)
                .satisfies(all -> assertThat(all.get(0))
                        .isEqualTo("{\"id\": null,\"line\": 1,\"error\": \"contains no reply of a mail server\"}"))
                .satisfies(all ->
                        assertThat(all.get(1)).isEqualTo("{\"id\": \"x\",\"line\": 2,\"error\": \"has no text\"}"))
                .satisfies(all -> assertThat(all.get(3)).contains("\"line\": 4,\"error\": \"is longer than 65536"))
                .satisfies(all -> assertThat(all.get(4)).contains("CONTENT_SPAM"));
        assertThat(ran.err()).contains("line 1: ", "line 2: has no text", "line 3: ", "line 4: ");
    }

    /** Gives one line, and notes at the next reading what has been written until then. */
    private static final class Pausing extends InputStream {
        private final byte[] octets =
                "550 5.1.1 no such user\n550 5.2.2 mailbox full\n".getBytes(StandardCharsets.US_ASCII);
        private final int firstLine = 23;
        private final StringWriter out;
        private final List<Integer> written = new ArrayList<>();
        private int at;

        private Pausing(StringWriter out) {
            this.out = out;
        }

        @Override
        public int read() {
            return at < octets.length ? octets[at++] : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            written.add((int) out.toString().lines().count());
            if (at >= octets.length) {
                return -1;
            }
            int end = at < firstLine ? firstLine : octets.length;
            int count = Math.min(length, end - at);
            System.arraycopy(octets, at, to, offset, count);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    @Test
    void whatIsDoneIsWrittenBeforeMoreInputIsWaitedFor() {
        StringWriter out = new StringWriter();
        Pausing input = new Pausing(out);
        Ran ran = piped(input, out, "explain", "--batch", "-");
        assertThat(ran.code()).isZero();
        assertThat(input.written).startsWith(0, 1).endsWith(2);
    }

    @Test
    void aFileIsReadAndAMissingOneIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("replies"), "550 5.1.1 no such user\n");
        assertThat(lines(Ran.of("explain", "--batch", file.toString(), "--ndjson")))
                .hasSize(1);
        assertThat(Ran.of("explain", "--batch", folder.resolve("gone").toString())
                        .code())
                .isEqualTo(64);
        assertThat(Ran.of("explain", "--ndjson", "550 no").code()).isEqualTo(64);
        assertThat(Ran.of("explain", "--batch", file.toString(), "550 no").code())
                .isEqualTo(64);
    }
}
