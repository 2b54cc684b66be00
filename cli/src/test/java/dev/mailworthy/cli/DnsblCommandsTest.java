package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dnsbl commands with their output and exit codes. */
@Timeout(120)
class DnsblCommandsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dnsbl lists                                      | 14 lists, catalogue",
                "dnsbl lists --profile all                        | spfbl-dnsbl",
                "dnsbl lists show dnswl                           | DNSWL.org",
                "dnsbl lists show zen.spamhaus.org                | 127.0.0.10",
                "dnsbl lists dead                                 | sorbs.net",
                "dnsbl explain spamhaus-zen 127.0.0.4             | listed",
                "dnsbl explain zen.spamhaus.org 127.255.255.254   | no statement: refused",
                "dnsbl explain uribl-multi 127.0.0.1              | no statement",
                "dnsbl explain multi.surbl.org 127.0.0.80         | listed",
                "dnsbl explain dnswl 127.0.5.3                    | allowed",
            })
    void theCatalogueIsPrintedWithoutNetwork(String line, String shown) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(shown);
        assertThat(ran.out().lines()).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dnsbl check 192.0.2.1 --list dnsbl.sorbs.net      | SORBS (all zones, incl. rhsbl and aspews.ext) ended",
                "dnsbl check 192.0.2.1 --list nosuch               | there is no list",
                "dnsbl check 10.0.0.0/8                            | dnsbl sweep 10.0.0.0/8",
                "dnsbl check 11.0.0.1 --data x                     | ZONE",
                "dnsbl check 10.9.8.7                              | 10.9.8.7 is private",
                "dnsbl check 172.20.1.1                            | is private",
                "dnsbl check 127.1.2.3                             | is private",
                "dnsbl check 100.100.0.9                           | is private",
                "dnsbl check 0.0.0.0                               | is private",
                "dnsbl check 239.1.1.1                             | is private",
                "dnsbl check 169.254.7.7                           | is private",
                "dnsbl check fe80::5                               | is private",
                "dnsbl check ff02::1                               | is private",
                "dnsbl check ::                                    | is private",
                "dnsbl check fd12::1                               | is private",
                "dnsbl check 203.0.113.7                           | reserved for documentation",
                "dnsbl check 2001:db8::7                           | reserved for documentation",
                "dnsbl check 11.0.0.1 ::ffff:10.9.8.7              | 10.9.8.7 is private",
                "dnsbl check 192.168.7.0/28                        | is private",
                "dnsbl sweep 10.0.0.0/24                           | is private",
                "dnsbl sweep 192.0.2.0/24                          | reserved for documentation",
                "dnsbl sweep ::/0                                  | 2^128",
                "dnsbl sweep 11.0.0.0/8                            | 16,777,216 questions are more than the 300,000 a day",
                "dnsbl sweep @nosuch                               | nosuch: cannot be read",
                "dnsbl sweep 11.0.0.0/30 --json                    | --ndjson",
                "dnsbl sweep 11.0.0.0/30 --rate 0                  | --rate",
                "dnsbl sweep 11.0.0.0/30 --lab healthy --list psbl --resume /dev/full | /dev/full: is no regular file",
                "dnsbl explain psbl 999.1.1.1                      | 999.1.1.1",
            })
    void badInputGivesOneLine(String line, String shown) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err().lines().toList())
                .hasSizeBetween(1, 2)
                .last()
                .asString()
                .contains(shown);
    }

    @Test
    void aKeyIsUsedAndNeverPrinted() throws IOException {
        Path lists = write("lists.yml", """
                lists:
                - id: keyed
                  zone: "<key>.list.example"
                  key_id: mine
                  codes: [{match: 127.0.0.2, means: listed, class: spam, severity: high}]
                  access: {key: required}
                """);
        Path keys = write("keys", "# given by the operator\nmine = s3cretk3y\n");
        Path zone = write("list.zone", """
                $ORIGIN list.example.
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                2.0.0.127.s3cretk3y A 127.0.0.2
                1.2.0.192.s3cretk3y A 127.0.0.2
                1.2.0.192.s3cretk3y TXT "asked 1.2.0.192.s3cretk3y.list.example"
                """);
        String[] common = {"--catalog", lists.toString(), "--zone", zone.toString(), "--resolver", "127.0.0.1:9"};
        Ran without = Ran.of(join(common, "dnsbl", "check", "192.0.2.1", "--special", "--json"));
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.out()).contains("MAILWORTHY_KEY_MINE");
        for (String form : new String[] {"--json", "--ndjson", "-v"}) {
            Ran with =
                    Ran.of(join(common, "dnsbl", "check", "192.0.2.1", "--special", form, "--keys", keys.toString()));
            assertThat(with.code()).as(with.err()).isEqualTo(2);
            assertThat(with.out() + with.err()).contains("***").doesNotContain("s3cretk3y");
        }
        Files.writeString(keys, "mine = not a name\n");
        Ran bad = Ran.of(join(common, "dnsbl", "check", "192.0.2.1", "--keys", keys.toString()));
        assertThat(bad.code()).isEqualTo(64);
        assertThat(bad.err()).contains("makes no domain name").doesNotContain("not a name");
    }

    @Test
    void aListIsAnsweredFromAFileOfTheUser() throws IOException {
        Path data = write("psbl.txt", ":127.0.0.2:see $\n127.0.0.2\n11.1.0.0/16\n");
        String[] common = {"--list", "psbl", "--data", "psbl.surriel.com=" + data, "--resolver", "127.0.0.1:9"};
        Ran check = Ran.of(join(common, "dnsbl", "check", "11.1.2.3", "11.2.0.1", "--json"));
        assertThat(check.code()).as(check.err()).isEqualTo(2);
        assertThat(check.out()).contains("\"clean\"", "see 11.1.2.3");
        Ran sweep = Ran.of(join(common, "dnsbl", "sweep", "11.1.255.0/24", "11.2.0.0/24", "--ndjson"));
        assertThat(sweep.code()).as(sweep.err()).isEqualTo(2);
        assertThat(sweep.out().lines().toList()).hasSize(257).last().asString().contains("\"queries\": 0");
    }

    @Test
    void aSweepContinuesFromItsFile() {
        String file = folder.resolve("resume").toString();
        String[] line = {
            "dnsbl", "sweep", "--lab", "healthy", "--list", "psbl", "127.0.0.0/29", "--ndjson", "--resume", file
        };
        Ran first = Ran.of(line);
        Ran again = Ran.of(line);
        assertThat(first.code()).isEqualTo(2);
        assertThat(again.out().lines().toList().get(0))
                .isEqualTo(first.out().lines().toList().get(0));
        assertThat(again.out()).contains("\"targets\": 8");
        Ran other = Ran.of(
                "dnsbl", "sweep", "--lab", "healthy", "--list", "psbl", "127.0.0.0/28", "--ndjson", "--resume", file);
        assertThat(other.code()).isEqualTo(64);
        assertThat(other.err()).contains("belongs to a sweep of other targets");
    }

    @Test
    void aMappedAddressIsAskedAsIpv4AndSaysSo() throws IOException {
        Path data = write("psbl.txt", ":127.0.0.2:see $\n127.0.0.2\n11.1.0.0/16\n");
        String[] common = {"--list", "psbl", "--data", "psbl.surriel.com=" + data, "--resolver", "127.0.0.1:9"};
        Ran text = Ran.of(join(common, "dnsbl", "check", "::ffff:11.1.2.3"));
        assertThat(text.code()).as(text.err()).isEqualTo(2);
        assertThat(text.out()).startsWith("LISTED  11.1.2.3 (IPv4, asked for ::ffff:11.1.2.3)");
        Ran json = Ran.of(join(common, "dnsbl", "check", "::ffff:11.1.2.3", "--json"));
        assertThat(json.out()).contains("\"target\": \"11.1.2.3\"", "\"given\": \"::ffff:11.1.2.3\"");
        Ran sweep = Ran.of(join(common, "dnsbl", "sweep", "::ffff:11.1.2.3"));
        assertThat(sweep.code()).as(sweep.err()).isEqualTo(2);
        assertThat(sweep.out()).startsWith("listed 11.1.2.3 psbl");
        assertThat(sweep.err()).contains("::ffff:11.1.2.3 is IPv4-mapped: asked as IPv4");
    }

    @Test
    void aBadLineOfASweepFileIsReportedAndTheRestIsSwept() throws IOException {
        Path data = write("psbl.txt", ":127.0.0.2:see $\n127.0.0.2\n11.1.0.0/16\n");
        Path file = write("targets.txt", "11.1.0.7\nfe80::7\n11.2.0.1-11.2.0.3\n");
        String[] common = {"--list", "psbl", "--data", "psbl.surriel.com=" + data, "--resolver", "127.0.0.1:9"};
        Ran ran = Ran.of(join(common, "dnsbl", "sweep", "@" + file));
        assertThat(ran.code()).as(ran.err()).isEqualTo(3);
        assertThat(ran.out()).contains("listed 11.1.0.7 psbl", "LISTED  1 listing of 4 targets");
        assertThat(ran.err()).contains(file + ":2: fe80::7 is private");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String[] join(String[] common, String... first) {
        String[] all = Arrays.copyOf(first, first.length + common.length);
        System.arraycopy(common, 0, all, first.length, common.length);
        return all;
    }

    @Test
    void aListingHasItsMeaningItsStepsAndTheirTimes() {
        Ran ran = Ran.of("dnsbl", "check", "--lab", "listed", "192.0.2.30");
        assertThat(ran.out())
                .contains("LISTED  192.0.2.30 on 2 of 8 lists", "127.0.0.4 XBL", "https://check.spamhaus.org/")
                .contains("(hours to days)", "all passed their", "mailworthy explain spamhaus-zen 127.0.0.4")
                .as("a domain list does not fit an address")
                .doesNotContain("Abusix Domain", "test entries answered");
        assertThat(ran.out().lines()).hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void aNetworkGetsASummaryAndTheListedAddressInFull() {
        Ran ran = Ran.of("dnsbl", "check", "--lab", "listed", "192.0.2.16/28");
        assertThat(ran.out())
                .contains("LISTED  1 of 16 targets is listed; clean: 15", "LISTED  192.0.2.30 on 2 of 8 lists")
                .doesNotContain("CLEAN  192.0.2.16");
        assertThat(Ran.of("dnsbl", "check", "--lab", "listed", "192.0.2.16/28", "-v")
                        .out())
                .contains("CLEAN  192.0.2.16 on none of 8 lists");
    }

    @Test
    void onlyListsThatAnsweredAreCounted() {
        assertThat(Ran.of("dnsbl", "check", "--lab", "public-resolver", "192.0.2.40")
                        .out())
                .containsPattern("UNKNOWN  192.0.2.40 on none of the \\d lists that answered; \\d ");
    }
}
