package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake of the user gives one line on standard error, exit code 64 and nothing on standard output. */
@Timeout(120)
class BadInputTest {

    private static void assertRefused(Ran ran) {
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .startsWith("mailworthy: ")
                .doesNotContain("Exception", "\tat ")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bogus",
                "check --bogus",
                "check ex_ample..org",
                "check -a.example",
                "check a.example --ip 999.1.1.1",
                "check a.example --ip 1.2.3",
                "check a.example --ip 2001:db8::1::2",
                "check a.example --ehlo user@example.org",
                "check a.example --resolver 127.0.0.1:65536",
                "check a.example --resolver 127.0.0.1:0",
                "check a.example --resolver dns.example",
                "check a.example --timeout 5",
                "check a.example --timeout 0s",
                "check a.example --timeout 25h",
                "check a.example --json --ndjson",
                "check a.example --color sometimes",
                "check a.example --lab no-such-lab",
                "check a.example --target a.test=x",
                "check a.example --control a.test",
                "check a.example --port 70000",
                "check a.example --port x",
                "fix a.example b.example",
                "spf check",
                "spf check --ip 192.0.2.1",
                "spf check --ip 192.0.2.1 --mail-from=",
                "spf check --ip x --mail-from a@b.example",
                "spf lint",
                "spf lint a..b",
                "spf lint @/no/such/file",
                "spf survey",
                "spf diff v=spf1 a.example",
                "spf diff v=spf1_bad v=spf1",
                "spf generate --ip 192.0.2.1/24",
                "spf generate --service nobody",
                "spf generate --others maybe",
                "spf audit healthy.example --ip x",
                "dnsbl check",
                "dnsbl check 300.1.1.1",
                "dnsbl check 192.0.2.1 --list nosuch",
                "dnsbl check 192.0.2.1 --catalog /no/such/file.yml",
                "egress --target a..b",
                "egress --connect-timeout -5s",
                "egress --canary x",
                "egress --responder far.example",
                "egress --responder a..b --key /no/such/file",
                "egress --responder far.example --key /no/such/file",
                "egress --responder far.example:25 --key /no/such/file",
                "egress --key /no/such/file",
                "responder",
                "responder --key /no/such/file",
                "responder --key /dev/null",
                "responder --new-key /no/such/folder/key",
                "responder --port 65536 --key /no/such/file",
                "responder --listen x --key /no/such/file",
                "responder --for never",
                "explain NO-SUCH-CODE",
                "explain no reply here",
                "explain /no/such/file.eml",
                "explain src",
                "explain -",
                "explain pom.xml",
                "check a.example --zone /no/such/file.zone",
            })
    void aMistakeGivesOneLineAndExitCode64(String line) {
        assertRefused(Ran.of(line.split(" ")));
    }

    @Test
    void anErrorInAZoneFileIsReportedWithItsLine(@TempDir Path folder) throws IOException {
        Path zone = folder.resolve("broken.zone");
        Files.writeString(zone, "$ORIGIN a.example.\n@ SOA ns h 1 2 3 4 5\n\nmail A 1.2.3\n");
        Ran ran = Ran.of("check", "a.example", "--zone", zone.toString());
        assertRefused(ran);
        assertThat(ran.err()).contains("broken.zone:4: ");
    }

    @Test
    void anErrorInALabIsReportedWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("lab.conf"), "subject a.example\naddress 192.0.2.1\npeer nonsense\n");
        Ran ran = Ran.of("check", "--lab", folder.toString());
        assertRefused(ran);
        assertThat(ran.err()).contains("lab.conf:3: ");
    }

    @Test
    void inputOfTheUserIsPrintedWithoutEscapeSequences() {
        assertRefused(Ran.of("check", "\u001b[31mred\r\nline.example"));
        assertRefused(Ran.of("\u001b]0;title\u0007"));
        assertRefused(Ran.of("explain", "\u001b[2J"));
        assertRefused(Ran.of("explain", "a\u0000b"));
        assertRefused(Ran.of("check", "--lab", "\u001b[2J\n"));
    }

    @Test
    void aCommandWithoutItsSubcommandPrintsItsUsage() {
        for (String command : new String[] {"", "spf", "dnsbl", "lab"}) {
            Ran ran = command.isEmpty() ? Ran.of() : Ran.of(command);
            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("Usage: mailworthy");
        }
    }

    @Test
    void helpAndVersionAreOnStandardOutput() {
        assertThat(Ran.of("--help").out()).contains("Usage: mailworthy").contains("0 ready");
        assertThat(Ran.of("--help").code()).isZero();
        assertThat(Ran.of("check", "--help").out()).contains("--lab");
        assertThat(Ran.of("--version").out()).startsWith("mailworthy ");
    }
}
