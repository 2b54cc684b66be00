package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands watch and history, over a lab whose zone changes between the looks. */
@Timeout(300)
class WatchCommandTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas");

    private static final String CONF = """
            subject shop.example
            address 11.1.2.3
            ehlo mail.shop.example
            include internet
            zone shop.zone
            """;

    private static final String ZONE = """
            $ORIGIN shop.example.
            $TTL 3600
            @ SOA ns1 hostmaster 1 7200 900 1209600 300
            @ MX 10 mail
            @ TXT "v=spf1 mx -all"
            mail A 11.1.2.3
            """;

    private static final String PTR = "3.2.1.11.in-addr.arpa. PTR mail.shop.example.\n";

    @TempDir
    private Path folder;

    private String world(String more) throws IOException {
        Path world = Files.createDirectories(folder.resolve("world"));
        Files.writeString(world.resolve("lab.conf"), CONF);
        Files.writeString(world.resolve("shop.zone"), ZONE + more);
        return world.toString();
    }

    private Path store() {
        return folder.resolve("watch.db");
    }

    private Ran look(String zone, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "watch", "--once", "--lab", world(zone), "--store", store().toString(), "--confirm-after", "1ms"));
        words.addAll(Arrays.asList(more));
        return Ran.of(words.toArray(String[]::new));
    }

    private Ran history(String... more) {
        List<String> words = new ArrayList<>(List.of("history", "--store", store().toString(), "--timezone", "UTC"));
        words.addAll(Arrays.asList(more));
        return Ran.of(words.toArray(String[]::new));
    }

    private static void assertFollows(String schema, String document) throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMAS.resolve(schema)), InputFormat.JSON)
                        .validate(document, InputFormat.JSON))
                .as(document)
                .isEmpty();
    }

    @Test
    void aLostReverseNameIsToldOnceAndItsReturnOnce() throws IOException {
        Path alerts = folder.resolve("alerts.ndjson");
        String[] told = {"--alert-file", alerts.toString()};
        assertThat(look(PTR, told).out()).contains("first look: ").doesNotContain("CHANGED");
        assertThat(alerts).doesNotExist();

        Ran lost = look("", told);
        assertThat(lost.code()).isEqualTo(2);
        assertThat(lost.out().replaceAll("\\s+", " "))
                .contains("no change; something differs, a second look follows")
                .contains("CHANGED shop.example: 1 new; now BLOCKED")
                .contains("(PTR-MISSING, blocker, 11.1.2.3)")
                .contains("Also changed 3.2.1.11.in-addr.arpa PTR: none, before: mail.shop.example.")
                .contains("Also changed apple, comcast, ");
        assertThat(look("", told).out()).contains("no change").doesNotContain("CHANGED", "second look");
        assertThat(look(PTR, told).out()).contains("Resolved ");

        List<String> lines = Files.readAllLines(alerts);
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            assertFollows("alert-1.json", line);
        }
        assertThat(changes(lines.get(0))).contains("new PTR-MISSING");
        assertThat(changes(lines.get(1))).contains("resolved PTR-MISSING");

        Ran text = history();
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .startsWith("HISTORY  shop.example: 6 looks from ")
                .contains("PTR-MISSING: stands (blocker).")
                .doesNotContain("CAA-MISSING: stands (info)")
                .contains("PTR-MISSING: ruled-out, before: stands.")
                .contains("3.2.1.11.in-addr.arpa PTR: none");
        assertThat(text.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        Ran document = history("--json");
        assertFollows("history-1.json", document.out());
        Members uptime = JsonInput.object(document.out()).objects("uptime").stream()
                .filter(each -> each.text("item").equals("PTR-MISSING"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(uptime.number("good", 0, 9), uptime.number("bad", 0, 9), uptime.number("open", 0, 9)))
                .containsExactly(3L, 3L, 0L);
        assertThat(history("--ndjson").out().lines().reduce((one, last) -> last))
                .hasValueSatisfying(last -> assertThat(last).contains("mailworthy/history/1"));
        assertThat(history("--until", "2020-01-01", "--since", "2019-01-01").out())
                .contains("0 looks", "Nothing changed between these looks.");
    }

    private static List<String> changes(String alert) {
        return JsonInput.object(alert).objects("changes").stream()
                .map(change -> change.text("change") + " " + change.text("code"))
                .toList();
    }

    @Test
    void aProgramGetsTheAlertsAndGetsThemAgainIfItFails() throws IOException {
        Path got = folder.resolve("got");
        Path works = folder.resolve("works");
        Path program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\ncat >> " + got + "\ntest -e " + works + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        look(PTR);
        Ran failed = look("", "--alert-command", program.toString());
        assertThat(failed.err()).contains("1 alerts are not sent and will be sent again: ended with code 1");
        Files.createFile(works);
        assertThat(look("", "--alert-command", program.toString()).err()).doesNotContain("sent again");
        look("", "--alert-command", program.toString());
        List<String> ids = Files.readAllLines(got).stream()
                .map(line -> JsonInput.object(line).text("id"))
                .toList();
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(ids).hasSizeGreaterThan(1);
    }

    @Test
    void aDocumentOfARunHasItsLooks() throws IOException {
        Path heartbeat = folder.resolve("heartbeat");
        Ran first = look(PTR, "--json", "--heartbeat", heartbeat.toString());
        assertFollows("watch-1.json", first.out());
        assertThat(Files.readString(heartbeat)).matches("20\\S+Z\n");
        Ran second = look("", "--ndjson");
        assertThat(second.out().lines()).hasSize(2);
        assertThat(JsonInput.object(second.out().lines().toList().get(1)).objects("alerts"))
                .hasSize(1);
    }

    @Test
    void aWatchWithoutResolverTellsOneEventAndNothingAboutTheDomain() throws IOException {
        look(PTR);
        Ran blind = look(PTR, "--resolver", "127.0.0.1:9", "--timeout", "20s");
        assertThat(blind.code()).isEqualTo(3);
        assertThat(blind.out())
                .contains("no answers: resolver-")
                .contains("CHANGED  this machine: 1 now open; now INCONCLUSIVE")
                .doesNotContain("CHANGED  shop.example");
        Ran sees = look(PTR);
        assertThat(sees.out())
                .contains("CHANGED  this machine: 1 answered again")
                .doesNotContain("CHANGED  shop.example");
        assertThat(history().out().replaceAll("\\s+", " ")).contains("2 of them got no answers at all");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithOneLine() throws IOException {
        assertRefused(Ran.of("watch", "--once", "--lab", "healthy"), "name a file for it with --store");
        assertRefused(Ran.of("watch", "--json", "--lab", "healthy"), "--json is one document: add --once");
        assertRefused(
                Ran.of("watch", "example.org", "--interval", "9m", "--store", store().toString()),
                "--interval: at least 10m");
        assertRefused(look(PTR, "--keep", "0"), "--keep: write a number of days from 1 to 10000");
        assertRefused(look(PTR, "192.0.2.1"), "is an address; a watch needs a domain");
        assertRefused(look(PTR, "--alert-command", folder.resolve("none").toString()), "is no program");
        assertRefused(look(PTR, "--alert-file", folder.resolve("no/such").toString()), "cannot be written there");
        Files.deleteIfExists(store());
        assertRefused(history(), "there is no store yet");
        Files.writeString(store(), "no database at all, and longer than a header of one would be".repeat(20));
        assertRefused(history(), "is damaged or no store");
        assertRefused(look(PTR), "is damaged or no store");
        Files.delete(store());
        look(PTR);
        assertRefused(history("other.example"), "other.example: the store has no look at it");
    }

    private static void assertRefused(Ran ran, String words) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(64);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(words);
        assertThat(ran.out()).isEmpty();
    }
}
