package dev.mailworthy.spf.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SpfRecordTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 20_000 : 2_000;

    private static final List<String> PIECES = List.of(
            "all",
            "-all",
            "~all",
            "?all",
            "+all",
            "a",
            "mx",
            "ptr",
            "a:b.test",
            "a/24",
            "a//64",
            "a:b.test/24//64",
            "mx:b.test",
            "include:b.test",
            "exists:%{i}.b.test",
            "ip4:192.0.2.1",
            "ip4:192.0.2.0/24",
            "ip6:2001:db8::/32",
            "ip6:::1",
            "redirect=b.test",
            "exp=e.b.test",
            "ra=x",
            "rp=7",
            "rr=all",
            "foo=bar",
            "x-y.z=%{d}",
            "-a:%{l1r-}.%{d2}",
            "IP4:10.0.0.1",
            "bad",
            "a:",
            "a:b",
            "ip4:1",
            "ip4:1.2.3.4/33",
            "a/01",
            "%",
            "=",
            "a:b.test/",
            "exists:%{z}.t",
            "all:x",
            "?redirect=a.b",
            "mx=",
            "ip6:1.2.3.4",
            "a:b..test",
            "\u00e9",
            "include:%{d",
            "-",
            "include");

    @ParameterizedTest
    @CsvSource({
        "v=spf1, v=spf1",
        "V=SPF1   MX  -ALL , v=spf1 mx -all",
        "v=spf1 +a/32//128 ip4:192.0.2.1/32 ip6:2001:DB8:0:0::1/128 ~all, v=spf1 a ip4:192.0.2.1 ip6:2001:db8::1 ~all",
        "v=spf1 ip4:192.0.2.77/24 Redirect=B.test, v=spf1 ip4:192.0.2.0/24 redirect=B.test",
        "v=spf1 a:%{d1R-+}.x.test/24 mx//64 ptr:y.test, v=spf1 a:%{d1R-+}.x.test/24 mx//64 ptr:y.test",
    })
    void theCanonicalTextMeansTheSame(String source, String canonical) {
        SpfRecord record = ((SpfParse.Valid) SpfRecord.parse(source)).record();
        assertThat(record.toText()).isEqualTo(canonical);
        SpfRecord again = ((SpfParse.Valid) SpfRecord.parse(record.toText())).record();
        assertThat(again.toText()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=spf", "v=spf2.0 -all", "v=spf1-all", " v=spf1", "\"v=spf1 -all\"", "spf1 -all"})
    void aTextWithoutTheVersionIsNoSpfRecord(String text) {
        assertThat(SpfRecord.parse(text)).isInstanceOf(SpfParse.NotSpf.class);
    }

    @Test
    void everyErrorIsFoundWithItsPlaceAndItsSection() {
        String text = "v=spf1 foo ip4:1.2.3 a:%{z}.test mx:x/99 -all all:x";
        SpfParse.Invalid invalid = (SpfParse.Invalid) SpfRecord.parse(text);
        assertThat(invalid.problems())
                .extracting(problem ->
                        text.substring(problem.span().start(), problem.span().end()))
                .containsExactly("foo", "1.2.3", "%{z}", "99", "x", ":x");
        assertThat(invalid.problems())
                .allSatisfy(problem -> assertThat(problem.section()).matches("[0-9.]+"));
        assertThat(invalid.record().terms()).hasSize(6);
    }

    @Test
    void reportModifiersAreTermsAndNeverErrors() {
        SpfRecord record = ((SpfParse.Valid) SpfRecord.parse("v=spf1 ra=spf-reports rp=50 rr=e:f mx -all")).record();
        assertThat(record.modifier(Modifier.ReportAddress.class).orElseThrow().localPart())
                .isEqualTo("spf-reports");
        assertThat(record.modifier(Modifier.ReportPercentage.class)
                        .orElseThrow()
                        .percent())
                .isEqualTo(50);
        assertThat(record.modifier(Modifier.RequestedReports.class)
                        .orElseThrow()
                        .on())
                .containsExactlyInAnyOrder(Modifier.ReportOn.ERROR, Modifier.ReportOn.FAIL);
        assertThat(SpfRecord.parse("v=spf1 ra=a@b rp=101 rr=q -all")).isInstanceOf(SpfParse.Valid.class);
    }

    @Tag("long")
    @Test
    void spansAndTextsFitAndReadingAgainGivesTheSame() {
        long seed = 7208;
        SplittableRandom random = new SplittableRandom(seed);
        int valid = 0;
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder("v=spf1");
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(" ".repeat(random.nextInt(1, 3))).append(PIECES.get(random.nextInt(PIECES.size())));
            }
            SpfParse parse = SpfRecord.parse(text.toString());
            if (parse instanceof SpfParse.Valid one) {
                valid++;
                SpfParse again = SpfRecord.parse(one.record().toText());
                assertThat(again).as("seed %d, case %d: %s", seed, i, text).isInstanceOf(SpfParse.Valid.class);
                assertThat(((SpfParse.Valid) again).record().toText())
                        .isEqualTo(one.record().toText());
            } else {
                SpfParse.Invalid broken = (SpfParse.Invalid) parse;
                assertThat(broken.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.span().end()).isLessThanOrEqualTo(text.length()));
                assertThat(broken.record().terms()).anyMatch(Unreadable.class::isInstance);
            }
        }
        assertThat(valid).as("the grammar is not only errors").isGreaterThan(CASES / 10);
    }

    @Test
    void anyOctetsAreReadInLinearTime() {
        long seed = 4408;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] octets = new byte[random.nextInt(300)];
            random.nextBytes(octets);
            byte[] record = ("v=spf1 " + new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(SpfRecord.parse(record)).as("seed %d, case %d", seed, i).isNotInstanceOf(SpfParse.NotSpf.class);
        }
    }
}
