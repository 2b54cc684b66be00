package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labs in runs of the whole command. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class LabOutcomeTest {

    private static List<String> codes(Ran ran) {
        return ran.list("findings").stream()
                .map(finding -> String.valueOf(((Map<?, ?>) finding).get("code")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "fresh-vps,       2, blocked,      EGRESS-25-DROPPED",
        "listed,          2, blocked,      DNSBL-LISTED",
        "intercepted,     1, at-risk,      EGRESS-25-INTERCEPTED",
        "public-resolver, 3, inconclusive, refused",
        "bulk-sender,     2, blocked,      DMARC-MISSING",
        "ipv6-forgotten,  2, blocked,      EHLO-UNCONFIRMED",
        "dynamic-home,    2, blocked,      ADDRESS-DRIFT-SPF",
        "no-auth,         1, at-risk,      DKIM-MISSING",
    })
    void eachLabHasTheVerdictItShows(String lab, int code, String verdict, String shown) {
        Ran ran = Ran.shared("check", "--lab", lab, "--json");
        assertThat(ran.code()).as(ran.out()).isEqualTo(code);
        assertThat(ran.json().get("verdict")).isEqualTo(verdict);
        assertThat(ran.out()).contains("\"" + shown + "\"");
    }

    /** One rule decides the headline, the exit code and the verdicts of receivers. */
    @Test
    void receiversThatRefuseAreInTheHeadlineAndInTheExitCode() {
        Ran half = Ran.shared("check", "--lab", "bulk-sender", "--quiet");
        assertThat(half.out())
                .isEqualTo("BLOCKED  Gmail, Yahoo/AOL, Outlook.com/Hotmail and iCloud Mail refuse mail from"
                        + " bulk.example (192.0.2.60): bulk.example has no DMARC record\n");
        assertThat(half.code()).isEqualTo(2);
        Ran one = Ran.of("check", "--lab", "bulk-sender", "--receiver", "gmail", "--quiet");
        assertThat(one.out()).startsWith("BLOCKED  Gmail refuses mail from bulk.example (192.0.2.60): ");
        assertThat(one.code()).isEqualTo(2);
        assertThat(Ran.shared("check", "--lab", "dynamic-home", "--quiet").out())
                .startsWith("BLOCKED  6 of 8 large receivers refuse mail from home.example (192.0.2.80): ");
    }

    @Test
    void aFreshServerIsBlockedByPort25AndItsMissingReverseName() {
        Ran ran = Ran.shared("check", "--lab", "fresh-vps", "--json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.json().get("verdict")).isEqualTo("blocked");
        assertThat(codes(ran)).containsExactlyInAnyOrder("EGRESS-25-DROPPED", "PTR-MISSING");
        assertThat(ran.list("unanswered")).isEmpty();
        assertThat(ran.list("findings"))
                .allSatisfy(finding -> assertThat((List<?>) ((Map<?, ?>) finding).get("remedies"))
                        .isNotEmpty()
                        .allSatisfy(remedy ->
                                assertThat(((Map<?, ?>) remedy).get("actor")).isIn("provider", "you")));
    }

    @Test
    void aHealthyServerIsReady() {
        Ran ran = Ran.shared("check", "--lab", "healthy", "--json");
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.json().get("verdict")).isEqualTo("ready");
        assertThat(codes(ran)).isEmpty();
        assertThat(ran.list("unanswered")).isEmpty();
        assertThat(ran.list("confirmed")).hasSize(32);
    }

    @Test
    void theTextHas80ColumnsAndItsFirstLineNamesTheLab() {
        for (String lab : List.of("fresh-vps", "healthy")) {
            Ran ran = Ran.shared("check", "--lab", lab);
            assertThat(ran.out().lines().findFirst())
                    .hasValueSatisfying(line -> assertThat(line).endsWith("  lab " + lab));
            assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).doesNotContain("\u001b");
        }
    }

    @Test
    void coloursArePrintedOnlyOnDemand() {
        assertThat(Ran.of("check", "--lab", "healthy", "--color", "always").out())
                .contains("\u001b[");
        assertThat(Ran.of("check", "--lab", "healthy", "--color", "never").out())
                .doesNotContain("\u001b");
    }

    @Test
    void aLabOfABulkSenderIsCheckedByTheRequirementsForBulkSenders() {
        Ran bulk = Ran.of("check", "--lab", "bulk-sender", "--receiver", "gmail", "--json");
        assertThat(bulk.out()).contains("\"tier\": \"bulk\"").contains("selector given");
        assertThat(bulk.code()).isEqualTo(2);
        assertThat(Ran.shared("check", "--lab", "ipv6-forgotten", "--json").out())
                .contains("Nothing is published under 5.2.0.0.0.0", "v=spf1 ip6:2001:db8:70::25 ip4:192.0.2.70 -all");
    }

    @Test
    void quietIsOneLine() {
        assertThat(Ran.shared("check", "--lab", "healthy", "--quiet").out().lines())
                .hasSize(1);
    }

    @Test
    void theUserCanNameAnotherAddress() {
        Ran ran = Ran.of("check", "--lab", "healthy", "--ip", "192.0.2.99", "--json");
        assertThat(codes(ran)).contains("PTR-MISSING", "SPF-FAIL");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void everyOldRecordOfAServerThatMovedIsReported(@TempDir Path folder) throws IOException {
        lab(folder, """
                evil.example. MX 10 mail.evil.example.
                evil.example. TXT "v=spf1 ip4:192.0.2.9 -all"
                mail.evil.example. A 192.0.2.9
                1.2.0.192.in-addr.arpa. PTR mail.evil.example.
                """);
        Ran ran = Ran.of("check", "--lab", folder.toString(), "--json");
        assertThat(codes(ran)).contains("ADDRESS-DRIFT-EHLO", "ADDRESS-DRIFT-PTR", "ADDRESS-DRIFT-SPF");
        assertThat(ran.out())
                .contains("evil.example. TXT \\\"v=spf1 ip4:192.0.2.1 ip4:192.0.2.9 -all\\\"")
                .contains("mail.evil.example. A 192.0.2.1\"");
    }

    @Test
    void anAddressThatBeginsLikeTheOldOneIsKept(@TempDir Path folder) throws IOException {
        lab(folder, """
                evil.example. MX 10 mail.evil.example.
                evil.example. TXT "v=spf1 ip4:192.0.2.9 ip4:192.0.2.99 -all"
                mail.evil.example. A 192.0.2.1
                1.2.0.192.in-addr.arpa. PTR mail.evil.example.
                """);
        assertThat(Ran.of("check", "--lab", folder.toString(), "--json").out())
                .contains("evil.example. TXT \\\"v=spf1 ip4:192.0.2.1 ip4:192.0.2.9 ip4:192.0.2.99 -all\\\"")
                .contains("The record keeps ip4:192.0.2.9, ip4:192.0.2.99. Remove the terms");
    }

    @Test
    void tlsaInAnUnpublishedZoneIsUnanswered(@TempDir Path folder) throws IOException {
        Path zone = folder.resolve("new.zone");
        Files.writeString(zone, """
                $ORIGIN new.example.
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                @ MX 10 mail
                mail A 192.0.2.1
                _25._tcp.mail TLSA 3 1 1 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b
                """);
        Ran ran = Ran.of(
                "check",
                "new.example",
                "--zone",
                zone.toString(),
                "--resolver",
                "127.0.0.1:9",
                "--ip",
                "192.0.2.1",
                "--json");
        assertThat(ran.list("unanswered"))
                .anySatisfy(check -> assertThat(check.toString())
                        .contains("TLSA of the MX host mail.new.example", "not-supported", "published"));
        assertThat(codes(ran)).noneMatch(code -> code.startsWith("TLSA"));
    }

    @Test
    void theUserCanNameTheDomainsAndSelectorsOfMessages() {
        Ran selector = Ran.of("check", "--lab", "healthy", "--dkim-selector", "mail", "--json");
        assertThat(selector.code()).isZero();
        assertThat(selector.out()).contains("rsa, 2048 bits (selector given)");
        Ran missing = Ran.of("check", "--lab", "healthy", "--dkim-selector", "gone", "--json");
        assertThat(codes(missing)).containsExactly("DKIM-SELECTOR-MISSING");
        assertThat(missing.code()).isEqualTo(1);
        Ran from = Ran.of("check", "--lab", "healthy", "--from", "fresh.example", "--json");
        assertThat(codes(from)).contains("DOMAIN-MISSING", "DMARC-MISSING");
        Ran mailFrom = Ran.of("check", "--lab", "healthy", "--mail-from", "mail.healthy.example", "--json");
        assertThat(codes(mailFrom)).containsExactly("MX-MISSING");
        assertThat(mailFrom.out()).contains("SPF of mail.healthy.example for 192.0.2.20");
        assertThat(Ran.of("check", "--lab", "healthy", "--from", "a b").code()).isEqualTo(64);
    }

    @Test
    void aResolverThatDoesNotAnswerGivesInconclusive() {
        Ran ran = Ran.of("check", "example.com", "--resolver", "127.0.0.1:9", "--timeout", "20s", "--json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.json().get("verdict")).isEqualTo("inconclusive");
        assertThat(ran.list("unanswered"))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(String.valueOf(((Map<?, ?>) check).get("howToAnswer")))
                        .isNotBlank());
        Map<?, ?> cause = (Map<?, ?>) ran.json().get("rootCause");
        assertThat(cause.get("kind")).isEqualTo("resolver-silent");
        assertThat(cause.get("statement")).isEqualTo("the DNS resolver 127.0.0.1:9 does not answer");
        assertThat((List<?>) cause.get("dependants")).hasSizeGreaterThan(10);
    }

    /** The customer acts in the panel, and a generic reverse name is never the name to give in EHLO. */
    @Test
    void theReverseNameIsSetByYouAndNeverToAGenericName() {
        assertThat(Ran.shared("check", "--lab", "fresh-vps").out().replaceAll("\\s+", " "))
                .contains(
                        "You: Set the reverse name (PTR) of 192.0.2.10 to mail.fresh.example in the panel of UpCloud");
        assertThat(Ran.shared("check", "--lab", "dynamic-home").out())
                .doesNotContain("give its reverse name in EHLO")
                .doesNotContain("Provider:");
    }

    @Test
    void theResolverOfALabIsExaminedAsListsSeeIt() {
        assertThat(Ran.of("dnsbl", "resolver", "--lab", "public-resolver").out())
                .contains("DNSBL-RESOLVER-FORWARDS", "answered 127.255.255.254")
                .doesNotContain("proved      Spamhaus ZEN");
        assertThat(Ran.of("dnsbl", "resolver", "--lab", "healthy").out()).doesNotContain("DNSBL-RESOLVER-FORWARDS");
    }

    @Test
    void aResolverThatDoesNotAnswerIsTheCauseInTheFirstLine() {
        Ran ran = Ran.of("check", "example.com", "--resolver", "127.0.0.1:9", "--timeout", "20s");
        assertThat(ran.out().lines().limit(2).map(String::strip).collect(Collectors.joining(" ")))
                .startsWith("INCONCLUSIVE")
                .contains("the DNS resolver 127.0.0.1:9 does not answer");
        assertThat(ran.out().lines().filter(line -> line.contains("the DNS resolver 127.0.0.1:9 does not answer")))
                .as("the dependent checks are one entry")
                .hasSize(1)
                .allMatch(line -> line.startsWith("Unanswered"));
    }

    @Test
    void theTimeLimitOfTheRunIsKept(@TempDir Path folder) throws IOException {
        lab(folder, ";fault timeout .\n");
        Ran ran = Ran.of("check", "--lab", folder.toString(), "--timeout", "700ms", "--json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.json().get("completeness")).isEqualTo("out-of-time");
    }

    @Test
    void hostileRecordsAreEscapedInEveryOutput(@TempDir Path folder) throws IOException {
        lab(folder, """
                evil.example. MX 10 a\\027\\091\\050\\074.evil.example.
                evil.example. TXT "v=spf1 include:\\027[31m exp=e.evil.example -all" "\\013\\010<script>"
                e.evil.example. TXT "\\027]0;owned\\007 <b>"
                _dmarc.evil.example. TXT "v=DMARC1; \\027[2J"
                1.2.0.192.in-addr.arpa. PTR x\\027\\091.evil.example.
                2.0.0.127.zen.spamhaus.org. A 127.0.0.2
                1.2.0.192.zen.spamhaus.org. A 127.0.0.2
                1.2.0.192.zen.spamhaus.org. TXT "\\027[31m listed"
                """);
        for (String form : List.of("--json", "--ndjson", "-v", "--color=never")) {
            Ran ran = Ran.of("check", "--lab", folder.toString(), form);
            assertThat(ran.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
            assertThat(ran.code()).isEqualTo(2);
        }
        Ran spf = Ran.of(
                "spf",
                "check",
                "--lab",
                folder.toString(),
                "--ip",
                "192.0.2.1",
                "--mail-from",
                "a\u001b[1m@evil.example",
                "--helo",
                "h\r\nX: y");
        assertThat(spf.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
    }

    /** A lab of one zone, without a server. */
    private static void lab(Path folder, String records) throws IOException {
        Files.writeString(
                folder.resolve("lab.conf"),
                "subject evil.example\naddress 192.0.2.1\nehlo mail.evil.example\nzone evil.zone\nconnect-timeout 300ms\n");
        Files.writeString(folder.resolve("evil.zone"), "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n" + records);
    }
}
