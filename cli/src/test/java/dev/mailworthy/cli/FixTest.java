package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.cli.plan.Treatment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan in runs of the whole command. {@code -Dmailworthy.golden=write} renews the kept texts. */
@Timeout(120)
class FixTest {

    private static final Path SCHEMA = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas", "fix-1.json");

    private static final Path KEPT = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "fix");

    private static final String BROKEN = """
            ; A server that moved, and a domain that was put together in haste.
            $ORIGIN broken.example.
            $TTL 3600
            @       SOA ns1 hostmaster 2026112401 7200 900 1209600 300
            @       NS  ns1
            @       MX  10 mx
            @       MX  20 old
            @       TXT "v=spf1 ip4:192.0.2.9 include:gone.example +all"
            @       TXT "site=\\"q\\" $(reboot) ${x}"
            mx      CNAME mail
            mail    A   192.0.2.9
            _dmarc  TXT "v=DMARC1; p=none"
            _dmarc  TXT "v=DMARC1; p=reject; pct=50"
            mail._domainkey TXT "v=DKIM1; k=rsa; p="
            60.2.0.192.in-addr.arpa. PTR vps-192-0-2-60.provider.example.
            vps-192-0-2-60.provider.example. A 192.0.2.60
            """;

    @TempDir
    private static Path folder;

    private static Path broken;

    @BeforeAll
    static void aLabOfEverythingThatCanBeMended() throws IOException {
        broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("broken.zone"), BROKEN);
        Files.writeString(broken.resolve("internet.zone"), shared("internet.zone"));
        Files.writeString(broken.resolve("lab.conf"), """
                title     A server that moved
                shows     Records that stayed behind.
                subject   broken.example
                address   192.0.2.60
                ehlo      mail.broken.example
                zone      broken.zone
                """ + shared("lab.conf"));
    }

    private static String shared(String file) throws IOException {
        try (InputStream in = FixTest.class.getResourceAsStream("/dev/mailworthy/cli/labs/internet/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Ran broken(String... more) {
        return Ran.of(
                Stream.concat(Stream.of("fix", "--lab", broken.toString(), "--dkim-selector", "mail"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void isKept(String name, String text) throws IOException {
        Path file = KEPT.resolve(name + ".txt");
        if ("write".equals(System.getProperty("mailworthy.golden"))) {
            Files.createDirectories(KEPT);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void theTextsAreLikeTheKeptOnes() throws IOException {
        isKept("fresh-vps", Ran.shared("fix", "--lab", "fresh-vps").out());
        isKept("broken", broken().out().lines().skip(1).reduce("", (a, b) -> a + b + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "fresh-vps, 2, 0, 4",
        "listed, 2, 0, 4",
        "healthy, 0, 0, 0",
        "public-resolver, 3, 0, 0",
        "intercepted, 1, 0, 1",
        "no-auth, 1, 2, 2"
    })
    void everyLabHasAPlanAndTheExitCodeOfItsCheck(String lab, int code, int changes, int steps) throws IOException {
        Ran ran = Ran.shared("fix", "--lab", lab, "--json");
        follows(ran);
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.list("changes")).hasSize(changes);
        assertThat(ran.list("steps")).hasSize(steps);
        assertThat(Ran.shared("fix", "--lab", lab).out().lines())
                .filteredOn(line -> !line.startsWith("+") && !line.startsWith("   "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static void follows(Ran ran) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertThat(schema.validate(ran.out(), InputFormat.JSON)).as(ran.out()).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theDocumentHasTheDiffAndItsProof() throws IOException {
        Ran ran = broken("--json");
        follows(ran);
        assertThat(ran.list("changes")).hasSize(4);
        assertThat(ran.list("requests")).hasSize(1);
        assertThat(((Map<?, ?>) ran.json().get("proof")).get("outcome")).isEqualTo("proved");
        assertThat(ran.list("mended").toString())
                .contains("SPF-PERMERROR", "SPF-PASS-ALL", "MX-ALIAS", "MX-DANGLING", "DMARC-SEVERAL");
        assertThat(ran.list("mendedByOthers").toString()).contains("PTR-GENERIC");
        assertThat(ran.list("left").toString()).contains("DKIM-REVOKED").doesNotContain("PTR-GENERIC");
        assertThat(broken("--ndjson").out().lines()).hasSizeGreaterThan(8);
    }

    @Test
    void recordsThatArePublishedAreNotProposedAgain() throws IOException {
        String records = broken("--format", "zone").out();
        Path file = Files.writeString(folder.resolve("new.zone"), "broken.example. 60 SOA a. b. 1 2 3 4 5\n" + records);
        Ran again = broken("--zone", file.toString(), "--format", "zone");
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("there is no record to publish");
    }

    /** A file has the zone before it is published. The diff is against the file, and the TTLs are those of the file. */
    @Test
    void aZoneFileIsMendedBeforeItIsPublished() throws IOException {
        Path file = Files.writeString(folder.resolve("own.zone"), """
                $ORIGIN fresh.example.
                $TTL 1234
                @ SOA a b 1 2 3 4 5
                @ MX 10 mail
                @ TXT "v=spf1 -all"
                mail A 192.0.2.10
                _dmarc TXT "v=DMARC1; p=none; rua=mailto:a@fresh.example"
                """);
        Path reverse = Files.writeString(
                folder.resolve("reverse.zone"), "$ORIGIN 2.0.192.in-addr.arpa.\n@ 600 SOA a b 1 2 3 4 5\n9 PTR x.y.\n");
        Ran ran = Ran.of("fix", "--lab", "fresh-vps", "--zone", file.toString(), "--zone", reverse.toString());
        assertThat(ran.out())
                .contains("+fresh.example. 1234 IN TXT \"v=spf1 ip4:192.0.2.10 -all\"")
                .contains("Publish in the zone 2.0.192.in-addr.arpa:\n    +10.2.0.192.in-addr.arpa.");
    }

    /** The step that sets up DKIM signing is proved with a stand-in key, and its plan ends better than the check. */
    @Test
    void aDomainWithoutAKeyGetsTheStepsToSignAndTheirProof() {
        Ran ran = Ran.shared("fix", "--lab", "no-auth", "--json");
        Map<?, ?> step = (Map<?, ?>) ran.list("steps").stream()
                .filter(each -> each.toString().contains("DKIM-MISSING"))
                .findFirst()
                .orElseThrow();
        assertThat(step.get("actor")).isEqualTo("you");
        assertThat(step.get("ways").toString())
                .contains("Postfix with OpenDKIM", "Postfix with rspamd", "Exim", "OpenSMTPD")
                .contains("opendkim-genkey -D /etc/dkimkeys -b 2048 -d noauth.example -s mail")
                .contains("mailworthy check noauth.example --dkim-selector mail");
        Map<?, ?> proof = (Map<?, ?>) step.get("proof");
        assertThat(proof.get("gone").toString()).contains("DKIM-MISSING");
        assertThat(proof.get("verdict")).isEqualTo("ready");
    }

    /** Without answers there is no plan, and the first step is the one that gets them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.com --resolver 127.0.0.1:9 --timeout 20s | the DNS resolver 127.0.0.1:9 does not answer",
                "--lab public-resolver | You, first Use a recursive DNS resolver of your own"
            })
    void missingAnswersComeFirst(String arguments, String cause) throws IOException {
        String[] words = ("fix " + arguments).split(" ");
        Ran text = Ran.of(words);
        assertThat(text.code()).isEqualTo(3);
        assertThat(text.out().replaceAll("\\s+", " "))
                .contains(cause)
                .contains("first get the missing")
                .doesNotContain("nothing to do");
        Ran document =
                Ran.of(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
        follows(document);
        assertThat(document.list("answerSteps")).isNotEmpty();
    }

    /** Both families need one record, and every output has it. */
    @Test
    void oneSpfRecordIsProposedForBothFamilies(@TempDir Path folder) throws IOException {
        String record = "v=spf1 ip4:192.0.2.90 ip6:2001:db8:90::25 ~all";
        Path page = folder.resolve("page.html");
        Ran text = Ran.of("check", "--lab", "no-auth", "--html", page.toString());
        for (String output : List.of(
                text.out(),
                Files.readString(page),
                Ran.shared("check", "--lab", "no-auth", "--json").out(),
                Ran.shared("fix", "--lab", "no-auth").out(),
                Ran.of("fix", "--lab", "no-auth", "--format", "zone").out())) {
            Set<String> records = Pattern.compile("v=spf1 [^\"\\\\&<]*all")
                    .matcher(output)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            assertThat(records).containsExactly(record);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zone", "cloudflare", "route53", "octodns", "terraform", "powershell", "Route53"})
    void aFormIsTheOnlyTextOnStandardOutput(String form) {
        Ran ran = broken("--format", form);
        assertThat(ran.code())
                .as("SPF fails, and the key of the given selector is revoked")
                .isEqualTo(1);
        assertThat(ran.out()).contains("_dmarc").doesNotContain("Lab ").doesNotContain("Proved");
        assertThat(ran.err()).contains("nothing left this machine");
    }

    /** A code has a record, a step with an actor and an action, or a treatment without a step. */
    @Test
    void everyCodeHasATreatment() {
        assertThat(FindingTypes.all()).allSatisfy(type -> {
            assertThat(Treatment.of(type)).isNotNull();
            assertThat(type.remedy().action()).as(type.code()).isNotBlank();
            assertThat(type.remedy().effect()).as(type.code()).isNotBlank();
        });
        assertThat(FindingTypes.all().stream().filter(type -> Treatment.of(type) == Treatment.RECORD))
                .hasSize(43);
    }

    @Test
    void hostileRecordsAreEscapedInEveryOutput() throws IOException {
        Path lab = Files.createDirectory(folder.resolve("evil"));
        Files.writeString(
                lab.resolve("lab.conf"),
                "subject evil.example\naddress 192.0.2.1\nehlo mail.evil.example\nzone evil.zone\nconnect-timeout 300ms\n");
        Files.writeString(lab.resolve("evil.zone"), """
                $ORIGIN .
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                evil.example. SOA ns.x. h.x. 1 2 3 4 5
                evil.example. MX 10 a\\027\\091\\050\\074.evil.example.
                evil.example. TXT "v=spf1 include:\\027[31m exp=e.evil.example -all" "\\013\\010<script>"
                evil.example. TXT "\\027]0;owned\\007 $(x) ' \\" %{y} ${z}"
                _dmarc.evil.example. TXT "v=DMARC1; \\027[2J"
                mail.evil.example. A 192.0.2.9
                1.2.0.192.in-addr.arpa. PTR x\\027\\091.evil.example.
                """);
        for (String form : List.of(
                "--json",
                "--ndjson",
                "-v",
                "--format=zone",
                "--format=cloudflare",
                "--format=route53",
                "--format=octodns",
                "--format=terraform",
                "--format=powershell")) {
            Ran ran = Ran.of("fix", "--lab", lab.toString(), form);
            assertThat(ran.out() + ran.err()).as(form).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        }
    }

    @Test
    void badUseGivesOneLine() {
        for (String[] line : List.of(
                new String[] {"fix", "--lab", "healthy", "--format", "route53", "--json"},
                new String[] {"fix", "--lab", "healthy", "--format", "bindish"},
                new String[] {"fix", "a b"},
                new String[] {"fix", "a.example", "--zone", "/nowhere"})) {
            Ran ran = Ran.of(line);
            assertThat(ran.code()).as(String.join(" ", line)).isEqualTo(64);
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void withoutAnyAnswerNothingIsProposed() throws IOException {
        Ran ran = Ran.of(
                "fix", "a.example", "--ip", "192.0.2.1", "--resolver", "127.0.0.1:9", "--targets", "own", "--json");
        follows(ran);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.list("changes")).isEmpty();
        assertThat(ran.list("unanswered")).isNotEmpty();
    }

    /** Each forecast is the verdict of the check, with the records of the tasks before in place and their steps done. */
    @Test
    void theVerdictAfterEachTaskIsNamed() {
        assertThat(Ran.shared("fix", "--lab", "fresh-vps").out())
                .contains("After 1: still BLOCKED (")
                .contains("After 1 and 2: READY.\n");
        assertThat(Ran.shared("fix", "--lab", "listed").out())
                .contains("After 1: AT RISK (192.0.2.30 is listed at SpamCop Blocking List).\nAfter 1 and 2: READY.\n");
    }

    @Test
    void aListIsAskedForRemovalAfterItsCauseIsMended() {
        String plan = Ran.shared("fix", "--lab", "dynamic-home").out();
        assertThat(plan.indexOf("Ask the provider for a static address"))
                .isPositive()
                .isLessThan(plan.indexOf("Then ask for removal"));
    }

    @Test
    void oldAddressesThatAnSpfRecordKeepsAreListed() {
        assertThat(Ran.shared("fix", "--lab", "dynamic-home").out()).contains("The record keeps ip4:192.0.2.81.");
        assertThat(Ran.shared("fix", "--lab", "fresh-vps").out()).doesNotContain("It keeps");
    }

    @Test
    void aLabOfABulkSenderGetsAPlanForBulkSenders() {
        assertThat(Ran.shared("fix", "--lab", "bulk-sender").out())
                .contains("+_dmarc.bulk.example.", "the requirements for bulk senders");
    }
}
