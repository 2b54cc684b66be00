package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The screen, the documents and the exit codes of deliveries. */
@Timeout(60)
class DeliveriesCommandTest {

    private static final Path SCHEMA = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas", "deliveries-1.json");
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final String GMAIL = "gmail-smtp-in.l.google.com[74.125.136.26]";
    private static final String PTR =
            "host " + GMAIL + " said: 550-5.7.25 [192.0.2.9] The IP address sending this message"
                    + " does not have a PTR record setup 550 5.7.25 . a1-N - gsmtp (in reply to end of DATA command)";

    @TempDir
    private Path folder;

    private static String line(String time, String id, String rcpt, String relay, String status, String reason) {
        return "Nov 30 " + time + " mx postfix/smtp[1]: " + id + ": to=<" + rcpt + ">, relay=" + relay
                + ":25, delay=2, delays=0/0/1/1, dsn=2.0.0, status=" + status + " (" + reason + ")";
    }

    private static String accepted(String time, String id) {
        return line(time, id, "secretbob@gmail.com", GMAIL, "sent", "250 ok");
    }

    private static String refused(String time, String id) {
        return line(time, id, "secretbob@gmail.com", GMAIL, "bounced", PTR);
    }

    private static Ran ran(List<String> lines, String... more) {
        List<String> args = new ArrayList<>(List.of("deliveries", "-", "--timezone", "UTC"));
        args.addAll(List.of(more));
        String log = String.join("\n", lines) + "\n";
        Ran ran = Ran.at(
                NOW, new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), args.toArray(String[]::new));
        assertThat(ran.out() + ran.err()).doesNotContain("secretbob");
        return ran;
    }

    @Test
    void aReceiverThatRefusesUntilTheEndOfTheLogBlocks() {
        Ran ran = ran(List.of(
                accepted("10:00:00", "A1"),
                refused("14:10:00", "A2"),
                refused("14:20:00", "A4"),
                refused("15:00:00", "A3")));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains("REFUSED  Gmail and Google Workspace refuses mail since 30 Nov 14:10:")
                .contains("4 recipients: 1 accepted, 3 refused.")
                .contains("You         3 refused from 30 Nov 14:10 to 30 Nov 15:00:")
                .contains("Meaning: mailworthy explain PTR_PROBLEM")
                .contains("understood 4 of 4 lines about deliveries (100.0 %).");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theHeadlineNamesNoAddressIfTheLogHasOne() {
        List<String> log = List.of(
                from("192.0.2.9", accepted("10:00:00", "A1")), from("192.0.2.9", refused("14:10:00", "A2")),
                from("192.0.2.9", refused("14:20:00", "A3")), from("192.0.2.9", refused("14:30:00", "A4")));
        assertThat(ran(log).out()).startsWith("REFUSED  Gmail and Google Workspace refuses mail since 30 Nov 14:10:");
    }

    /** An instance of Postfix is named after the address that it sends from. */
    private static String from(String address, String line) {
        return line.replace("postfix/smtp", "postfix-" + address + "/smtp");
    }

    @Test
    void oneOfTwoAddressesIsRefusedSinceItsOwnLastAcceptedMail() {
        Ran ran = ran(List.of(
                from("192.0.2.9", accepted("10:00:00", "A1")),
                from("192.0.2.9", refused("12:10:00", "A2")),
                from("192.0.2.8", accepted("13:00:00", "A3")),
                from("192.0.2.9", refused("14:20:00", "A4")),
                from("192.0.2.8", accepted("15:00:00", "A5")),
                from("192.0.2.9", refused("16:00:00", "A6"))));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out().replaceAll("\\s+", " "))
                .startsWith("REFUSED Gmail and Google Workspace refuses mail from 192.0.2.9 since 30 Nov 12:10:");
    }

    @Test
    void aRefusalAfterWhichMailWasTakenIsARisk() {
        Ran ran = ran(List.of(refused("14:10:00", "A2"), accepted("16:00:00", "A3")));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("AT RISK  1 recipient of 2 did not get the mail");
    }

    @Test
    void fewRefusalsAfterAcceptedMailMayBeChance() {
        assertThat(ran(List.of(accepted("10:00:00", "A1"), refused("14:10:00", "A2"), refused("15:00:00", "A3")))
                        .code())
                .isEqualTo(1);
        assertThat(ran(List.of(
                                accepted("10:00:00", "A1"),
                                refused("10:10:00", "A2"),
                                refused("10:11:00", "A3"),
                                refused("10:12:00", "A4")))
                        .code())
                .isEqualTo(1);
        assertThat(ran(List.of(refused("14:10:00", "A2"))).code()).isEqualTo(2);
    }

    @Test
    void acceptedMailIsReady() {
        Ran ran = ran(List.of(accepted("10:00:00", "A1")));
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("ACCEPTED  No receiver refused mail for a reason about you.");
    }

    @Test
    void aLogThatIsNotUnderstoodDecidesNothing() {
        Ran nothing = ran(List.of("hello", "world"));
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.out()).startsWith("INCONCLUSIVE  The log does not decide it: no delivery to another server");

        Ran half = ran(List.of(
                accepted("10:00:00", "A1"),
                "Nov 30 10:00:01 mx postfix/smtp[1]: A2: to=<secretbob@gmail.com>, of another kind"));
        assertThat(half.code()).isEqualTo(3);
        assertThat(half.out())
                .contains("only 1 delivering lines were understood")
                .contains("1 line like: postfix/smtp:");
    }

    @Test
    void thePeriodAndTheReceiverNarrowTheResult() {
        List<String> log = List.of(
                refused("09:00:00", "A1"),
                accepted("10:00:00", "A2"),
                line("11:00:00", "A3", "secretbob@example.net", "mx.example.net[198.51.100.7]", "sent", "250 ok"));
        assertThat(ran(log, "--since", "2026-11-30T09:30").out()).contains("2 recipients: 2 accepted, 0 refused.");
        assertThat(ran(log, "--until", "2026-11-30T11:00+01:00").out()).contains("1 recipient: 0 accepted, 1 refused.");
        assertThat(ran(log, "--since", "25h").out()).contains("1 recipient: 1 accepted");
        assertThat(ran(log, "--receiver", "gmail").out())
                .contains("2 recipients")
                .doesNotContain("example.net");
        assertThat(ran(log, "--receiver", "EXAMPLE").out())
                .contains("1 recipient:")
                .doesNotContain("Google");
    }

    private static String hosted(String time, String id, String domain) {
        return line(time, id, "secretbob@" + domain, GMAIL, "sent", "250 ok");
    }

    @Test
    void aReceiverOfManyDomainsIsShownByDomain() throws IOException {
        List<String> log = List.of(
                refused("09:00:00", "A1"),
                hosted("10:00:00", "A2", "Shop.example"),
                hosted("11:00:00", "A3", "shop.example"),
                hosted("12:00:00", "A4", "mail.shop.example"));
        assertThat(ran(log, "--by", "domain", "--csv").out().lines())
                .containsExactly(
                        "domain,recipients,attempts,accepted,deferred,refused,expired,held,pending",
                        "gmail.com,1,1,0,0,1,0,0,0",
                        "mail.shop.example,1,1,1,0,0,0,0,0",
                        "shop.example,2,2,2,0,0,0,0,0");
        assertThat(ran(log, "--by", "domain").out()).contains("shop.example").doesNotContain("The log names more");
        Ran one = ran(log, "--domain", "SHOP.example", "--json");
        assertThat(one.code()).isZero();
        assertThat(one.out()).contains("\"recipients\": 2", "\"messages\": null");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertThat(schema.validate(ran(log, "--json", "--by", "domain").out(), InputFormat.JSON))
                .isEmpty();
        assertThat(ran(log, "--ndjson", "--domain", "shop.example").out()).contains("\"domain\": \"shop.example\"");
        Ran none = ran(log, "--domain", "elsewhere.example");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.out().replaceAll("\\s+", " "))
                .contains("no delivery to elsewhere.example was found in 4 lines");
    }

    @Test
    void domainsBeyondTheFirstThousandAreOneRow() {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < 1003; i++) {
            log.add(hosted("10:00:00", "A" + i, "d" + i + ".example"));
        }
        assertThat(ran(log, "--by", "domain", "--csv").out().lines())
                .hasSize(1002)
                .last()
                .isEqualTo("other domains,3,3,3,0,0,0,0,0");
        assertThat(ran(log, "--by", "domain").out().replaceAll("\\s+", " "))
                .contains("The log names more than 1,000 domains. The last row has all others");
        assertThat(ran(log, "--domain", "d1002.example").out()).contains("1 recipient: 1 accepted");
    }

    @Test
    void theDocumentFollowsItsSchema() throws IOException {
        List<String> log = List.of(
                accepted("10:00:00", "A1"),
                refused("14:10:00", "A2"),
                line("15:00:00", "A3", "secretbob@b.example", "mx[127.0.0.1]", "sent", "250 ok"),
                "Nov 30 15:00:00 mx postfix/smtp[1]: A2: to=<secretbob@gmail.com>, of another kind");
        Ran ran = ran(log, "--json", "--by", "day");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertThat(schema.validate(ran.out(), InputFormat.JSON)).isEmpty();
        assertThat(ran.out())
                .contains("\"verdict\": \"inconclusive\"", "\"name\": \"2026-11-30\"", "\"kind\": \"hop\"")
                .contains("\"cause\": \"PTR_PROBLEM\"", "\"source\": \"192.0.2.9\"");
        assertThat(ran.err()).isEmpty();
        List<String> cells = ran(log, "--ndjson").out().lines().toList();
        assertThat(cells).hasSize(4);
        assertThat(cells.get(0))
                .startsWith("{\"hour\": \"2026-11-30T10:00:00Z\",\"source\": null,\"receiver\": \"gmail\"");
    }

    @Test
    void csvHasARowForEachGroup() {
        List<String> log = List.of(accepted("10:00:00", "A1"), refused("14:10:00", "A2"));
        assertThat(ran(log, "--csv").out())
                .isEqualTo("receiver,recipients,attempts,accepted,deferred,refused,expired,held,pending\r\n"
                        + "Gmail and Google Workspace,2,2,1,0,1,0,0,0\r\n");
        assertThat(ran(log, "--csv", "--by", "hour").out())
                .endsWith("2026-11-30T10:00Z,1,1,1,0,0,0,0,0\r\n2026-11-30T14:00Z,1,1,0,0,1,0,0,0\r\n");
        assertThat(ran(log, "--csv", "--by", "source").out()).contains("192.0.2.9,1,", "unknown,1,");
        assertThat(ran(log, "--by", "cause").out()).contains("PTR_PROBLEM", "accepted");
    }

    @Test
    void wrongInputIsOneLine() throws IOException {
        assertUsage(
                "there is no such file",
                "deliveries",
                folder.resolve("none.log").toString());
        assertUsage("is no time zone", "deliveries", "-", "--timezone", "Mars");
        assertUsage("is no time; write", "deliveries", "-", "--since", "soon");
        assertUsage("leave out --json", "deliveries", "-", "--csv", "--json");
        assertUsage("holds no mail log", "deliveries", folder.toString());
    }

    private static void assertUsage(String problem, String... args) {
        Ran ran = Ran.of(args);
        assertThat(ran.code()).as(ran.err()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(problem);
    }

    @Test
    void aFileThatCannotBeReadDoesNotStopTheOthers() throws IOException {
        Path good = Files.writeString(folder.resolve("mail.log"), accepted("10:00:00", "A1") + "\n");
        Ran ran = Ran.at(
                NOW,
                new ByteArrayInputStream(new byte[0]),
                "deliveries",
                good.toString(),
                folder.resolve("none.log").toString(),
                "--timezone",
                "UTC");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("Not read").contains("1 recipient: 1 accepted");
        assertThat(ran.err()).contains("there is no such file");
    }
}
