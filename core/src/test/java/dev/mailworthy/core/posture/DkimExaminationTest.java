package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.DkimSetup;
import dev.mailworthy.core.posture.text.RsaModulus;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DkimExaminationTest {

    private static final byte[] RSA = {
        0x30, 0x0D, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0
    };
    private static final PostureRequest GUESS = request(PostureGroup.DKIM);
    private static final PostureRequest GIVEN = GUESS.withSelectors(List.of(DomainName.parse("s7")));

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        Stream.of(parts).forEach(value::writeBytes);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (value.size() < 128) {
            all.write(value.size());
        } else {
            all.write(0x82);
            all.write(value.size() >> 8);
            all.write(value.size());
        }
        all.writeBytes(value.toByteArray());
        return all.toByteArray();
    }

    /** An RSAPublicKey whose modulus has this many bits, all of them one. */
    private static byte[] bare(int bits) {
        byte[] modulus = new byte[bits / 8 + 1];
        Arrays.fill(modulus, 1, modulus.length, (byte) 0xFF);
        return der(0x30, der(2, modulus), der(2, new byte[] {1, 0, 1}));
    }

    private static byte[] wrapped(int bits) {
        return der(0x30, RSA, der(3, new byte[] {0}, bare(bits)));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static String record(String selector, String text) {
        StringBuilder strings = new StringBuilder(selector + "._domainkey.example.org. TXT");
        for (int i = 0; i < text.length(); i += 200) {
            strings.append(" \"")
                    .append(text, i, Math.min(text.length(), i + 200))
                    .append('"');
        }
        return strings.toString();
    }

    /** A record, the code and the beginning of the message of its finding, and what is confirmed of a usable key. */
    static Stream<Arguments> records() {
        String good = "p=" + base64(wrapped(2048));
        return Stream.of(
                Arguments.of("v=DKIM1; k=rsa; " + good, "", "", "rsa, 2048 bits"),
                Arguments.of(good, "", "", "rsa, 2048 bits"),
                Arguments.of("p=" + base64(bare(2048)), "", "", "rsa, 2048 bits"),
                Arguments.of("v=DKIM1; p=" + base64(wrapped(4096)), "", "", "rsa, 4096 bits"),
                Arguments.of(
                        "v=DKIM1; k=ed25519; p=" + base64(new byte[32]),
                        "DKIM-ED25519-ALONE",
                        "Every key found is an ed25519 key.",
                        "ed25519"),
                Arguments.of(
                        "v=DKIM1; k=ed25519; p=" + base64(new byte[31]),
                        "DKIM-MALFORMED",
                        "p= holds 31 octets, and an ed25519 key has 32: p=",
                        ""),
                Arguments.of("v=DKIM1; p=" + base64(wrapped(512)), "DKIM-KEY-REFUSED", "the key has 512 bits", ""),
                Arguments.of("v=DKIM1; p=" + base64(wrapped(1016)), "DKIM-KEY-REFUSED", "the key has 1016 bits", ""),
                Arguments.of(
                        "v=DKIM1; p=" + base64(wrapped(1024)),
                        "DKIM-KEY-WEAK",
                        "the key has 1024 bits",
                        "rsa, 1024 bits"),
                Arguments.of(
                        "v=DKIM1; p=" + base64(wrapped(8192)),
                        "DKIM-KEY-LONG",
                        "the key has 8192 bits",
                        "rsa, 8192 bits"),
                Arguments.of(
                        "v=DKIM1; s=tlsrpt; " + good,
                        "DKIM-KEY-REFUSED",
                        "the key is not for mail: s=\"tlsrpt\" (at character 10)",
                        ""),
                Arguments.of("v=DKIM1; s=email; " + good, "", "", "rsa, 2048 bits"),
                Arguments.of("v=DKIM1 k=rsa " + good, "DKIM-MALFORMED", "there is no semicolon after v=DKIM1", ""),
                Arguments.of(
                        "v=DKIM1; p=-----BEGIN PUBLIC KEY-----" + base64(wrapped(2048)) + "-----END PUBLIC KEY-----",
                        "DKIM-MALFORMED",
                        "p= has lines of a PEM file in it",
                        ""),
                Arguments.of("v=DKIM1; p=AA-_AAAA", "DKIM-MALFORMED", "p= is not Base64: it has - and _ where", ""),
                Arguments.of(
                        "v=DKIM1; t=y; " + good,
                        "DKIM-TEST-MODE",
                        "the domain only tests DKIM: t=\"y\" (at character 10)",
                        "rsa, 2048 bits"),
                Arguments.of(
                        "v=DKIM1; t=y:s; " + good,
                        "DKIM-TEST-MODE",
                        "the domain only tests DKIM: t=\"y:s\" (at character 10)",
                        "rsa, 2048 bits"),
                Arguments.of("v=DKIM1; t=s; " + good, "", "", "rsa, 2048 bits"),
                Arguments.of(
                        "v=DKIM1; h=sha1; " + good,
                        "DKIM-SHA1-ONLY",
                        "the key takes no sha256: h=\"sha1\" (at character 10)",
                        ""),
                Arguments.of("v=DKIM1; h=sha1:sha256; " + good, "", "", "rsa, 2048 bits"),
                Arguments.of(
                        "v=DKIM1; h=md5; " + good,
                        "DKIM-MALFORMED",
                        "the key takes no sha256: h=\"md5\" (at character 10)",
                        ""),
                Arguments.of("v=DKIM1; p=", "DKIM-REVOKED", "p= is empty: the key is revoked.", ""),
                Arguments.of("v=DKIM1; p=!!!", "DKIM-MALFORMED", "p= is not Base64: p=\"!!!\" (at character 10)", ""),
                Arguments.of(
                        "v=DKIM1; p=AAAA", "DKIM-MALFORMED", "p= holds no RSA key: p=\"AAAA\" (at character 10)", ""),
                Arguments.of(
                        "v=DKIM1; k=dsa; " + good,
                        "DKIM-MALFORMED",
                        "no verifier knows this key type: k=\"dsa\" (at character 10)",
                        ""),
                Arguments.of(
                        "v=DKIM2; " + good,
                        "DKIM-MALFORMED",
                        "a version other than DKIM1: v=\"DKIM2\" (at character 1)",
                        ""),
                Arguments.of(
                        good + "; v=DKIM1",
                        "DKIM-MALFORMED",
                        "the version is not the first tag: v=\"DKIM1\" (at character ",
                        ""),
                Arguments.of("v=DKIM1; k=rsa", "DKIM-MALFORMED", "there is no p=, which holds the key", ""),
                Arguments.of(
                        "v=DKIM1; nonsense; " + good,
                        "DKIM-MALFORMED",
                        "a tag without an equals sign: \"nonsense\" (at character 10)",
                        ""),
                Arguments.of("v=DKIM1; " + good + "; " + good, "DKIM-MALFORMED", "a second p= (at character ", ""));
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachStateOfAKeyHasItsFinding(String text, String expected, String message, String usable) {
        PostureReport report = examine(zone(record("s7", text.replace(";", "\\;"))), GIVEN);
        List<String> all = new ArrayList<>(expected.isEmpty() ? List.of() : List.of(expected));
        if (usable.isEmpty()) {
            all.add("DKIM-UNUSABLE");
        }
        assertThat(codes(report)).isEqualTo(all);
        assertThat(report.findings())
                .filteredOn(finding -> finding.type() != PostureFinding.DKIM_UNUSABLE)
                .allSatisfy(finding -> assertThat(finding.message().replace("Selector s7: ", ""))
                        .startsWith(message));
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.confirmed())
                .extracting(Confirmed::proof)
                .isEqualTo(usable.isEmpty() ? List.of() : List.of(usable + " (selector given)"));
    }

    @Test
    void aFlawHasItsPlaceInTheMessage() {
        PostureReport report = examine(zone(record("s7", "v=DKIM1\\; oops\\; p=AAAA")), GIVEN);
        assertThat(report.findings().get(0).message())
                .isEqualTo("Selector s7: a tag without an equals sign: \"oops\" (at character 10)");
    }

    @Test
    void aGivenSelectorWithoutAKeyIsAFinding() {
        assertThat(codes(examine(zone("example.org. TXT x"), GIVEN))).containsExactly("DKIM-SELECTOR-MISSING");
    }

    @Test
    void nxdomainAboveAllSelectorsProvesThatThereIsNoKey() {
        PostureReport report = examine(zone("example.org. TXT x"), GUESS);
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(PostureFinding.DKIM_MISSING);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.evidence())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.source()).startsWith("TXT _domainkey.example.org via "))
                    .satisfies(fact -> assertThat(fact.observation()).isEqualTo("NXDOMAIN"));
        });
    }

    @Test
    void aTimeoutOfAUsualSelectorDoesNotWeakenTheProof() {
        PostureReport report = examine(
                zone("example.org. TXT x").withFault(DomainName.ofText("mail._domainkey.example.org"), Fault.SERVFAIL),
                GUESS);
        assertThat(codes(report)).containsExactly("DKIM-MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "another selector exists      | hidden7._domainkey.example.org. TXT x",
                "a wildcard covers the name   | *.example.org. A 192.0.2.1",
                "the name is an alias         | _domainkey.example.org. CNAME gone.example.org."
            })
    void whereSelectorsCanExistTheMatterStaysOpen(String why, String line) {
        PostureReport report = examine(zone(line), GUESS);
        assertThat(codes(report)).as(why).isEmpty();
        assertThat(report.unanswered()).singleElement().satisfies(check -> {
            assertThat(check.why()).isEqualTo(Reason.NOT_CONFIGURED);
            assertThat(check.hint()).isEqualTo(Hint.Standard.NAME_DKIM_SELECTOR);
            assertThat(check.detail()).endsWith("_domainkey.example.org exists, so that another selector can have one");
            assertThat(check.leavesOpen()).containsExactlyInAnyOrder("DKIM-MISSING", "DKIM-SELECTOR-MISSING");
        });
    }

    @Test
    void aKeyOfTheParentDomainCanSignForASubdomain() {
        PostureReport report = examine(
                zone("news.example.org. TXT x", "hidden7._domainkey.example.org. TXT x"),
                new PostureRequest(DomainName.parse("news.example.org"), List.of(), Optional.empty())
                        .withGroups(Set.of(PostureGroup.DKIM)));
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("; _domainkey.example.org exists"));
    }

    @Test
    void withoutAnAnswerForTheNameAboveThereIsNoClaim() {
        PostureReport report = examine(
                zone("example.org. TXT x").withFault(DomainName.ofText("_domainkey.example.org"), Fault.SERVFAIL),
                GUESS);
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.why()).isEqualTo(Reason.SERVFAIL));
    }

    @Test
    void eachCommonMailServerHasItsStepsToSign() {
        Means means = examine(zone("example.org. TXT x"), GUESS)
                .findings()
                .get(0)
                .remedies()
                .get(0)
                .means()
                .orElseThrow();
        List<Means.SetUp> ways = ((Means.OneOf) means).ways();
        assertThat(ways)
                .extracting(Means.SetUp::program)
                .containsExactly("Postfix with OpenDKIM", "Postfix with rspamd", "Exim", "OpenSMTPD");
        assertThat(ways).allSatisfy(way -> {
            assertThat(way.steps().get(way.steps().size() - 1))
                    .isEqualTo(new Means.Learn(
                            new Hint.CheckSelector(DomainName.parse("example.org"), DomainName.parse("mail"))));
            assertThat(way.steps())
                    .filteredOn(Means.RunCommand.class::isInstance)
                    .isNotEmpty();
            assertThat(way.steps().toString()).contains("example.org").contains("2048");
        });
    }

    @Test
    void aNameThatTheShellCouldReadOtherwiseIsLeftOutOfTheCommands() {
        Means.OneOf means = DkimSetup.of(DomainName.ofText("a;reboot.example"));
        assertThat(means.toString()).contains("-d DOMAIN");
        assertThat(means.ways().stream()
                        .flatMap(way -> way.steps().stream())
                        .filter(Means.RunCommand.class::isInstance))
                .noneMatch(step -> step.toString().contains("reboot"));
    }

    @Test
    void theProofOfAGuessedKeySaysSo() {
        PostureReport report = examine(zone(record("default", "v=DKIM1\\; p=" + base64(wrapped(2048)))), GUESS);
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.confirmed()).singleElement().satisfies(fact -> {
            assertThat(fact.check()).isEqualTo("DKIM key default of example.org");
            assertThat(fact.proof()).isEqualTo("rsa, 2048 bits (discovered by guessing)");
        });
    }

    @Test
    void aUsualSelectorWithoutAnAnswerIsUnanswered() {
        PostureReport report = examine(
                zone(record("default", "v=DKIM1\\; p=" + base64(wrapped(2048))))
                        .withFault(DomainName.ofText("mail._domainkey.example.org"), Fault.SERVFAIL),
                GUESS);
        assertThat(report.confirmed()).hasSize(1);
        assertThat(report.unanswered()).singleElement().satisfies(check -> {
            assertThat(check.check()).isEqualTo("DKIM keys of example.org under usual selectors");
            assertThat(check.why()).isEqualTo(Reason.SERVFAIL);
        });
    }

    @Test
    void aWildcardIsReportedOnceAndIgnoredIfItIsNoKey() {
        PostureReport revoked = examine(zone("*._domainkey.example.org. TXT \"v=DKIM1\\; p=\""), GUESS);
        assertThat(codes(revoked)).containsExactly("DKIM-REVOKED");
        assertThat(revoked.findings().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(revoked.unanswered()).hasSize(1);
        PostureReport spf = examine(zone("*.example.org. TXT \"v=spf1 -all\""), GUESS);
        assertThat(codes(spf)).isEmpty();
        assertThat(spf.unanswered()).hasSize(1);
    }

    @Test
    void severalKeysUnderOneSelectorAreAFinding() {
        assertThat(codes(examine(zone(record("s7", "p=AAAA"), record("s7", "p=BBBB")), GIVEN)))
                .containsExactly("DKIM-SEVERAL", "DKIM-UNUSABLE");
    }

    @Test
    void aMissingAnswerIsUnansweredWithItsReason() {
        DomainName keys = DomainName.ofText("_domainkey.example.org");
        for (PostureRequest request : List.of(GIVEN, GUESS)) {
            PostureReport report = examine(zone("example.org. TXT x").withFault(keys, Fault.TIMEOUT), request);
            assertThat(codes(report)).isEmpty();
            assertThat(report.unanswered())
                    .singleElement()
                    .satisfies(check -> assertThat(check.why()).isEqualTo(Reason.TIMEOUT));
        }
    }

    @Test
    void anyOctetsGiveALengthOrNoKeyAndNeverAnException() {
        long seed = 6376;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = wrapped(1024);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                octets[random.nextInt(40)] = (byte) random.nextInt();
            }
            octets = Arrays.copyOf(octets, random.nextInt(octets.length + 1));
            OptionalInt bits = RsaModulus.bits(octets);
            assertThat(bits.orElse(1)).as("seed " + seed).isBetween(1, octets.length * 8 + 1);
        }
        for (int bits = 8; bits <= 4096; bits += 8) {
            assertThat(RsaModulus.bits(wrapped(bits))).hasValue(bits);
            assertThat(RsaModulus.bits(bare(bits))).hasValue(bits);
        }
    }

    @Test
    void oneUsableKeyOfSeveralGivenIsEnough() {
        PostureRequest both = GUESS.withSelectors(List.of(DomainName.parse("s7"), DomainName.parse("s8")));
        PostureReport report = examine(zone(record("s7", "p="), record("s8", "p=" + base64(wrapped(2048)))), both);
        assertThat(codes(report)).containsExactly("DKIM-REVOKED");
    }

    @Test
    void aSelectorGivenAsAFullNameIsUnderstood() {
        for (String name : List.of("s7._domainkey", "s7._domainkey.example.org")) {
            PostureReport report =
                    examine(zone(record("s7", "p=")), GUESS.withSelectors(List.of(DomainName.parse(name))));
            assertThat(codes(report)).containsExactly("DKIM-REVOKED", "DKIM-UNUSABLE");
        }
    }

    @Test
    void aBrokenKeySaysHowItIsBroken() {
        String cut = "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA";
        assertThat(DkimKey.parse(cut).judgements())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.message()).contains("cut off"));
        assertThat(DkimKey.parse("p=MIIB\" \"IjAN").judgements())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.message()).contains("quotation marks"));
    }
}
