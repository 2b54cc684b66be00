package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.BodyHasher;
import org.apache.james.jdkim.api.Headers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sent message, in runs of the whole command over a lab whose zone has the DKIM key. */
@Timeout(120)
class MessageOptionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String UNSUBSCRIBE =
            "List-Unsubscribe: <https://one.example/u>\r\n" + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    private static final String HEADER = """
            Return-Path: <bounces@one.example>
            From: Anna <anna@one.example>
            To: bert@example.net
            Subject: News
            Date: Wed, 25 Nov 2026 11:00:00 +0000
            Message-ID: <1@one.example>
            """.replace("\n", "\r\n");
    private static final String BODY = "Hello.\r\n";

    @TempDir
    private Path folder;

    private static KeyPair key;

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
    }

    private record Fields(List<String> fields) implements Headers {
        @Override
        public List<String> getFields() {
            return fields;
        }

        @Override
        public List<String> getFields(String name) {
            return fields.stream()
                    .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .toList();
        }
    }

    private static String signed(String header, String domain) throws Exception {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=s1; h=from:from:to:subject:date:"
                + "message-id:list-unsubscribe:list-unsubscribe-post; bh=; b=;";
        DKIMSigner signer = new DKIMSigner(template, key.getPrivate());
        BodyHasher hasher = signer.newBodyHasher(signer.newSignatureRecordTemplate(template));
        hasher.getOutputStream().write(BODY.getBytes(StandardCharsets.UTF_8));
        hasher.getOutputStream().close();
        String field = signer.sign(new Fields(List.of(header.split("\r\n"))), hasher);
        return field + "\r\n" + header + "\r\n" + BODY;
    }

    /** @param fault a line that makes the zone fail for the key, or nothing */
    private String lab(String fault) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
        String text = "( \"v=DKIM1; k=rsa; p=" + base64.substring(0, 200) + "\" \"" + base64.substring(200) + "\" )";
        Files.writeString(folder.resolve("lab.conf"), """
                subject one.example
                address 192.0.2.20
                ehlo mail.one.example
                include internet
                zone one.zone
                zone other.zone
                connect-timeout 1000ms
                banner-timeout 20000ms
                """);
        Files.writeString(folder.resolve("one.zone"), """
                $ORIGIN one.example.
                $TTL 300
                @ SOA ns hostmaster 1 2 3 4 5
                @ MX 10 mail
                @ TXT "v=spf1 mx -all"
                _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@one.example"
                mail A 192.0.2.20
                mail TXT "v=spf1 a -all"
                s1._domainkey TXT %s
                20.2.0.192.in-addr.arpa. PTR mail.one.example.
                %s
                """.formatted(text, fault));
        Files.writeString(folder.resolve("other.zone"), """
                $ORIGIN other.example.
                $TTL 300
                @ SOA ns hostmaster 1 2 3 4 5
                @ TXT "v=spf1 -all"
                s1._domainkey TXT %s
                """.formatted(text));
        return folder.toString();
    }

    private static Ran run(String... args) {
        return Ran.at(NOW, InputStream.nullInputStream(), args);
    }

    private Ran check(String message, String fault, String... more) throws IOException {
        Path file = folder.resolve("m.eml");
        Files.writeString(file, message, StandardCharsets.ISO_8859_1);
        return run(Stream.concat(Stream.of("check", "--lab", lab(fault), "--message", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> codes(Ran ran) {
        return ran.list("findings").stream()
                .map(finding -> String.valueOf(((Map<?, ?>) finding).get("code")))
                .toList();
    }

    private static Map<?, ?> message(Ran ran) {
        return (Map<?, ?>) ran.json().get("message");
    }

    private static String gate(Ran ran, String id) {
        return ran.list("receivers").stream()
                .flatMap(receiver -> ((List<?>) ((Map<?, ?>) receiver).get("gates")).stream())
                .map(gate -> (Map<?, ?>) gate)
                .filter(gate -> id.equals(gate.get("id")))
                .map(gate -> String.valueOf(gate.get("outcome")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGoodMessagePassesTheRequirementsForBulkSenders() throws Exception {
        Ran ran = check(signed(UNSUBSCRIBE + HEADER, "one.example"), "", "--bulk", "--json");
        assertThat(message(ran).get("dkim")).isEqualTo("pass");
        assertThat(message(ran).get("spf")).isEqualTo("pass");
        assertThat(message(ran).get("dmarc")).isEqualTo("pass");
        for (String id : List.of("G-A1", "G-A5", "G-A6", "G-B1", "G-B3", "G-B4", "Y-B1", "Y-B1-ALIGN", "W-B2")) {
            assertThat(gate(ran, id)).as(id).isEqualTo("pass");
        }
        assertThat(ran.list("receivers"))
                .allSatisfy(receiver ->
                        assertThat(((Map<?, ?>) receiver).get("verdict")).isEqualTo("accept"));
        assertThat(codes(ran)).noneMatch(code -> code.startsWith("MESSAGE-"));
    }

    @Test
    void withoutAMessageTheseRequirementsAreUnknown() throws Exception {
        Ran ran = run("check", "--lab", lab(""), "--bulk", "--json");
        assertThat(ran.json().get("message")).isNull();
        assertThat(gate(ran, "G-B4")).isEqualTo("unknown");
    }

    @Test
    void aTamperedMessageFailsDkim() throws Exception {
        Ran ran = check(signed(HEADER, "one.example").replace("Hello", "Hullo"), "", "--json");
        assertThat(codes(ran)).contains("MESSAGE-DKIM-FAIL");
        assertThat(message(ran).get("dkim")).isEqualTo("fail");
        assertThat(message(ran).get("dmarc")).as("by SPF").isEqualTo("pass");
    }

    @Test
    void aSignatureOfAnotherDomainDoesNotAlign() throws Exception {
        String header = HEADER.replace("bounces@one.example", "bounces@other.example");
        Ran ran = check(signed(header, "other.example"), "", "--bulk", "--json");
        assertThat(codes(ran)).contains("DMARC-DKIM-UNALIGNED", "DMARC-SPF-UNALIGNED", "MESSAGE-DMARC-FAIL");
        assertThat(gate(ran, "G-B3")).isEqualTo("fail");
        assertThat(message(ran).get("dmarc")).isEqualTo("fail");
    }

    @Test
    void theOwnPolicyRefusesAnUnalignedMessageAtEveryTier() throws Exception {
        String header = HEADER.replace("bounces@one.example", "bounces@other.example");
        Ran ran = check(signed(header, "other.example"), "", "--receiver", "gmail", "--json");
        assertThat(gate(ran, "G-A7")).isEqualTo("fail");
        assertThat(ran.json().get("verdict")).isEqualTo("blocked");
    }

    /** RFC 9989 section 4.7: with t=y receivers apply the next milder policy. */
    @Test
    void aPolicyInTestModeRefusesNothing() throws Exception {
        String header = HEADER.replace("anna@one.example", "anna@three.example");
        String zone = "_dmarc.three.example. TXT \"v=DMARC1; p=reject; t=y; rua=mailto:d@three.example\"";
        Ran ran = check(signed(header, "one.example"), zone, "--json");
        assertThat(message(ran).get("dmarc")).isEqualTo("fail");
        assertThat(gate(ran, "G-A7")).isEqualTo("pass");
    }

    @Test
    void aForwardedCopyIsJudgedByItsOwnSignature() throws Exception {
        String header = HEADER.replace("bounces@one.example", "SRS0=ab=cd=one.example=bounces@other.example");
        Ran ran = check(signed(header, "one.example"), "", "--json");
        assertThat(codes(ran))
                .contains("MESSAGE-PASSED-ON")
                .doesNotContain("SPF-FAIL", "DMARC-SPF-UNALIGNED", "MESSAGE-DMARC-FAIL");
        assertThat(message(ran).get("dmarc")).isEqualTo("pass");
    }

    /** A domain that is locked on purpose is left closed. */
    @Test
    void aParkedDomainIsLeftClosed() throws Exception {
        lab("");
        Files.writeString(folder.resolve("one.zone"), """
                $ORIGIN one.example.
                $TTL 300
                @ SOA ns hostmaster 1 2 3 4 5
                @ MX 0 .
                @ TXT "v=spf1 -all"
                _dmarc TXT "v=DMARC1; p=reject"
                """);
        Ran ran = run("check", "--lab", folder.toString(), "--json");
        assertThat(codes(ran)).contains("DOMAIN-PARKED").doesNotContain("MX-NULL", "SPF-FAIL", "DMARC-NO-REPORTS");
        Ran fix = run("fix", "--lab", folder.toString());
        assertThat(fix.out()).doesNotContain("one.example. 300 IN").doesNotContain("MX 10");
    }

    @Test
    void anUnsignedMessageIsReported() throws Exception {
        Ran ran = check(HEADER + "\r\n" + BODY, "", "--bulk", "--json");
        assertThat(codes(ran)).contains("MESSAGE-UNSIGNED", "MESSAGE-UNSUBSCRIBE-MISSING");
        assertThat(gate(ran, "G-B1")).isEqualTo("fail");
        assertThat(gate(ran, "G-B4")).isEqualTo("fail");
    }

    @Test
    void aKeyThatIsUnansweredGivesInconclusive() throws Exception {
        Ran ran = check(
                signed(UNSUBSCRIBE + HEADER, "one.example"),
                ";fault servfail s1._domainkey.one.example.",
                "--bulk",
                "--json");
        assertThat(message(ran).get("dkim")).isEqualTo("unanswered");
        assertThat(gate(ran, "G-B1")).isEqualTo("unknown");
        assertThat(ran.json().get("verdict")).isEqualTo("inconclusive");
        assertThat(codes(ran)).doesNotContain("MESSAGE-DKIM-FAIL");
    }

    @Test
    void aReceivedFieldShowsAnotherSendingAddress() throws Exception {
        String received = "Received: from mail.one.example (mail.one.example [2001:db8::7])\r\n"
                + "\tby mx.google.com with ESMTPS id 1; Wed, 25 Nov 2026 11:00:01 +0000\r\n";
        Ran ran = check(received + signed(HEADER, "one.example"), "", "--json");
        assertThat(codes(ran)).contains("MESSAGE-OTHER-ADDRESS");
        Ran known = check(received.replace("2001:db8::7", "192.0.2.20") + signed(HEADER, "one.example"), "", "--json");
        assertThat(codes(known)).doesNotContain("MESSAGE-OTHER-ADDRESS");
    }

    @Test
    void theTextHas80ColumnsAndThePageHasTheMessage() throws Exception {
        Path page = folder.resolve("page.html");
        String hostile =
                "Subject: \u001b[2J\r\n" + HEADER.replace("Anna", "\u001b]0;x\u0007<script>") + "X: \0\r\n\r\n";
        Ran ran = check(hostile, "", "--bulk", "-v", "--html", page.toString());
        assertThat(ran.out())
                .contains("The message", "It has no DKIM signature.")
                .doesNotContain("\u001b");
        assertThat(ran.out().lines().filter(line -> !line.contains(" TXT ") && !line.contains(folder.toString())))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Files.readString(page)).contains("id=\"message\"").doesNotContain("<script", "\u001b");
    }

    @Test
    void aMessageIsReadFromStandardInput() throws Exception {
        byte[] octets = signed(HEADER, "one.example").getBytes(StandardCharsets.ISO_8859_1);
        Ran ran = Ran.at(NOW, new ByteArrayInputStream(octets), "check", "--lab", lab(""), "--message", "-", "--json");
        assertThat(message(ran).get("dkim")).isEqualTo("pass");
    }

    @Test
    void aFileThatIsNoMessageIsRefusedInOneLine() throws Exception {
        Path file = folder.resolve("no.eml");
        Files.writeString(file, "hello");
        Path huge = folder.resolve("huge.eml");
        Files.writeString(huge, "X: " + "a".repeat(400_000));
        for (List<String> more : List.of(
                List.of("--message", "/no/such.eml"),
                List.of("--message", "/dev/zero"),
                List.of("--message", folder.toString()),
                List.of("--message", file.toString()),
                List.of("--message", huge.toString()),
                List.of("--message", "-", "--bounce", "-"),
                List.of("--message", "-", "--record", folder.resolve("r").toString()))) {
            Ran ran = run(Stream.concat(Stream.of("check", "--lab", "healthy"), more.stream())
                    .toArray(String[]::new));
            assertThat(ran.code()).as(more + ran.err()).isEqualTo(64);
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(ran.out()).isEmpty();
        }
    }
}
