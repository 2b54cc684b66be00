package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.FindingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the single modules, and their exit codes. */
@Timeout(60)
class ModuleCommandsTest {

    @ParameterizedTest
    @CsvSource({
        "0, spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example",
        "2, spf check --lab healthy --ip 192.0.2.99 --mail-from a@healthy.example",
        "1, spf check --lab healthy --ip 192.0.2.99 --mail-from a@ns1.healthy.example",
        "3, spf check --resolver 127.0.0.1:9 --ip 192.0.2.99 --mail-from a@healthy.example",
        "0, spf check --lab healthy --ip 192.0.2.20 --helo mail.healthy.example",
        "0, dnsbl check --lab healthy 192.0.2.20",
        "2, dnsbl check --lab healthy 127.0.0.2",
        "2, dnsbl check --lab healthy 192.0.2.20 127.0.0.2",
        "3, dnsbl check --lab healthy healthy.example",
        "3, dnsbl check --resolver 127.0.0.1:9 192.0.2.20",
        "0, dnsbl check --lab healthy 192.0.2.20 --list psbl",
        "0, egress --lab healthy",
        "2, egress --lab fresh-vps",
        "0, egress --lab fresh-vps --port 587",
        "0, lab list",
        "0, lab list --json",
        "0, explain",
        "0, explain ptr-missing",
    })
    void exitByTheVerdict(int code, String line) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
        if (!line.contains("--json")) {
            assertThat(ran.out().lines())
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
        }
    }

    static java.util.stream.Stream<FindingType> everyType() {
        return FindingTypes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyCodeIsExplained(FindingType type) {
        Ran ran = Ran.of("explain", type.code());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(type.code(), "Who acts:", "How long:");
        assertThat(type.code()).matches("[A-Z0-9]+(-[A-Z0-9]+)+");
    }

    @Test
    void streamsAreOneDocumentALine() {
        for (String command : new String[] {"check", "egress"}) {
            Ran ran = Ran.of(command, "--lab", "fresh-vps", "--ndjson");
            assertThat(ran.out().lines())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        }
    }

    @Test
    void aZoneFileIsCheckedBeforeItIsPublished(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws java.io.IOException {
        java.nio.file.Path zone = folder.resolve("new.zone");
        java.nio.file.Files.writeString(
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
}
