package dev.mailworthy.spf.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.SpfFinding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPF records where receivers do not read them, and surveys whose verdict is that of their tree. */
class MisplacedRecordTest {

    private static final DomainName DOMAIN = DomainName.parse("c.test");

    private static ZoneDns zone(String... lines) throws ZoneFileException {
        return ZoneDns.parse(
                "misplaced.zone",
                "$ORIGIN test.\n$TTL 60\n@ SOA n h 1 2 3 4 5\nc MX 5 in.c\nin.c A 192.0.2.8\n"
                        + String.join("\n", lines) + "\n");
    }

    private static Finding missing(ZoneDns dns) {
        List<Finding> found = SpfPublisher.over(dns)
                .check(new SpfSender(
                        DOMAIN, "c.test", List.of(IpAddress.parse("192.0.2.8")), SpfSender.Coverage.ALL_ADDRESSES))
                .findings();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).type()).isEqualTo(SpfFinding.SPF_MISSING);
        return found.get(0);
    }

    @Test
    void aRecordOfTheOldTypeIsNamedAndItsSendersAreKept() throws ZoneFileException {
        Finding finding = missing(zone("c TYPE99 \\# 15 0e763d73706631206d78202d616c6c"));
        assertThat(finding.message()).contains("a record of the old type SPF (99) says \"v=spf1 mx -all\"");
        assertThat(finding.remedies().get(0).action()).contains("old type SPF (99)");
        assertThat(finding.remedies().get(0).paste()).contains("c.test. TXT \"v=spf1 mx ~all\"");
    }

    @ParameterizedTest
    @CsvSource({"c.test.c, c.test.c.test", "_spf.c, _spf.c.test", "spf.c, spf.c.test"})
    void aRecordAtAWrongNameIsNamedAndItsSendersAreKept(String owner, String name) throws ZoneFileException {
        Finding finding = missing(zone(owner + " TXT \"v=spf1 mx include:d.test -all\"", "d TXT \"v=spf1 -all\""));
        assertThat(finding.message())
                .contains(
                        "the record \"v=spf1 mx include:d.test -all\" stands at " + name + ", where no receiver looks");
        assertThat(finding.remedies().get(0).action()).contains("stands at " + name);
        assertThat(finding.remedies().get(0).paste()).contains("c.test. TXT \"v=spf1 mx include:d.test ~all\"");
    }

    @Test
    void withoutSuchARecordTheAddressesAloneAreProposed() throws ZoneFileException {
        Finding finding = missing(zone());
        assertThat(finding.message()).isEqualTo("no SPF record at c.test");
        assertThat(finding.remedies().get(0).paste()).contains("c.test. TXT \"v=spf1 ip4:192.0.2.8 ~all\"");
    }

    @Test
    void moreMxHostsThanReceiversLookUpAreAPermerrorOfTheSurvey() throws ZoneFileException {
        String hosts = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "c MX 9 h" + i + ".c\nh" + i + ".c A 192.0.2.1")
                .collect(Collectors.joining("\n"));
        SpfSurvey survey =
                SpfPublisher.over(zone(hosts, "c TXT \"v=spf1 mx -all\"")).survey(DOMAIN);
        assertThat(survey.findings()).extracting(Finding::code).containsExactly("SPF-PERMERROR");
        assertThat(survey.confirmed()).isEmpty();
        SpfSurvey within = SpfPublisher.over(zone("c TXT \"v=spf1 mx -all\"")).survey(DOMAIN);
        assertThat(within.findings()).isEmpty();
        assertThat(within.confirmed()).hasSize(1);
    }

    @Test
    void aSurveyThatReachesItsLimitOfQuestionsProvesNothing() throws ZoneFileException {
        String includes = IntStream.range(0, 40)
                .mapToObj(i -> IntStream.range(0, 12)
                        .mapToObj(j -> "include:" + i + "-" + j + ".d.test")
                        .collect(Collectors.joining(" ", "i" + i + ".c TXT \"v=spf1 ", " -all\"")))
                .collect(Collectors.joining("\n"));
        String all = IntStream.range(0, 40)
                .mapToObj(i -> "include:i" + i + ".c.test")
                .collect(Collectors.joining(" "));
        SpfSurvey survey = SpfPublisher.over(zone(
                        includes,
                        "*.d TXT \"v=spf1 -all\"",
                        "c TXT ( \"v=spf1 \" \"" + all.replace(" ", " \" \"") + " -all\" )"))
                .survey(DOMAIN);
        assertThat(survey.confirmed()).isEmpty();
        assertThat(survey.unanswered()).hasSize(1);
    }

    @Test
    void aMissingAnswerIsNoMissingRecord() throws ZoneFileException {
        SpfSurvey survey = SpfPublisher.over(zone("c TXT \"v=spf1 mx -all\"").withFault(DOMAIN, Fault.SERVFAIL))
                .survey(DOMAIN);
        assertThat(survey.findings()).isEmpty();
        assertThat(survey.confirmed()).isEmpty();
    }
}
