package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The argument of explain: a code, else a file, else a reply. */
@Timeout(120)
class ExplainCommandTest {

    private static final String SAMPLES = "../smtp-probe/src/test/resources/dev/mailworthy/smtp/reply/bounce/";

    @TempDir
    private Path folder;

    private static void assertExplained(Ran ran, String... shown) {
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains(shown).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static Ran piped(String input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = Session.of(
                Terminal.none(),
                Clock.systemUTC(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                err);
        int code = Main.run(session, args);
        return new Ran(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.7.25 [192.0.2.7] no PTR - gsmtp | Gmail and Google Workspace said 550 5.7.25: | REPLY-PTR-PROBLEM",
                "554 IP=192.0.2.7 - None/bad reputation. (NOWL) | T-Online said 554 | but such refusals clear later",
                "421 4.7.0 [TSS09] permanently deferred | Yahoo, AOL | another attempt does not help",
                "550 5.7.1 go away | no rule knows it | Sure    low, by the rules",
                "550 5.1.1 no such user | The recipient does not exist. | Sure    high",
                "250 ok | This reply refuses nothing. | said 250",
                "host mx.b.test[192.0.2.1] said: 554 5.7.1 Relay access denied (in reply to RCPT TO command)"
                        + " | in answer to RCPT TO: | Nothing is wrong",
                "lost connection with a.olc.protection.outlook.com[192.0.2.1] while sending MAIL FROM"
                        + " | Outlook.com and Hotmail closed the connection in answer to MAIL FROM. | receiver medium",
            })
    void aReplyIsExplained(String text, String heading, String more) {
        Ran quoted = Ran.of("explain", text);
        assertExplained(quoted, heading, more);
        assertThat(Ran.of(("explain " + text).split(" ")).out())
                .as("without quotes")
                .isEqualTo(quoted.out());
        assertThat(piped(text + "\n", "explain", "-").out()).as("piped").isEqualTo(quoted.out());
    }

    @Test
    void theReceiversAddressIsNotTakenForTheSenders() {
        Ran ran = Ran.of(
                "explain", "lost connection with a.olc.protection.outlook.com[192.0.2.1] while sending MAIL FROM");
        assertThat(ran.out()).doesNotContain("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "postfix.eml, To bert@gmail.com: failed, ' Connection timed out', REPLY-PTR-PROBLEM",
        "qmail.eml, To bert@t-online.de: failed, To carl@other.example: failed, REPLY-IP-UNKNOWN",
        "exim.eml, To bert@other.example: failed, To carl@other.example: failed, REPLY-CONTENT-SPAM",
        "forwarded.eml, To nobody@contoso.example: failed, Microsoft 365, The recipient does not exist",
    })
    void aBounceIsExplainedRecipientByRecipient(String file, String first, String second, String cause)
            throws IOException {
        String shown = Ran.of("explain", SAMPLES + file).out().replaceAll("\\s+", " ");
        assertThat(shown).contains(first, second, cause);
        assertExplained(piped(Files.readString(Path.of(SAMPLES + file)), "explain", "-"), first);
    }

    @Test
    void aCodeComesBeforeAFileAndAFileBeforeAReply() throws IOException {
        assertThat(Ran.of("explain", "ptr-missing").out()).startsWith("PTR-MISSING");
        Path log = folder.resolve("550 5.7.1 no");
        Files.writeString(log, "4X: to=<a@b.test>, status=bounced (host mx.b.test[192.0.2.1] said: 552 5.2.2 quota)\n");
        assertExplained(Ran.of("explain", log.toString()), "said 552 5.2.2:");
        Path header = folder.resolve("header");
        Files.writeString(header, "Diagnostic-Code: smtp; 550 5.1.1 no such user\n");
        assertExplained(Ran.of("explain", header.toString()), "said 550 5.1.1:");
    }

    @Test
    void hostileInputIsPrintedEscaped() {
        assertExplained(
                Ran.of("explain", "550 5.7.1 \u001b[31mred\u0007 \u202e" + "x".repeat(3000)), "said 550 5.7.1:");
        assertThat(Ran.of("explain", "550 \u001b]0;x\u0007", "--json").out()).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aMessageWithoutARecipientGivesOneLine() throws IOException {
        Path file = folder.resolve("hello.eml");
        Files.writeString(file, "Subject: hello\n\nAll is well.\n");
        Ran ran = Ran.of("explain", file.toString());
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).endsWith("hello.eml: tells of no recipient and holds no reply\n");
    }
}
