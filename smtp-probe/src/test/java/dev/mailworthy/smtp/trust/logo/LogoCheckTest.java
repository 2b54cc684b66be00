package dev.mailworthy.smtp.trust.logo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import dev.mailworthy.smtp.trust.HttpsFetcher.Fetched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The logo of a BIMI record: where it is looked for, and what is wrong with it. */
@Tag("jdk")
@Timeout(120)
class LogoCheckTest {

    private static final DomainName DOMAIN = DomainName.parse("brand.test");

    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\""
                    + " baseProfile=\"tiny-ps\" viewBox=\"0 0 8 8\">";
    private static final String GOOD =
            HEAD + "<title>Brand</title><defs><linearGradient id=\"g\"/></defs><rect fill=\"url(#g)\" width=\"8\""
                    + " height=\"8\"/><use href=\"#g\"/></svg>";

    private final List<String> fetched = new ArrayList<>();

    private static Dns zone(String record) {
        try {
            return ZoneDns.parse(
                    "z",
                    "$ORIGIN test.\n"
                            + "$TTL 60\n"
                            + "@ SOA ns h 1 2 3 4 5\n"
                            + "$ORIGIN brand.test.\n"
                            + "_dmarc TXT \"v=DMARC1\\; p=reject\"\n"
                            + "web A 192.0.2.1\n"
                            + "news A 192.0.2.2\n" + record + "\n");
        } catch (ZoneFileException e) {
            throw new AssertionError(e);
        }
    }

    private LogoReport examine(DomainName domain, String record, Fetched answer) {
        HttpsFetcher web = (host, path, most) -> {
            fetched.add(host + path);
            return answer;
        };
        return LogoCheck.over(zone(record), web).examine(domain);
    }

    private static Fetched.Document document(String text) {
        return new Fetched.Document(200, "image/svg+xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private LogoReport judged(String svg) {
        return examine(
                DOMAIN, "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/i/logo.svg\\; a=\"", document(svg));
    }

    @Test
    void aLogoOfTheProfileIsConfirmed() {
        LogoReport report = judged(GOOD);
        assertThat(report.findings()).isEmpty();
        assertThat(report.confirmed()).hasSize(1);
        assertThat(fetched).containsExactly("web.brand.test/i/logo.svg");
    }

    @Test
    void theRecordOfTheOrganisationCounts() {
        LogoReport report = examine(
                DomainName.parse("news.brand.test"),
                "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/logo.svg\"",
                document(GOOD));
        assertThat(report.confirmed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "default._bimi TXT \"v=BIMI1\\; l=\"",
                "default._bimi TXT \"v=BIMI1\\; l=http://web.brand.test/logo.svg\"",
                "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test\\013\\010Host: other/logo.svg\"",
                "default._bimi TXT \"v=BIMI1\\; l=https://user@web.brand.test/logo.svg\"",
                "default._bimi TXT \"v=BIMI1\\; l=https:///logo.svg\"",
                "default._bimi TXT \"v=BIMI2\\; l=https://web.brand.test/logo.svg\"",
                "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/a\"\n"
                        + "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/b\""
            })
    void nothingIsFetchedForARecordThatNamesNoLogo(String record) {
        LogoReport report = examine(DOMAIN, record, document(GOOD));
        assertThat(fetched).isEmpty();
        assertThat(report).isEqualTo(LogoReport.nothing());
    }

    @Test
    void aWebServerWithoutTheLogoIsAFinding() {
        for (int status : List.of(404, 410, 301, 500)) {
            LogoReport report = examine(
                    DOMAIN,
                    "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/logo.svg\"",
                    new Fetched.Document(status, "text/html", new byte[0]));
            assertThat(report.findings()).extracting(Finding::type).containsExactly(LogoFinding.BIMI_LOGO_MISSING);
            assertThat(report.findings().get(0).severity()).isEqualTo(Severity.NOTICE);
            assertThat(report.findings().get(0).message()).contains("" + status);
        }
    }

    @Test
    void aCertificateThatDoesNotHoldIsAFinding() {
        LogoReport report = examine(
                DOMAIN,
                "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/logo.svg\"",
                new Fetched.Failed(Reason.REFUSED, "expired"));
        assertThat(report.findings().get(0).message()).contains("certificate of web.brand.test");
    }

    @Test
    void aHostWithoutAddressIsAFindingAndASilentOneIsUnanswered() {
        Fetched none = new Fetched.Failed(Reason.NO_CONNECTIVITY, "no address");
        LogoReport gone = examine(DOMAIN, "default._bimi TXT \"v=BIMI1\\; l=https://cdn.brand.test/logo.svg\"", none);
        assertThat(gone.findings().get(0).message()).contains("cdn.brand.test has no address");
        LogoReport silent = examine(
                DOMAIN,
                "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test/logo.svg\"",
                new Fetched.Failed(Reason.TIMEOUT, "no answer in time"));
        assertThat(silent.findings()).isEmpty();
        assertThat(silent.unanswered()).hasSize(1);
        LogoReport port = examine(
                DOMAIN, "default._bimi TXT \"v=BIMI1\\; l=https://web.brand.test:8443/logo.svg\"", document(GOOD));
        assertThat(port.unanswered().get(0).why()).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version=\"1.2\"        | version=\"1.1\"            | version is \"1.1\"",
                "baseProfile=\"tiny-ps\" | baseProfile=\"tiny\"      | baseProfile is \"tiny\"",
                "baseProfile=\"tiny-ps\" | id=\"a\"                  | baseProfile is missing",
                "<title>Brand</title>   | <g><title>x</title></g>   | no title",
                "<defs>                 | <script>x()</script><defs> | script",
                "<defs>                 | <animate dur=\"1s\"/><defs> | animation element animate",
                "<defs>                 | <set to=\"1\"/><defs>      | animation element set",
                "<defs>                 | <image width=\"1\"/><defs> | element image",
                "<defs>                 | <foreignObject/><defs>    | foreignObject",
                "href=\"#g\"            | href=\"https://x.test/#g\" | refers to https://x.test/#g",
                "href=\"#g\"            | href=\"data:text/html,x\" | refers to data:",
                "url(#g)                | url(https://x.test/a)     | by url()",
                "width=\"8\"            | onload=\"x()\" width=\"8\" | event attribute onload",
                "viewBox                | x=\"0\" viewBox           | x= or y=",
                "http://www.w3.org/2000/svg | urn:other            | root is not an svg",
                "<rect                  | <rect <                   | not well-formed",
                "<svg                   | <?xml-stylesheet href='a'?><svg | style sheet",
            })
    void eachFaultIsNamed(String good, String bad, String named) {
        LogoReport report = judged(GOOD.replace(good, bad));
        assertThat(report.findings()).extracting(Finding::type).containsExactly(LogoFinding.BIMI_LOGO_UNUSABLE);
        assertThat(report.findings().get(0).message()).contains(named);
        assertThat(report.confirmed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE svg SYSTEM \"https://evil.test/x.dtd\">",
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c"
                        + " \"&b;&b;&b;&b;&b;&b;\">]>"
            })
    void noEntityIsReplacedAndNoDtdIsRead(String doctype) {
        String svg = GOOD.replace("<svg", doctype + "<svg").replace("Brand", "&x;&c;");
        LogoReport report = judged(svg);
        assertThat(report.findings().get(0).message()).contains("DOCTYPE").doesNotContain("root:");
    }

    @Test
    void sizesAreBounded() throws IOException {
        String large = GOOD.replace("Brand", "x".repeat(40_000));
        assertThat(judged(large).findings().get(0).message()).contains("the limit is 32768");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 16];
            for (int i = 0; i < 512; i++) {
                out.write(zeros);
            }
        }
        assertThat(LogoFile.faults(packed.toByteArray())).anyMatch(fault -> fault.contains("more than 131072 octets"));
        assertThat(LogoFile.faults(new byte[] {0x1f, (byte) 0x8b, 1, 2})).anyMatch(fault -> fault.contains("unpacked"));
        assertThat(LogoFile.faults(new byte[0])).isNotEmpty();
    }

    @Test
    void aCompressedLogoIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(LogoFile.faults(packed.toByteArray())).isEmpty();
    }

    @Test
    void deepNestingAndControlCharactersAreHarmless() {
        assertThat(LogoFile.faults((HEAD + "<title>a</title>" + "<g>".repeat(9_000)).getBytes(StandardCharsets.UTF_8)))
                .anyMatch(fault -> fault.contains("well-formed"));
        LogoReport report = judged(GOOD.replace("href=\"#g\"", "href=\"\u009b31mx\u202e\""));
        assertThat(report.findings().get(0).message()).doesNotContain("\u009b").doesNotContain("\u202e");
    }

    @Test
    void changedOctetsNeverBreakTheJudgement() {
        long seed = 20261201;
        Random random = new Random(seed);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = good.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> LogoFile.faults(changed)).as("seed " + seed).doesNotThrowAnyException();
        }
    }
}
