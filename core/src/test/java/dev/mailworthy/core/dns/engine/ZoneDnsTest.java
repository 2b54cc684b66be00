package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.net.DomainName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneDnsTest {

    private static final String ZONE = """
            $ORIGIN example.org.
            $TTL 300
            @       SOA ns hostmaster 1 2 3 4 60
            @       MX  10 mail
            mail    A   192.0.2.25
            mail    AAAA 2001:db8::25
            alias   CNAME mail
            loop1   CNAME loop2
            loop2   CNAME loop1
            away    CNAME host.elsewhere.example.
            *.wild  A   192.0.2.99
            deep.in.here A 192.0.2.7
            text    TXT "one" "two"
            """;

    private static ZoneDns zone() throws ZoneFileException {
        return ZoneDns.parse("test.zone", ZONE);
    }

    private static DnsAnswer ask(ZoneDns zone, String name, RecordType type) {
        return zone.ask(DnsQuestion.of(DomainName.ofText(name), type));
    }

    @Test
    void aRecordThatNoMessageCarriesIsNone() {
        String text = "a.example. 60 SOA ns.x. h.x. 1 2 3 4 5\na.example. 60 TXT" + " \"12345678\"".repeat(7_282);
        assertThatThrownBy(() -> ZoneDns.parse("a.zone", text))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("a.zone")
                .hasMessageContaining("more than 65535 octets");
    }

    @Test
    void answersAsAnAuthoritativeServerWould() throws ZoneFileException {
        ZoneDns zone = zone();
        assertThat(ask(zone, "mail.example.org", RecordType.A)).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(zone, "MAIL.example.org", RecordType.A)).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(zone, "mail.example.org", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask(zone, "nobody.example.org", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask(zone, "in.here.example.org", RecordType.A))
                .as("an empty non-terminal exists (RFC 8020)")
                .isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask(zone, "any.thing.wild.example.org", RecordType.A)).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(zone, "other.test", RecordType.A)).isInstanceOf(DnsAnswer.Refused.class);
    }

    @Test
    void followsAliasesUnlessTheQuestionForbidsIt() throws ZoneFileException {
        ZoneDns zone = zone();
        assertThat(ask(zone, "alias.example.org", RecordType.A)).isInstanceOf(DnsAnswer.Records.class);
        DnsAnswer raw = zone.ask(DnsQuestion.of(DomainName.ofText("alias.example.org"), RecordType.A)
                .withoutFollowingCname());
        assertThat(((DnsAnswer.Records) raw).of(DnsRecord.Name.class))
                .extracting(DnsRecord.Name::target)
                .containsExactly(DomainName.ofText("mail.example.org"));
        assertThat(ask(zone, "loop1.example.org", RecordType.A)).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void textIsOctetsInStrings() throws ZoneFileException {
        DnsRecord.Txt txt = ((DnsAnswer.Records) ask(zone(), "text.example.org", RecordType.TXT))
                .of(DnsRecord.Txt.class)
                .get(0);
        assertThat(txt.strings()).hasSize(2);
        assertThat(txt.joined()).isEqualTo("onetwo".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT, TIMEOUT", "SERVFAIL, SERVFAIL", "REFUSED, REFUSED", "WRONG_ID, TIMEOUT"})
    void aFaultHoldsForANameAndAllBelow(Fault fault, Reason reason) throws ZoneFileException {
        ZoneDns zone = zone().withFault(DomainName.ofText("mail.example.org"), fault);
        assertThat(ask(zone, "x.mail.example.org", RecordType.A))
                .isInstanceOfSatisfying(
                        DnsAnswer.Unanswered.class,
                        silent -> assertThat(silent.reason()).isEqualTo(reason));
        assertThat(ask(zone, "example.org", RecordType.MX)).isInstanceOf(DnsAnswer.Records.class);
    }

    @Test
    void aFaultCanStandInTheFile() throws ZoneFileException {
        ZoneDns zone = ZoneDns.parse("test.zone", ZONE + ";fault servfail mail.example.org\n");
        assertThat(ask(zone, "mail.example.org", RecordType.A)).isInstanceOf(DnsAnswer.ServerFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail2 A 1.2.3",
                "mail2 A",
                "mail2 BOGUS x",
                "$INCLUDE /etc/passwd",
                ";fault explode mail.example.org",
                ";fault servfail",
                "mail2 TXT \"open",
            })
    void anErrorNamesFileAndLine(String line) {
        assertThatThrownBy(() -> ZoneDns.parse("test.zone", ZONE + line + "\n"))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageMatching("test\\.zone:14: [^\\n]+");
    }

    @Test
    void aFileThatIsNotThereOrNoZoneIsRefused() {
        assertThatThrownBy(() -> ZoneDns.load(List.of(Path.of("does-not-exist.zone"))))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> ZoneDns.parse("x.zone", "a.example. A 192.0.2.1\n"))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("SOA");
        assertThatThrownBy(() -> ZoneDns.parse("x.zone", "")).isInstanceOf(ZoneFileException.class);
    }

    @Test
    void aFileWithoutAnOriginTakesItFromItsSoaRecord() throws ZoneFileException {
        ZoneDns zone = ZoneDns.parse(
                "b.zone", "$TTL 60\nb.example. IN SOA ns hostmaster 1 2 3 4 5\n@ MX 10 post\npost A 192.0.2.7\n");
        assertThat(zone.origins()).containsExactly(DomainName.ofText("b.example"));
        assertThat(ask(zone, "post.b.example", RecordType.A)).isInstanceOf(DnsAnswer.Records.class);
        assertThatThrownBy(() -> ZoneDns.parse("c.zone", "$TTL 60\n\n@ IN SOA ns hostmaster 1 2 3 4 5\n@ MX 10 post\n"))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("c.zone:3: ")
                .hasMessageContaining("$ORIGIN");
    }

    @Test
    void aStringThatIsTooLongIsRefusedWithItsLineAndItsLength() {
        assertThatThrownBy(() -> ZoneDns.parse("test.zone", ZONE + "key TXT \"" + "k".repeat(256) + "\"\n"))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("test.zone:14: a string of 256 octets; the limit is 255");
    }

    @Test
    void aCnameBesideOtherRecordsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> ZoneDns.parse("test.zone", ZONE + "mail CNAME text\n"))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("test.zone:14: mail.example.org.")
                .hasMessageContaining("type A;");
        assertThatThrownBy(() -> ZoneDns.parse("test.zone", ZONE + "alias CNAME text\n"))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("alias.example.org.");
    }

    @Test
    void aByteOrderMarkAtTheBeginningIsNoFault() throws ZoneFileException {
        assertThat(ZoneDns.parse("test.zone", "\u00EF\u00BB\u00BF" + ZONE).origins())
                .containsExactly(DomainName.ofText("example.org"));
    }

    /** Octets of UTF-8 in a file, the same characters in a text, and escapes are one TXT record (RFC 1035 section 5.1). */
    @ParameterizedTest
    @ValueSource(strings = {"\u2013all", "\u00e2\u0080\u0093all", "\\226\\128\\147all", "\\\u00e2\u0080\u0093all"})
    void octetsBeyondAsciiStayAsTheyStandInTheFile(String text) throws ZoneFileException {
        ZoneDns zone = ZoneDns.parse(
                "test.zone",
                "; \u2013 a comment\n$ORIGIN example.org.\n@ 60 SOA ns h 1 2 3 4 5\n@ 60 TXT \"a\\\\\" \"" + text
                        + "\"\n");
        DnsAnswer answer = zone.ask(DnsQuestion.of(DomainName.parse("example.org"), RecordType.TXT));
        assertThat(((DnsAnswer.Records) answer).of(DnsRecord.Txt.class))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.joined()).isEqualTo("a\\\u2013all".getBytes(StandardCharsets.UTF_8)));
    }
}
