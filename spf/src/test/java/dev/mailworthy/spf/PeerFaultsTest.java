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
import dev.mailworthy.spf.field.ReceivedSpf;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of other libraries; each test names the library (reference, section 2.3). This library must not have them. */
@Timeout(120)
class PeerFaultsTest {

    private static final String IP = "192.0.2.1";
    private static final String FROM = "user@a.test";

    private static String[] hosts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "h" + i + ".a.test").toArray(String[]::new);
    }

    @Test
    void jspfHasNoLimitOfMxNames() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 mx -all")
                        .mx("a.test", hosts(11))
                        .result(IP, FROM))
                .isEqualTo(PERMERROR);
    }

    @Test
    void jspfHasNoVoidLimit() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 a:x.test a:y.test a:z.test ?all")
                        .result(IP, FROM))
                .isEqualTo(PERMERROR);
        assertThat(new World().txt("a.test", "v=spf1 a:x.test a:y.test ?all").result(IP, FROM))
                .isEqualTo(NEUTRAL);
    }

    @Test
    void jspfReadsATimeoutOfExistsAsNoMatch() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 exists:x.test -all")
                        .timeout("x.test", RecordType.A)
                        .result(IP, FROM))
                .isEqualTo(TEMPERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 a/99999999999 -all",
                "v=spf1 exists:%{d99999999999x}.a.test -all",
                "v=spf1 a//999999999999"
            })
    void jspfTurnsAnyExceptionIntoNeutral(String record) {
        assertThat(new World().txt("a.test", record).result(IP, FROM)).isEqualTo(PERMERROR);
    }

    @Test
    void jspfOverflowsItsStackOnALongTerm() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 a:" + "a".repeat(4000) + ".test -all")
                        .result(IP, FROM))
                .isEqualTo(FAIL);
    }

    @Test
    void jspfCallsABareVersionAnError() {
        World world = new World().txt("bare.test", "v=spf1");
        assertThat(world.txt("a.test", "v=spf1 redirect=bare.test").result(IP, FROM))
                .isEqualTo(NEUTRAL);
        assertThat(world.txt("b.test", "v=spf1 include:bare.test -all").result(IP, "u@b.test"))
                .isEqualTo(FAIL);
    }

    @Test
    void jspfKeepsHostsOfAnMxForTheNext() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 mx:e.test mx:f.test -all")
                        .mx("e.test", "nowhere.test")
                        .mx("f.test", "h.test")
                        .a("h.test", IP)
                        .result(IP, FROM))
                .isEqualTo(PASS);
    }

    @Test
    void jspfComparesReverseNamesByCaseAndKeepsNineOfTen() {
        World world = new World().txt("a.test", "v=spf1 ptr:Example.TEST -all");
        world.ptr(
                IP, IntStream.range(0, 9).mapToObj(i -> "n" + i + ".other.test").toArray(String[]::new));
        world.ptr(IP, "Host.EXAMPLE.test").a("host.example.test", IP);
        assertThat(world.result(IP, FROM)).isEqualTo(PASS);
    }

    @Test
    void jspfEscapesTheTildeAndNotTheStar() {
        SpfCheck check = new World()
                .txt("a.test", "v=spf1 exp=e.a.test -all")
                .txt("e.a.test", "%{S}")
                .check(IP, "a~b*c d@a.test");
        assertThat(check.explanation()).contains("a~b%2Ac%20d%40a.test");
    }

    @Test
    void jspfAsksForTheTypeSpf() {
        World world = new World().txt("a.test", "v=spf1 -all");
        assertThat(world.result(IP, FROM)).isEqualTo(FAIL);
        assertThat(world.queries()).isEqualTo(1);
    }

    @Test
    void mailAuthSwallowsTheTermAfterAnUnknownMechanism() {
        assertThat(new World().txt("a.test", "v=spf1 foo ip4:192.0.2.1 -all").result(IP, FROM))
                .isEqualTo(PERMERROR);
    }

    @Test
    void mailAuthMixesTheQualifiersOfNestedIncludes() {
        World world = new World()
                .txt("c.test", "v=spf1 ip4:192.0.2.1 -all")
                .txt("b.test", "v=spf1 -include:c.test ip4:192.0.2.1 -all")
                .txt("a.test", "v=spf1 ?include:b.test ~all")
                .txt("d.test", "v=spf1 ?include:c.test ~all");
        assertThat(world.result(IP, FROM)).as("fail inside b is no match").isEqualTo(SOFTFAIL);
        assertThat(world.result(IP, "u@d.test")).isEqualTo(NEUTRAL);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:10.0.0.0/0 -all,     PASS",
        "v=spf1 ip4:10.0.0.0/33 -all,    PERMERROR",
        "v=spf1 ip4:10.0.0.300 -all,     PERMERROR",
        "v=spf1 ip4:192.0.2.1/ -all,     PERMERROR",
        "v=spf1 ip6:2001:db8::/129 -all, PERMERROR",
    })
    void mailAuthClampsPrefixLengths(String record, SpfResult result) {
        assertThat(new World().txt("a.test", record).result(IP, FROM)).isEqualTo(result);
    }

    @Test
    void mailAuthTakesTheFirstOfTwoRecords() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 +all")
                        .txt("a.test", "v=spf1 -all")
                        .result(IP, FROM))
                .isEqualTo(PERMERROR);
    }

    @Test
    void mailAuthLetsExistsMatchAnIpv6Address() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 exists:six.test -all")
                        .aaaa("six.test", "2001:db8::1")
                        .result(IP, FROM))
                .isEqualTo(FAIL);
    }

    @Test
    void mailAuthCallsAnOverrunPermerror() {
        java.time.Clock tired = new java.time.Clock() {
            private long millis;

            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public java.time.Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                return java.time.Instant.ofEpochMilli(millis());
            }

            @Override
            public long millis() {
                return millis += 15_000;
            }
        };
        World world = new World().txt("a.test", "v=spf1 a:x.test a:y.test -all");
        SpfCheck check = Spf.over(world)
                .withClock(tired)
                .check(new SpfRequest(dev.mailworthy.core.net.IpAddress.parse(IP), FROM, "h.test"));
        assertThat(check.result()).isEqualTo(TEMPERROR);
    }

    @Test
    void mailAuthLetsHeloSuppressMailFrom() {
        SpfSession session = Spf.over(new World().txt("a.test", "v=spf1 ip4:192.0.2.1 -all"))
                .checkSession(dev.mailworthy.core.net.IpAddress.parse(IP), "nothing.test", FROM);
        assertThat(session.helo().result()).isEqualTo(NONE);
        assertThat(session.deciding().result()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 include:b.test -all", "v=spf1 redirect=b.test", "v=spf1 include:c.test -all"})
    void mailauthSwallowsServfailOfAnInclude(String record) {
        assertThat(new World()
                        .txt("a.test", record)
                        .txt("c.test", "v=spf1 include:b.test -all")
                        .servfail("b.test", RecordType.TXT)
                        .result(IP, FROM))
                .isEqualTo(TEMPERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "' v=spf1 -all',                       NONE",
        "v=spf1 foo= -all,                     FAIL",
        "v=spf1 exists:%{d2x}.test -all,       PERMERROR",
        "v=spf1 exists:%{d0}.test -all,        PERMERROR",
        "v=spf1 exists:%{dR}.x.test -all,      FAIL",
        "v=spf1 exists:%{c}.test -all,         PERMERROR",
        "v=spf1 exists:%{d -all,               PERMERROR",
        "v=spf1 exists:%{q}.test -all,         PERMERROR",
        "v=spf1 ip4:192.0.2.9 bad,             PERMERROR",
        "v=spf10 -all,                         NONE",
        "v=spf1\t-all,                         NONE",
    })
    void mailauthAndPyspfMisreadTheGrammar(String record, SpfResult result) {
        assertThat(new World().txt("a.test", record).result(IP, FROM)).isEqualTo(result);
    }

    @Test
    void pyspfChargesARedirectThatIsNotTaken() {
        StringBuilder record = new StringBuilder("v=spf1");
        World world = new World();
        for (int i = 0; i < 10; i++) {
            record.append(" a:h").append(i).append(".test");
            world.a("h" + i + ".test", i == 9 ? IP : "192.0.2.200");
        }
        assertThat(world.txt("a.test", record + " redirect=b.test").result(IP, FROM))
                .isEqualTo(PASS);
    }

    @Test
    void pyspfSplitsTheSenderAtTheFirstAtSign() {
        assertThat(new World().txt("c.test", "v=spf1 ip4:192.0.2.1 -all").result(IP, "\"a@b.test\"@c.test"))
                .isEqualTo(PASS);
    }

    @Test
    void pyspfRemovesOneLabelOnlyFromALongName() {
        String local = String.join(".", java.util.Collections.nCopies(60, "abcde"));
        World world = new World().txt("a.test", "v=spf1 exists:%{l}.ok.test -all");
        SpfCheck check = world.check(IP, local + "@a.test");
        assertThat(check.result()).isEqualTo(FAIL);
        assertThat(check.ledger().queries())
                .as("the name was cut until it could be asked")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mx-foo=x", "a.b=x", "all-x=y", "ptr_1=z", "include-x=%{d}", "x=", "ra=a", "rp=5", "rr=e:f"})
    void albertitoMoxAndCheckdmarcRejectUnknownModifiers(String modifier) {
        assertThat(new World()
                        .txt("a.test", "v=spf1 " + modifier + " ip4:192.0.2.1 -all")
                        .result(IP, FROM))
                .isEqualTo(PASS);
    }

    @Test
    void albertitoLetsForeignReverseNamesPass() {
        World world = new World().txt("a.test", "v=spf1 ptr -all");
        assertThat(world.ptr(IP, "evila.test").a("evila.test", IP).result(IP, FROM))
                .as("no label boundary")
                .isEqualTo(FAIL);
        World liar =
                new World().txt("a.test", "v=spf1 ptr -all").ptr(IP, "x.a.test").a("x.a.test", "192.0.2.77");
        assertThat(liar.result(IP, FROM)).as("another address").isEqualTo(FAIL);
    }

    @Test
    void albertitoDoesNotSeeErrorsBehindAMatch() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 ip4:192.0.2.1 -all bad:term")
                        .result(IP, FROM))
                .isEqualTo(PERMERROR);
    }

    @Test
    void moxDoesNotExpandMacrosOfAMxAndPtr() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 a:%{l}.a.test -all")
                        .a("user.a.test", IP)
                        .result(IP, FROM))
                .isEqualTo(PASS);
        assertThat(new World()
                        .txt("a.test", "v=spf1 mx:%{d} -all")
                        .mx("a.test", "h.test")
                        .a("h.test", IP)
                        .result(IP, FROM))
                .isEqualTo(PASS);
    }

    @Test
    void moxEndsOneVoidTooEarly() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 a:x.test a:y.test ip4:192.0.2.1 -all")
                        .result(IP, FROM))
                .isEqualTo(PASS);
    }

    @Test
    void moxLetsAnIpv4RecordMatchAnIpv6Client() {
        assertThat(new World().txt("a.test", "v=spf1 a//0 -all").a("a.test", IP).result("2001:db8::1", FROM))
                .isEqualTo(FAIL);
    }

    @Test
    void libspf2CountsWronglyInReversedMacros() {
        String label = "l".repeat(60);
        assertThat(new World()
                        .txt("a.test", "v=spf1 exists:%{l1r}.%{o1r}.ok.test -all")
                        .a(label + ".a.ok.test", "127.0.0.2")
                        .result(IP, label + ".x.y@a.test"))
                .isEqualTo(PASS);
    }

    @Test
    void libspf2AndJspfLetSendersAddToTheHeader() {
        SpfCheck check = new World()
                .txt("a.test", "v=spf1 -all")
                .check(IP, "x\"; identity=helo\r\nX-Evil: 1@a.test", "invalid; othervariable=injected\r\n");
        assertThat(check.receivedSpf()).doesNotContain("\r", "\n");
        ReceivedSpf read = ReceivedSpf.parse(check.receivedSpf()).orElseThrow();
        assertThat(read.values()).doesNotContainKey("othervariable");
        assertThat(read.values().get("identity")).isEqualTo("mailfrom");
    }

    @Test
    void pyspfFetchesUnneededExplanations() {
        World world = new World()
                .txt("a.test", "v=spf1 include:b.test ip4:192.0.2.1 exp=e.a.test -all")
                .txt("b.test", "v=spf1 exp=e.b.test -all");
        assertThat(world.check(IP, FROM).ledger().queries()).isEqualTo(2);
    }

    @Test
    void jspfCountsTheTimeInMilliseconds() {
        SpfCheck check = Spf.over(
                        new World().txt("a.test", "v=spf1 exp=e.test -all").txt("e.test", "%{t}"))
                .withClock(java.time.Clock.fixed(
                        java.time.Instant.ofEpochMilli(1_764_000_000_999L), java.time.ZoneOffset.UTC))
                .check(new SpfRequest(dev.mailworthy.core.net.IpAddress.parse(IP), FROM, "h.test"));
        assertThat(check.explanation()).contains("1764000000");
    }

    @Test
    void jspfSpinsWhenItIsInterruptedAndHangsWithoutAnAnswer() {
        Spf silent = Spf.over(question -> new java.util.concurrent.CompletableFuture<>())
                .withLimits(new SpfLimits(10, 2, 10, 10, java.time.Duration.ofMillis(200), 120, 16_384));
        SpfRequest request = new SpfRequest(dev.mailworthy.core.net.IpAddress.parse(IP), FROM, "h.test");
        assertThat(silent.check(request).result()).isEqualTo(TEMPERROR);
        assertThat(silent.checkAsync(request).join().result()).isEqualTo(TEMPERROR);
        Thread.currentThread().interrupt();
        assertThat(silent.check(request).result()).isEqualTo(TEMPERROR);
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    }

    @Test
    void jspfReadsRelativeNames() {
        World world = new World().txt("a.test", "v=spf1 a:host.b -all").a("host.b.a.test", IP);
        assertThat(world.result(IP, FROM)).isEqualTo(FAIL);
    }

    @Test
    void mailAuthTakesAReverseNameUnproved() {
        World world =
                new World().txt("a.test", "v=spf1 exists:%{p}.ok.test -all").ptr(IP, "liar.test");
        assertThat(world.a("liar.test.ok.test", "127.0.0.2").result(IP, FROM)).isEqualTo(FAIL);
        assertThat(world.a("unknown.ok.test", "127.0.0.2").result(IP, FROM)).isEqualTo(PASS);
    }

    @Test
    void mailAuthChargesATermForEveryReverseName() {
        World world = new World().txt("a.test", "v=spf1 ptr -all");
        world.ptr(IP, IntStream.range(0, 10).mapToObj(i -> "n" + i + ".a.test").toArray(String[]::new))
                .a("n9.a.test", IP);
        SpfCheck check = world.check(IP, FROM);
        assertThat(check.result()).isEqualTo(PASS);
        assertThat(check.ledger().dnsTerms()).isEqualTo(1);
    }

    @Test
    void mailauthDoesNotEscapeCapitalsAndTakesTheSenderForP() {
        World world = new World().txt("a.test", "v=spf1 exists:%{L}.%{P}.ok.test -all");
        assertThat(world.a("a%2Bb.unknown.ok.test", "127.0.0.2").result(IP, "a+b@a.test"))
                .isEqualTo(PASS);
    }

    @Test
    void mailauthReadsServfailOfARedirectAsNeutral() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 redirect=b.test")
                        .servfail("b.test", RecordType.TXT)
                        .result(IP, FROM))
                .isEqualTo(TEMPERROR);
    }

    @Test
    void pyspfAndMailauthNeedSecondsForALongLabel() {
        String record = "v=spf1 a:b." + "c".repeat(16_000) + " -all";
        assertThat(Work.mebibytes(() -> new World().txt("a.test", record).result(IP, FROM)))
                .isLessThan(8);
    }

    @Test
    void pyspfCountsEveryMissingIpv6AddressAsVoid() {
        World world = new World()
                .txt("a.test", "v=spf1 mx -all")
                .mx("a.test", "x.test", "y.test", "z.test")
                .a("x.test", "192.0.2.7")
                .a("y.test", "192.0.2.8")
                .a("z.test", "192.0.2.9");
        assertThat(world.result("2001:db8::1", FROM)).isEqualTo(FAIL);
    }

    @Test
    void checkdmarcLosesThePrefixOfAAndAsksForASlash() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 a:b.test/24 -all")
                        .a("b.test", "192.0.2.200")
                        .result(IP, FROM))
                .isEqualTo(PASS);
        assertThat(new World()
                        .txt("a.test", "v=spf1 mx:b.test/24 -all")
                        .mx("b.test", "m.test")
                        .a("m.test", "192.0.2.200")
                        .result(IP, FROM))
                .isEqualTo(PASS);
    }

    @Test
    void moxTakesTheServersOwnAddressForC() {
        assertThat(new World()
                        .txt("a.test", "v=spf1 exp=e.test -all")
                        .txt("e.test", "%{c}")
                        .check(IP, FROM)
                        .explanation())
                .contains(IP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080\u00ff", "%n%s%x", "a%", "\u20ac"})
    void libspf2OverflowsOnOctetsAbove127(String local) {
        SpfCheck check = new World()
                .txt("a.test", "v=spf1 exp=e.test exists:%{S}.%{dr}.%{d1r}.x.test -all")
                .txt("e.test", "%{S}%{L}%{L1R}")
                .check(IP, local + "@a.test");
        assertThat(check.result()).isEqualTo(FAIL);
        assertThat(check.explanation().orElse("")).doesNotContainPattern("[\\x00-\\x1f]");
    }

    @Test
    void thePathToTheDecidingRecordIsReported() {
        SpfCheck check = new World()
                .txt("a.test", "v=spf1 include:b.test -all")
                .txt("b.test", "v=spf1 include:c.test -all")
                .txt("c.test", "v=spf1 bad")
                .check(IP, FROM);
        assertThat(check.result()).isEqualTo(PERMERROR);
        assertThat(check.path()).containsExactly("a.test", "b.test", "c.test");
    }
}
