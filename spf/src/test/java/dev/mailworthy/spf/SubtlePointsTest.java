package dev.mailworthy.spf;

import static dev.mailworthy.spf.result.SpfResult.FAIL;
import static dev.mailworthy.spf.result.SpfResult.NEUTRAL;
import static dev.mailworthy.spf.result.SpfResult.NONE;
import static dev.mailworthy.spf.result.SpfResult.PASS;
import static dev.mailworthy.spf.result.SpfResult.PERMERROR;
import static dev.mailworthy.spf.result.SpfResult.SOFTFAIL;
import static dev.mailworthy.spf.result.SpfResult.TEMPERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.result.FailureReport;
import dev.mailworthy.spf.result.RejectionReply;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.VoidCounting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The points of RFC 7208 that libraries most often get wrong, numbered as in the reference (section 4). */
class SubtlePointsTest {

    private static final String IP = "192.0.2.1";
    private static final String FROM = "user@a.test";

    private static World world(String record) {
        return new World().txt("a.test", record);
    }

    @Test
    @DisplayName("1: the whole record is checked before any of it, and an included one when it is fetched")
    void syntaxFirst() {
        assertThat(world("v=spf1 ip4:192.0.2.1 -all bad").result(IP, FROM)).isEqualTo(PERMERROR);
        assertThat(world("v=spf1 ip4:192.0.2.1 include:b.test -all")
                        .txt("b.test", "v=spf1 bad")
                        .result(IP, FROM))
                .isEqualTo(PASS);
        assertThat(world("v=spf1 include:b.test ip4:192.0.2.1 -all")
                        .txt("b.test", "v=spf1 bad")
                        .result(IP, FROM))
                .isEqualTo(PERMERROR);
    }

    @ParameterizedTest
    @DisplayName("2: unknown modifiers are ignored, but their value must be a macro-string")
    @CsvSource({"mx-foo=x, PASS", "x=%{d}, PASS", "x=, PASS", "x=%{z}, PERMERROR", "x=%, PERMERROR", "x=a b=c, PASS"})
    void unknownModifiers(String modifiers, SpfResult result) {
        assertThat(world("v=spf1 " + modifiers + " ip4:192.0.2.1 -all").result(IP, FROM))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @DisplayName("3: redirect and exp once each, whatever their case; a qualified modifier is an error")
    @CsvSource({
        "redirect=b.test REDIRECT=c.test, PERMERROR",
        "exp=b.test Exp=c.test -all, PERMERROR",
        "?redirect=b.test, PERMERROR",
        "-exp=b.test -all, PERMERROR",
    })
    void onceEach(String terms, SpfResult result) {
        assertThat(world("v=spf1 " + terms).result(IP, FROM)).isEqualTo(result);
    }

    @Test
    @DisplayName("4: a redirect is ignored and not counted where all stands or a mechanism matched")
    void redirectIgnored() {
        SpfCheck check = world("v=spf1 redirect=nowhere.test ?all").check(IP, FROM);
        assertThat(check.result()).isEqualTo(NEUTRAL);
        assertThat(check.ledger().dnsTerms()).isZero();
    }

    @Test
    @DisplayName("5: terms are counted across all recursion, each time, and the eleventh is too many")
    void termBudget() {
        World ten = world("v=spf1 include:b.test include:b.test -all")
                .txt("b.test", "v=spf1 a:h.test a:h.test a:h.test a:h.test -all")
                .a("h.test", "192.0.2.9");
        SpfCheck check = ten.check(IP, FROM);
        assertThat(check.result()).isEqualTo(FAIL);
        assertThat(check.ledger().dnsTerms()).isEqualTo(10);
        assertThat(check.ledger().queries())
                .as("the same question is asked once")
                .isEqualTo(3);
        World eleven = world("v=spf1 include:b.test include:b.test a:h.test -all")
                .txt("b.test", "v=spf1 a:h.test a:h.test a:h.test a:h.test -all")
                .a("h.test", "192.0.2.9");
        assertThat(eleven.check(IP, FROM).cause().code()).isEqualTo(SpfCause.Code.TERM_LIMIT);
    }

    @Test
    @DisplayName("6: more than ten MX names are a permerror, even if the first matches")
    void mxLimit() {
        World world = world("v=spf1 mx -all").a("h0.test", IP);
        world.mx(
                "a.test",
                IntStream.range(0, 11).mapToObj(i -> "h" + i + ".test").toArray(String[]::new));
        assertThat(world.check(IP, FROM).cause().code()).isEqualTo(SpfCause.Code.MX_LIMIT);
    }

    @Test
    @DisplayName("7: more than ten PTR names are passed over, never an error")
    void ptrLimit() {
        World world = world("v=spf1 ptr -all");
        world.ptr(
                IP,
                IntStream.range(0, 10).mapToObj(i -> "x" + i + ".other.test").toArray(String[]::new));
        world.ptr(IP, "eleventh.a.test").a("eleventh.a.test", IP);
        assertThat(world.result(IP, FROM)).isEqualTo(FAIL);
    }

    @Test
    @DisplayName("8: ptr matches the target and names below it, on a label boundary")
    void ptrBoundary() {
        assertThat(world("v=spf1 ptr -all").ptr(IP, "a.test").a("a.test", IP).result(IP, FROM))
                .isEqualTo(PASS);
        assertThat(world("v=spf1 ptr -all")
                        .ptr(IP, "X.A.Test")
                        .a("x.a.test", IP)
                        .result(IP, FROM))
                .isEqualTo(PASS);
        assertThat(world("v=spf1 ptr -all").ptr(IP, "xa.test").a("xa.test", IP).result(IP, FROM))
                .isEqualTo(FAIL);
    }

    @Test
    @DisplayName(
            "9: a DNS error at PTR is no match, at one of its addresses passes over the name, elsewhere a temperror")
    void errors() {
        World silent = world("v=spf1 ptr -all")
                .servfail(IpAddress.parse(IP).reverseName().toString(), RecordType.PTR);
        assertThat(silent.result(IP, FROM)).isEqualTo(FAIL);
        World half = world("v=spf1 ptr -all")
                .ptr(IP, "x.a.test", "y.a.test")
                .servfail("x.a.test", RecordType.A)
                .a("y.a.test", IP);
        assertThat(half.result(IP, FROM)).isEqualTo(PASS);
        assertThat(world("v=spf1 a:x.test -all").timeout("x.test", RecordType.A).result(IP, FROM))
                .isEqualTo(TEMPERROR);
        assertThat(world("v=spf1 mx -all")
                        .mx("a.test", "x.test")
                        .timeout("x.test", RecordType.A)
                        .result(IP, FROM))
                .isEqualTo(TEMPERROR);
    }

    @Test
    @DisplayName("10: what is void is a choice, and the third of the strictest reading ends it")
    void voids() {
        World world = world("v=spf1 mx:m.test -all").mx("m.test", "x.test", "y.test", "z.test");
        SpfRequest request = new SpfRequest(IpAddress.parse(IP), FROM, "h.test");
        assertThat(Spf.over(world).check(request).result()).isEqualTo(FAIL);
        assertThat(Spf.over(world)
                        .withVoidCounting(VoidCounting.PER_QUERY)
                        .check(request)
                        .cause()
                        .code())
                .isEqualTo(SpfCause.Code.VOID_LIMIT);
        World six = world("v=spf1 a:x.test a:y.test a:z.test -all")
                .aaaa("x.test", "2001:db8::1")
                .aaaa("y.test", "2001:db8::1")
                .aaaa("z.test", "2001:db8::1");
        assertThat(Spf.over(six).check(request).result()).isEqualTo(PERMERROR);
        assertThat(Spf.over(six)
                        .withVoidCounting(VoidCounting.DUAL_STACK)
                        .check(request)
                        .result())
                .isEqualTo(FAIL);
    }

    @Test
    @DisplayName("11: NXDOMAIN is none; in include and redirect it is a permerror, as is a malformed target")
    void missingRecords() {
        assertThat(new World().result(IP, FROM)).isEqualTo(NONE);
        assertThat(new World().servfail("a.test", RecordType.TXT).result(IP, FROM))
                .isEqualTo(TEMPERROR);
        assertThat(world("v=spf1 include:b.test -all").result(IP, FROM)).isEqualTo(PERMERROR);
        assertThat(world("v=spf1 redirect=b.test").result(IP, FROM)).isEqualTo(PERMERROR);
        assertThat(world("v=spf1 redirect=%{l}..b.test").result(IP, FROM)).isEqualTo(PERMERROR);
    }

    @ParameterizedTest
    @DisplayName("12: only a pass of the included record matches; its qualifiers stay inside")
    @CsvSource({"+all, PASS", "-all, SOFTFAIL", "~all, SOFTFAIL", "?all, SOFTFAIL", "'', SOFTFAIL"})
    void includeTable(String inner, SpfResult result) {
        assertThat(world("v=spf1 include:b.test ~all")
                        .txt("b.test", ("v=spf1 " + inner).strip())
                        .result(IP, FROM))
                .isEqualTo(result);
    }

    @Test
    @DisplayName("13: two records are an error before any is read; other TXT with any octets is passed over")
    void selection() {
        assertThat(world("v=spf1 bad")
                        .txt("a.test", "v=spf1 -all")
                        .check(IP, FROM)
                        .cause()
                        .code())
                .isEqualTo(SpfCause.Code.MULTIPLE_RECORDS);
        assertThat(world("V=SPF1 -all").txt("a.test", "\u00e9\u0080 x").result(IP, FROM))
                .isEqualTo(FAIL);
        assertThat(world("v=spf1 -all \u00e9").result(IP, FROM)).isEqualTo(PERMERROR);
    }

    @ParameterizedTest
    @DisplayName("14: terms are parted by spaces alone, one or more")
    @CsvSource({"'v=spf1   -all  ', FAIL", "'v=spf1 ip4:192.0.2.9\t-all', PERMERROR", "'v=spf1 -all\r\n', PERMERROR"})
    void separators(String record, SpfResult result) {
        assertThat(world(record).result(IP, FROM)).isEqualTo(result);
    }

    @ParameterizedTest
    @DisplayName("15: the end of a domain is judged before expansion")
    @CsvSource({
        "a:museum, PERMERROR",
        "a:museum., PERMERROR",
        "a:x.museum., FAIL",
        "a:x.111, PERMERROR",
        "a:x.-com, PERMERROR",
        "a:%{l}, FAIL",
        "a:x.%{l}, FAIL",
        "a:x%%, FAIL",
        "a:x%{d}y, PERMERROR",
    })
    void domainEnd(String term, SpfResult result) {
        assertThat(world("v=spf1 " + term + " -all").result(IP, FROM)).isEqualTo(result);
    }

    @ParameterizedTest
    @DisplayName("16: a slash may stand in a domain; prefix lengths are taken from the right")
    @CsvSource({"exists:%{i}/x.test, FAIL", "a:x/24, PERMERROR", "a:b.test/24//64, PASS", "a:b.test//64, PASS"})
    void slashes(String term, SpfResult result) {
        assertThat(world("v=spf1 " + term + " -all").a("b.test", IP).result(IP, FROM))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @DisplayName("17: prefix lengths have no leading zeros; /0 matches all of its family, if there is an address")
    @CsvSource({
        "a/032, PERMERROR",
        "a//064, PERMERROR",
        "a/0, PASS",
        "a:nowhere.test/0, FAIL",
        "ip4:10.0.0.0/0, PASS",
        "ip6:::/0, FAIL",
    })
    void prefixes(String term, SpfResult result) {
        assertThat(world("v=spf1 " + term + " -all").a("a.test", "10.9.8.7").result(IP, FROM))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @DisplayName("18: split, then turn round, then keep; any number of digits; empty parts stay")
    @CsvSource({
        "%{l2}, b.c",
        "%{lr}, c.b.a",
        "%{lR}, c.b.a",
        "%{l1r}, a",
        "%{l99999999999999999999}, a.b.c",
        "%{l2r-}, a.b.c",
    })
    void transformers(String macro, String expanded) {
        assertThat(world("v=spf1 exists:" + macro + ".ok.test -all")
                        .a(expanded + ".ok.test", "127.0.0.2")
                        .result(IP, "a.b.c@a.test"))
                .isEqualTo(PASS);
    }

    @Test
    @DisplayName("19: i is nibbles for IPv6; c, r and t stand in explanations only")
    void addressMacros() {
        String nibbles = "2.0.0.1.0.D.B.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1";
        assertThat(world("v=spf1 exists:%{i}.ok.test -all")
                        .a(nibbles.toLowerCase(java.util.Locale.ROOT) + ".ok.test", "127.0.0.2")
                        .result("2001:db8::1", FROM))
                .isEqualTo(PASS);
        SpfCheck check = Spf.over(world("v=spf1 exp=e.test -all").txt("e.test", "%{c} %{r} %{t}"))
                .withClock(Clock.fixed(Instant.ofEpochSecond(1_764_000_000), ZoneOffset.UTC))
                .withReceiver(dev.mailworthy.core.net.DomainName.parse("mx.example"))
                .check(new SpfRequest(IpAddress.parse("2001:db8::1"), FROM, "h.test"));
        assertThat(check.explanation()).contains("2001:db8::1 mx.example 1764000000");
    }

    @Test
    @DisplayName("20: a name over 253 octets loses whole labels on the left until it fits")
    void truncation() {
        String local = "x".repeat(60);
        String long1 = String.join(".", local, local, local, local, local);
        String kept = String.join(".", local, local, local, local) + ".ok.t";
        assertThat(kept).hasSizeLessThanOrEqualTo(253);
        assertThat(world("v=spf1 exists:%{l}.ok.t -all").a(kept, "127.0.0.2").result(IP, long1 + "@a.test"))
                .isEqualTo(PASS);
    }

    @Test
    @DisplayName("21: capitals escape all but the unreserved characters, after the transformation")
    void escaping() {
        SpfCheck check =
                world("v=spf1 exp=e.test -all").txt("e.test", "%{L} %{L1+}").check(IP, "a+b c~*_-.é@a.test");
        assertThat(check.explanation()).contains("a%2Bb%20c~%2A_-.%C3%A9 b%20c~%2A_-.%C3%A9");
    }

    @Test
    @DisplayName("22: an explanation is for a fail from a match, the redirect target's own, never an included one's")
    void explanations() {
        assertThat(world("v=spf1 ip4:192.0.2.9 exp=e.test ~all")
                        .txt("e.test", "no")
                        .check(IP, FROM)
                        .explanation())
                .isEmpty();
        World redirected =
                world("v=spf1 exp=e.test redirect=b.test").txt("e.test", "mine").txt("b.test", "v=spf1 -all");
        assertThat(redirected.check(IP, FROM).explanation())
                .as("even by absence")
                .isEmpty();
        World two = world("v=spf1 exp=e.test -all").txt("e.test", "one").txt("e.test", "two");
        assertThat(two.check(IP, FROM).explanation()).isEmpty();
        assertThat(world("v=spf1 exp=e.test -all")
                        .servfail("e.test", RecordType.TXT)
                        .check(IP, FROM)
                        .result())
                .isEqualTo(FAIL);
        assertThat(world("v=spf1 exp=e.test -all")
                        .txt("e.test", "bad %{z}")
                        .check(IP, FROM)
                        .explanation())
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("23: identities: no domain is none, the null path is postmaster at HELO, the last at-sign parts")
    @CsvSource({
        "'', [192.0.2.1], NONE",
        "'', localhost, NONE",
        "'', a.test, PASS",
        "user@a.test, x, PASS",
        "a@x.test@a.test, x, PASS",
        "@a.test, x, PASS",
        "a.test, x, PASS",
    })
    void identities(String mailFrom, String helo, SpfResult result) {
        assertThat(world("v=spf1 ip4:192.0.2.1 -all").check(IP, mailFrom, helo).result())
                .isEqualTo(result);
    }

    @Test
    @DisplayName("24: header values are quoted where they have to be, and say default when nothing matched")
    void headers() {
        SpfCheck check = world("v=spf1 ip4:192.0.2.9").check("2001:db8::1", FROM);
        assertThat(check.receivedSpf())
                .startsWith("neutral client-ip=\"2001:db8::1\"; envelope-from=\"user@a.test\"")
                .contains("mechanism=\"default\"", "identity=mailfrom");
        assertThat(check.authenticationResults()).isEqualTo("spf=neutral smtp.mailfrom=\"user@a.test\"");
    }

    @Test
    @DisplayName("25: an error of the DNS survives every level")
    void nestedErrors() {
        World world = world("v=spf1 include:b0.test +all");
        for (int i = 0; i < 7; i++) {
            world.txt("b" + i + ".test", "v=spf1 include:b" + (i + 1) + ".test +all");
        }
        assertThat(world.servfail("b7.test", RecordType.TXT).result(IP, FROM)).isEqualTo(TEMPERROR);
    }

    @Test
    @DisplayName("RFC 8616: U-labels become A-labels, and with a local-part beyond ASCII s and l match nothing")
    void internationalMail() {
        assertThat(new World()
                        .txt("xn--bcher-kva.test", "v=spf1 ip4:192.0.2.1 -all")
                        .result(IP, "u@bücher.test"))
                .isEqualTo(PASS);
        World world =
                world("v=spf1 exists:%{l}.ok.test exists:%{d}.ok.test -all").a("a.test.ok.test", "127.0.0.2");
        assertThat(world.result(IP, "é@a.test")).isEqualTo(PASS);
        assertThat(world("v=spf1 exists:%{s} ~all").result(IP, "é@a.test")).isEqualTo(SOFTFAIL);
    }

    @Test
    @DisplayName("RFC 7372 and section 7.3: what to say, and how long the result holds")
    void replyAndCaching() {
        assertThat(world("v=spf1 -all").check(IP, FROM).suggestedReply().map(RejectionReply::toString))
                .contains("550 5.7.23 SPF validation failed");
        assertThat(world("v=spf1 +all").check(IP, FROM).suggestedReply()).isEmpty();
        assertThat(world("v=spf1 -all").check(IP, FROM).cacheableFor()).isEqualTo(Duration.ofSeconds(300));
        assertThat(world("v=spf1 exists:%{l}.x.test -all").check(IP, FROM).cacheableFor())
                .isZero();
        assertThat(new World().timeout("a.test", RecordType.TXT).check(IP, FROM).cacheableFor())
                .isZero();
    }

    @ParameterizedTest
    @DisplayName("RFC 6652: reports of the domain's own record, for the results it asks for")
    @CsvSource({
        "v=spf1 mx ra=spf-reports -all,          spf-reports@a.test, 100",
        "v=spf1 ra=r rp=10 rr=f -all,            r@a.test, 10",
        "v=spf1 ra=r rr=s:n -all,                '', 0",
        "v=spf1 ra=r rp=0 -all,                  '', 0",
        "v=spf1 rp=50 -all,                      '', 0",
        "v=spf1 include:b.test -all,             '', 0",
        "v=spf1 redirect=b.test,                 inner@b.test, 100",
    })
    void reports(String record, String address, int percent) {
        SpfCheck check = world(record)
                .txt("b.test", "v=spf1 ra=inner -all")
                .mx("a.test", "h.test")
                .a("h.test", "192.0.2.9")
                .check(IP, FROM);
        assertThat(check.result()).isEqualTo(FAIL);
        assertThat(check.failureReport().map(FailureReport::address).orElse("")).isEqualTo(address);
        assertThat(check.failureReport().map(FailureReport::percent).orElse(0)).isEqualTo(percent);
    }
}
