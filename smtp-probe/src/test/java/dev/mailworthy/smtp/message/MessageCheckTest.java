package dev.mailworthy.smtp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
@Timeout(120)
class MessageCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String AT = "s1._domainkey.example.com";
    private static final String TAGS =
            "c=relaxed/relaxed; d=example.com; s=s1; h=from:from:to:subject:date:message-id;";
    private static final String MESSAGE = """
            From: Anna <anna@example.com>
            To: bert@example.net
            Subject: Is  dinner
             ready?
            Date: Wed, 25 Nov 2026 11:00:00 +0000
            Message-ID: <1@example.com>

            Hi.

            Are you hungry  yet?

            """.replace("\n", "\r\n");

    private static KeyPair rsa;
    private static KeyPair edwards;

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = Signing.key("RSA", 2048);
        edwards = Signing.key("Ed25519", 0);
    }

    private static MessageReport examine(String message, Map<String, String> keys, MessageCheck.Kind kind)
            throws MessageException {
        MailMessage read = MailMessage.read("a.eml", message.getBytes(StandardCharsets.ISO_8859_1));
        return MessageCheck.over(new Keys(keys).dns(), Clock.fixed(NOW, ZoneOffset.UTC))
                .examine(read, kind);
    }

    private static MessageReport examine(String message, String record) throws MessageException {
        return examine(message, Map.of(AT, record), MessageCheck.Kind.ANY);
    }

    private static List<String> codes(MessageReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    private static String only(MessageReport report) {
        assertThat(report.signatures()).hasSize(1);
        return report.signatures().get(0).words();
    }

    /** RFC 8463 appendix A: one message that another program signed with both algorithms. */
    @Test
    void theMessageOfRfc8463Verifies() throws Exception {
        String message = """
                DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
                 subject : date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
                 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
                DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
                 date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
                 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
                 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>

                Hi.

                We lost the game.  Are you hungry yet?

                Joe.
                """;
        MessageReport report = examine(
                message,
                Map.of(
                        "brisbane._domainkey.football.example.com",
                        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                        "test._domainkey.football.example.com",
                        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"),
                MessageCheck.Kind.ANY);
        assertThat(report.signatures())
                .extracting(VerifiedSignature::words)
                .containsExactly("passes (ed25519, 256 bits)", "passes (rsa, 1024 bits)");
        assertThat(codes(report)).doesNotContain("MESSAGE-MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relaxed/relaxed", "simple/simple", "relaxed/simple", "simple/relaxed"})
    void bothAlgorithmsPassInEveryCanonicalization(String how) throws Exception {
        String tags = TAGS.replace("relaxed/relaxed", how);
        MessageReport report = examine(Signing.rsa(MESSAGE, rsa, tags), Signing.record(rsa));
        assertThat(only(report)).isEqualTo("passes (rsa, 2048 bits)");
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts()).extracting(Fact::key).contains("MESSAGE-DKIM-FAIL", "MESSAGE-UNSIGNED");
        assertThat(only(examine(Signing.ed25519(MESSAGE, edwards, tags), Signing.record(edwards))))
                .isEqualTo("passes (ed25519, 256 bits)");
    }

    @Test
    void aFileWithBareLineFeedsIsTheSameMessage() throws Exception {
        String signed = Signing.rsa(MESSAGE, rsa, TAGS);
        assertThat(only(examine(signed.replace("\r\n", "\n"), Signing.record(rsa))))
                .startsWith("passes");
        assertThat(only(examine("From anna Wed Nov 25 2026\n" + signed.replace("\r\n", "\n"), Signing.record(rsa))))
                .startsWith("passes");
    }

    @Test
    void octetsBeyondAsciiAreSignedUnchanged() throws Exception {
        String message = MESSAGE.replace("Is  dinner", "Grüße").replace("Hi.", "Ü");
        String signed = Signing.ed25519(message, edwards, TAGS);
        String outcome = only(examine(signed, Signing.record(edwards)));
        assertThat(outcome).startsWith(SignedOctets.keepsAllOctets() ? "passes" : "unanswered");
    }

    @Test
    void aChangedMessageFails() throws Exception {
        String signed = Signing.rsa(MESSAGE, rsa, TAGS);
        String key = Signing.record(rsa);
        MessageReport body = examine(signed.replace("hungry", "angry"), key);
        assertThat(only(body)).isEqualTo("fails: the body was changed after it was signed");
        assertThat(codes(body)).contains("MESSAGE-DKIM-FAIL");
        assertThat(only(examine(signed.replace("dinner", "supper"), key))).contains("header field was changed");
        assertThat(only(examine("From: mallory@example.com\r\n" + signed, key))).contains("header field was changed");
    }

    @Test
    void invalidKeysFail() throws Exception {
        String signed = Signing.rsa(MESSAGE, rsa, TAGS);
        String key = Signing.record(rsa);
        assertThat(only(examine(signed, Map.of(), MessageCheck.Kind.ANY))).contains("there is no key at " + AT);
        assertThat(only(examine(signed, "v=DKIM1; p="))).contains("revoked");
        assertThat(only(examine(signed, Signing.record(edwards)))).contains("another type");
        assertThat(only(examine(signed, Signing.record(Signing.key("RSA", 2048)))))
                .contains("another key");
        assertThat(only(examine(signed, key + "; s=other"))).contains("another service");
        assertThat(only(examine(signed, key + "; h=sha1"))).contains("does not allow SHA-256");
        assertThat(only(examine(signed, "v=DKIM1; k=rsa; p=AAAA"))).contains("cannot be read");
        assertThat(only(examine(signed, "v=DKIM1; k=rsa; p=%%%"))).startsWith("fails");
        KeyPair weak = Signing.key("RSA", 768);
        assertThat(only(examine(Signing.rsa(MESSAGE, weak, TAGS), Signing.record(weak))))
                .contains("768 bits");
    }

    @Test
    void anUnansweredKeyIsNeitherAPassNorAFail() throws Exception {
        MessageReport report = examine(Signing.rsa(MESSAGE, rsa, TAGS), "!");
        assertThat(report.signatures().get(0).outcome())
                .isInstanceOfSatisfying(
                        SignatureOutcome.Unanswered.class,
                        silence -> assertThat(silence.reason()).isEqualTo(Reason.SERVFAIL));
        assertThat(codes(report)).doesNotContain("MESSAGE-DKIM-FAIL");
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.leavesOpen()).contains("MESSAGE-DKIM-FAIL"));
    }

    @Test
    void onePassingSignatureIsEnoughAndTheBrokenOneIsReported() throws Exception {
        String twice = Signing.rsa(MESSAGE, rsa, TAGS);
        String broken =
                "DKIM-Signature: v=1; a=rsa-sha1; c=relaxed/relaxed; d=example.org; s=x; h=from; bh=AA==; b=AA==\r\n";
        MessageReport report = examine(broken + twice, Signing.record(rsa));
        assertThat(codes(report)).contains("MESSAGE-SIGNATURE-BROKEN").doesNotContain("MESSAGE-DKIM-FAIL");
        assertThat(report.signatures().get(0).words()).contains("SHA-1");
    }

    @Test
    void aSignatureWithSha1AloneNeedsAnotherAlgorithm() throws Exception {
        String old =
                "DKIM-Signature: v=1; a=rsa-sha1; c=relaxed/relaxed; d=example.org; s=x; h=from; bh=AA==; b=AA==\r\n";
        assertThat(examine(old + MESSAGE, Signing.record(rsa)).findings())
                .filteredOn(finding -> finding.type() == MessageFinding.MESSAGE_DKIM_FAIL)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.remedies().get(0).action())
                                .isEqualTo(
                                        "Let the signing software use a=rsa-sha256. An RSA key of 1024 bits or more can stay."));
    }

    /** RFC 6376 section 3.4.4 gives this hash of an empty body in relaxed form. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "  \r\n"})
    void anEmptyBodyHasTheHashOfTheStandard(String body) throws Exception {
        String message = MESSAGE.substring(0, MESSAGE.indexOf("\r\n\r\n") + 4) + body;
        String signed = Signing.ed25519(message, edwards, TAGS, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(only(examine(signed, Signing.record(edwards)))).isEqualTo("passes (ed25519, 256 bits)");
    }

    @Test
    void theRemedyIsThatOfTheCauseOfTheFailure() throws Exception {
        String received = "Received: from a by b; Wed, 25 Nov 2026 12:00:00 +0000\r\n";
        String late = received + Signing.ed25519(MESSAGE, edwards, TAGS + " x=" + (NOW.getEpochSecond() - 9) + ";");
        assertThat(remedy(examine(late, Signing.record(edwards)))).startsWith("Let x= be later");
        String fromless = Signing.ed25519(MESSAGE, edwards, TAGS.replace("from:from:", ""));
        assertThat(remedy(examine(fromless, Signing.record(edwards)))).startsWith("Name From in the list");
        String changed = Signing.ed25519(MESSAGE, edwards, TAGS) + "More.\r\n";
        assertThat(remedy(examine(changed, Signing.record(edwards)))).startsWith("Sign last");
    }

    private static String remedy(MessageReport report) {
        return report.findings().stream()
                .filter(finding -> finding.type() == MessageFinding.MESSAGE_DKIM_FAIL)
                .findFirst()
                .orElseThrow()
                .remedies()
                .get(0)
                .action();
    }

    @Test
    void eachFaultOfTheFormIsNamedWithItsOwnRemedy() throws Exception {
        MessageReport two = examine(
                "From: b@example.com\r\nList-Unsubscribe: <https://example.com/\u00fc>\r\n" + MESSAGE,
                Signing.record(rsa));
        assertThat(malformed(two))
                .startsWith("2 things are against RFC 5322: from: stands 2 times; list-unsubscribe: has octets")
                .endsWith("write the address with percent signs (RFC 3986 section 2.1).");
        MessageReport address = examine(MESSAGE.replace("<anna@", "<\u00fcnna@"), Signing.record(rsa));
        assertThat(malformed(address)).endsWith("send from an address of ASCII alone.");
    }

    private static String malformed(MessageReport report) {
        return report.findings().stream()
                .filter(finding -> finding.type() == MessageFinding.MESSAGE_MALFORMED)
                .findFirst()
                .orElseThrow()
                .message();
    }

    @Test
    void expiryFollowsTheClock() throws Exception {
        long end = NOW.getEpochSecond() - 1;
        String expired = Signing.ed25519(MESSAGE, edwards, TAGS + " x=" + end + ";");
        assertThat(only(examine(expired, Signing.record(edwards)))).contains("expired on 2026-11-25T11:59:59Z");
        String valid = Signing.ed25519(MESSAGE, edwards, TAGS + " x=" + (end + 2) + ";");
        assertThat(only(examine(valid, Signing.record(edwards)))).startsWith("passes");
    }

    @Test
    void partialBodiesAndUnsignedFieldsAreReported() throws Exception {
        String cut = Signing.ed25519(MESSAGE, edwards, TAGS + " l=5;") + "Buy this.\r\n";
        MessageReport report = examine(cut, Signing.record(edwards));
        assertThat(only(report)).startsWith("passes");
        assertThat(codes(report)).contains("MESSAGE-BODY-LENGTH");
        MessageReport bare = examine(
                Signing.rsa(MESSAGE, rsa, TAGS.replace("from:from:to:subject:date:message-id", "from:to")),
                Signing.record(rsa));
        assertThat(codes(bare)).contains("MESSAGE-HEADERS-UNSIGNED", "MESSAGE-FROM-ADDABLE");
        assertThat(bare.findings())
                .filteredOn(finding -> finding.type() == MessageFinding.MESSAGE_HEADERS_UNSIGNED)
                .allSatisfy(finding -> assertThat(finding.remedies().get(0).action())
                        .isEqualTo("Add these fields to the list of signed fields (h=): subject, date, message-id."));
        MessageReport fromless =
                examine(Signing.ed25519(MESSAGE, edwards, TAGS.replace("from:from:", "")), Signing.record(edwards));
        assertThat(only(fromless)).contains("does not sign From");
    }

    @Test
    void onlyBulkMailNeedsUnsubscription() throws Exception {
        Map<String, String> keys = Map.of(AT, Signing.record(rsa));
        String plain = Signing.rsa(MESSAGE, rsa, TAGS);
        assertThat(codes(examine(plain, keys, MessageCheck.Kind.BULK))).contains("MESSAGE-UNSUBSCRIBE-MISSING");
        String list = "List-Unsubscribe: <mailto:u@example.com>, <https://example.com/u?1>\r\n"
                + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" + MESSAGE;
        MessageReport unsigned = examine(Signing.rsa(list, rsa, TAGS), keys, MessageCheck.Kind.BULK);
        assertThat(codes(unsigned)).contains("MESSAGE-UNSUBSCRIBE-UNSIGNED");
        String tags = TAGS.replace("message-id;", "message-id:list-unsubscribe:list-unsubscribe-post;");
        MessageReport good = examine(Signing.rsa(list, rsa, tags), keys, MessageCheck.Kind.BULK);
        assertThat(good.findings()).isEmpty();
        MessageReport silent = examine(Signing.rsa(list, rsa, tags), Map.of(AT, "!"), MessageCheck.Kind.BULK);
        assertThat(silent.findings()).isEmpty();
        assertThat(silent.facts()).anySatisfy(fact -> assertThat(fact.key()).isEqualTo("MESSAGE-UNSUBSCRIBE-UNSIGNED"));
    }

    @Test
    void formFaultsThatReceiversRefuseAreReported() throws Exception {
        for (String broken : List.of(
                MESSAGE.replaceFirst("From: .*\r\n", ""),
                "From: b@example.com\r\n" + MESSAGE,
                MESSAGE.replace("Anna <anna@example.com>", "a@example.com, b@example.com"),
                MESSAGE.replace("Anna <anna@example.com>", "nobody"),
                MESSAGE.replaceFirst("Date: .*\r\n", ""),
                MESSAGE.replace("Wed, 25 Nov 2026 11:00:00 +0000", "today"),
                MESSAGE.replaceFirst("Message-ID: .*\r\n", ""),
                MESSAGE.replace("<1@example.com>", "1"),
                "Subject: twice\r\n" + MESSAGE,
                MESSAGE.replace("Hi.", "x".repeat(999)),
                MESSAGE.replace("To:", "no field\r\nTo:"))) {
            assertThat(codes(examine(broken, Map.of(), MessageCheck.Kind.ANY)))
                    .as(broken)
                    .contains("MESSAGE-MALFORMED");
        }
        assertThat(codes(examine(MESSAGE, Map.of(), MessageCheck.Kind.ANY))).containsExactly("MESSAGE-UNSIGNED");
    }

    @Test
    void hostileMessagesAreRefusedInOneLineOrRead() throws Exception {
        for (String hostile : List.of(
                "",
                "\r\n\r\n",
                "hello",
                "\u0000".repeat(100_000),
                "X: " + "a".repeat(10_000_000),
                "A: b\r\n".repeat(100_000) + "\r\nbody",
                "A: b\r\n c".repeat(1),
                "a".repeat((10 << 20) + 1))) {
            try {
                examine(hostile, Map.of(), MessageCheck.Kind.BULK);
            } catch (MessageException e) {
                assertThat(String.valueOf(e.getMessage())).startsWith("a.eml: ").doesNotContain("\n");
            }
        }
        assertThatThrownBy(() -> examine("X: " + "a".repeat(300_000), Map.of(), MessageCheck.Kind.ANY))
                .isInstanceOf(MessageException.class);
        assertThatThrownBy(() -> examine("A: b\r\n".repeat(1001), Map.of(), MessageCheck.Kind.ANY))
                .isInstanceOf(MessageException.class);
    }

    /** Fields of every form and length end soon with an outcome and printable text. */
    @Test
    void hostileSignaturesDoNotPass() throws Exception {
        String deep = "v=1; a=rsa-sha256; d=example.com; s=s1; h=from; bh=AA==; b=AA==; ";
        for (String field : List.of(
                deep + "z=" + "a|".repeat(7_000),
                deep + "z=" + "\r\n ".repeat(4_000),
                deep + "l=99999999999999999999",
                deep + "x=9223372036854775808",
                deep + "i=\u001b[2J@example.com",
                deep.replace("d=example.com", "d=" + "a.".repeat(200)),
                deep.replace("s=s1", "s=" + "a".repeat(300)),
                deep.replace("h=from", "h=" + "from:".repeat(2_000)),
                ";".repeat(16_000),
                "=".repeat(16_000),
                "v=1")) {
            MessageReport report = examine("DKIM-Signature: " + field + "\r\n" + MESSAGE, Signing.record(rsa));
            assertThat(report.signatures().get(0).passes()).isFalse();
            assertThat(report.toString()).doesNotContain("\u001b");
        }
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        String signed = Signing.rsa(MESSAGE, rsa, TAGS);
        int end = signed.indexOf("From:");
        for (int i = 0; i < 2_000; i++) {
            StringBuilder spoiled = new StringBuilder(signed);
            spoiled.setCharAt(17 + random.nextInt(end - 19), (char) random.nextInt(256));
            MessageReport report = examine(spoiled.toString(), Signing.record(rsa));
            assertThat(report.signatures().size())
                    .as("seed %d, case %d", seed, i)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** A message that is looked at later had not expired when it came. */
    @Test
    void anExpiryIsJudgedByTheTimeOfReceipt() throws Exception {
        long end = NOW.getEpochSecond() - 60;
        String signed = Signing.ed25519(MESSAGE, edwards, TAGS + " x=" + end + ";");
        String early = "Received: from a.example by mx.example.net; Wed, 25 Nov 2026 11:30:00 +0000\r\n";
        assertThat(only(examine(early + signed, Signing.record(edwards)))).startsWith("passes");
        String late = "Received: from a.example by mx.example.net; Wed, 25 Nov 2026 11:59:30 +0000\r\n";
        assertThat(only(examine(late + signed, Signing.record(edwards)))).contains("expired");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheMessage() throws Exception {
        assertThat(codes(examine("\u00ef\u00bb\u00bf" + MESSAGE, "p=AAAA"))).doesNotContain("MESSAGE-MALFORMED");
    }

    /** RFC 6532: only with SMTPUTF8. */
    @Test
    void rawOctetsInTheHeaderNeedSmtputf8() throws Exception {
        String raw = MESSAGE.replace("Anna", "Zo\u00c3\u00ab");
        assertThat(codes(examine(raw, "p=AAAA"))).contains("MESSAGE-MALFORMED");
        String received =
                "Received: from a.example by mx.example.net with UTF8SMTPS id 1; Wed, 25 Nov 2026 11:30:00 +0000\r\n";
        assertThat(codes(examine(received + raw, "p=AAAA"))).doesNotContain("MESSAGE-MALFORMED");
    }

    @Test
    void aFoldInsideTheAddressOfUnsubscriptionIsNamed() throws Exception {
        String list = "List-Unsubscribe: <https://example.com/\r\n u?id=7>\r\n"
                + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
        assertThat(examine(list + MESSAGE, Map.of(), MessageCheck.Kind.BULK).findings())
                .filteredOn(finding -> finding.type() == MessageFinding.MESSAGE_UNSUBSCRIBE_MISSING)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("white space"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "https://shop.example/u?id=1 | not in angle brackets",
                "<http://shop.example/u?id=1> | http address",
                "<mailto:leave@shop.example> | mailto address only",
                "<\"https://shop.example/u\"> | quotation marks",
                "<https://shop.example/u | has no partner",
                "=?utf-8?q?=3Chttps=3A//shop.example/u=3E?= | encoded word",
                "<ftp://shop.example/u> | no https address",
            })
    void aMalformedAddressOfUnsubscriptionIsNamed(String value, String problem) throws Exception {
        String list = "List-Unsubscribe: " + value + "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
        assertThat(examine(list + MESSAGE, Map.of(), MessageCheck.Kind.BULK).findings())
                .filteredOn(finding -> finding.type() == MessageFinding.MESSAGE_UNSUBSCRIBE_MISSING)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains(problem);
                    assertThat(finding.remedies().get(0).action()).doesNotContain("Add both fields");
                });
    }

    /** What a forwarder or a list changed says nothing of the sender's signature. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Return-Path: <SRS0=x1y2=AB=example.com=anna@relay.example.net>\r\n",
                "Return-Path: <talk-bounces@lists.example.net>\r\nList-Post: <mailto:talk@lists.example.net>\r\n",
                "Return-Path: <x@relay.example.net>\r\nResent-From: bert@relay.example.net\r\n",
            })
    void aCopyThatWasPassedOnIsRecognised(String added) throws Exception {
        String signed = Signing.ed25519(MESSAGE, edwards, TAGS);
        MessageReport whole = examine(added + signed, Signing.record(edwards));
        assertThat(codes(whole)).contains("MESSAGE-PASSED-ON").doesNotContain("MESSAGE-DKIM-FAIL");
        assertThat(whole.message().returnPathDomain()).isEmpty();
        MessageReport changed = examine(added + signed.replace("Hi.", "Ho."), Signing.record(edwards));
        assertThat(codes(changed)).contains("MESSAGE-PASSED-ON").doesNotContain("MESSAGE-DKIM-FAIL");
        assertThat(changed.unanswered()).isNotEmpty();
    }

    @Test
    void aForeignReturnPathAloneIsNoForwarder() throws Exception {
        MessageReport report = examine("Return-Path: <b@service.example.net>\r\n" + MESSAGE, "p=AAAA");
        assertThat(codes(report)).doesNotContain("MESSAGE-PASSED-ON");
    }
}
