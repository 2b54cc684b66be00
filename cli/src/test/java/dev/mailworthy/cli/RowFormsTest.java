package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CSV files of blocklists and of SPF follow RFC 4180, and a spreadsheet takes no field for a formula. */
@Timeout(60)
class RowFormsTest {

    @TempDir
    private Path folder;

    @Test
    void aCheckOfListsHasARecordForEachTargetAndList() {
        Ran ran = Ran.of("dnsbl", "check", "--lab", "listed", "192.0.2.30", "listed.example", "--format", "csv");
        List<List<String>> records = CsvRecords.read(ran.out());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(records.get(0))
                .containsExactly(
                        "target", "list", "zone", "state", "codes", "severity", "meaning", "reason", "why", "delist");
        assertThat(records).hasSize(12);
        assertThat(records.get(1).subList(0, 6))
                .containsExactly("192.0.2.30", "spamhaus-zen", "zen.spamhaus.org", "listed", "127.0.0.4", "blocker");
        assertThat(records.stream().filter(record -> record.get(3).equals("listed")))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.get(9)).startsWith("https://"));
        assertThat(records.stream().filter(record -> record.get(3).equals("not-listed")))
                .hasSize(9)
                .allSatisfy(record -> assertThat(record.subList(4, 10)).containsOnly(""));
        assertThat(ran.err()).startsWith("Lab listed: ");
    }

    @Test
    void aListWithoutAnAnswerSaysWhy() {
        Ran ran = Ran.of("dnsbl", "check", "--lab", "public-resolver", "192.0.2.40", "--format", "csv");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(CsvRecords.read(ran.out()).stream()
                        .filter(record -> record.get(3).equals("unanswered"))
                        .map(record -> record.get(1) + " " + record.get(8).split(":")[0]))
                .contains("spamhaus-zen refused", "uceprotect-1 servfail");
    }

    @Test
    void aSweepHasItsSummaryBesideTheFile() {
        Ran ran = Ran.of("dnsbl", "sweep", "--lab", "listed", "192.0.2.28/30", "--format", "csv");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(CsvRecords.read(ran.out()).stream().map(record -> record.get(1)))
                .containsExactly("list", "spamhaus-zen", "spamcop");
        assertThat(ran.err()).contains("LISTED  2 listings of 4 targets on 8 lists each; 0 unanswered.");
    }

    @Test
    void aSweepThatGoesOnWritesNoSecondHead() {
        String journal = folder.resolve("journal").toString();
        String[] sweep = {"dnsbl", "sweep", "--lab", "listed", "192.0.2.28/30", "--format", "csv", "--resume", journal};
        assertThat(Ran.of(sweep).out()).startsWith("target,list,");
        assertThat(Ran.of(sweep).out()).doesNotContain("target,list,");
        String[] other = sweep.clone();
        other[6] = "text";
        assertThat(Ran.of(other).code()).isEqualTo(64);
    }

    @Test
    void aBatchOfSpfHasARecordForEachLine() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines"), """
                {"id":"=1+1","ip":"192.0.2.20","mailFrom":"a@healthy.example","helo":"=cmd()"}
                {"id":2,"ip":"192.0.2.99","mailFrom":"a,\\"b@healthy.example"}
                {"id":"@bad","ip":"999"}
                """);
        Ran ran = Ran.of("spf", "check", "--lab", "healthy", "--batch", lines.toString(), "--format", "csv");
        List<List<String>> records = CsvRecords.read(ran.out());
        assertThat(records.get(0).subList(0, 6)).containsExactly("id", "ip", "mail_from", "helo", "result", "domain");
        assertThat(records.get(1))
                .containsExactly(
                        "'=1+1",
                        "192.0.2.20",
                        "a@healthy.example",
                        "'=cmd()",
                        "pass",
                        "healthy.example",
                        "\"mx\" of healthy.example matched",
                        "mx",
                        "1",
                        "0",
                        "");
        assertThat(records.get(2).get(0)).isEqualTo("2");
        assertThat(records.get(2).get(2)).isEqualTo("a,\"b@healthy.example");
        assertThat(records.get(2).get(4)).isEqualTo("fail");
        assertThat(records.get(3).get(0)).isEqualTo("'@bad");
        assertThat(records.get(3).subList(1, 10)).containsOnly("");
        assertThat(records.get(3).get(10)).isNotEmpty();
        assertThat(records).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dnsbl check --lab listed 192.0.2.30 --format csv --json",
                "dnsbl check --lab listed 192.0.2.30 --format json --ndjson",
                "dnsbl sweep --lab listed 192.0.2.30 --format json",
                "spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example --format csv",
                "dnsbl check --lab listed 192.0.2.30 --format xml",
            })
    void aFormThatDoesNotFitIsRefused(String line) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
    }

    @Test
    void theOptionNamesTheOtherFormsToo() {
        assertThat(Ran.of("dnsbl", "check", "--lab", "listed", "192.0.2.30", "--format", "json")
                        .json()
                        .get("schema"))
                .isEqualTo("mailworthy/dnsbl-check/1");
    }
}
