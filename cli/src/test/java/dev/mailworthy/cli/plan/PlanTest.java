package dev.mailworthy.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfFinding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record that is proposed for each fault, and the faults without a proposal. */
@Timeout(120)
class PlanTest {

    private static final String SOUND = """
            broken.example. MX 10 mail.broken.example.
            broken.example. TXT "v=spf1 mx -all"
            mail.broken.example. A 192.0.2.1
            _dmarc.broken.example. TXT "v=DMARC1; p=reject; rua=mailto:d@broken.example"
            _smtp._tls.broken.example. TXT "v=TLSRPTv1; rua=mailto:t@broken.example"
            hidden._domainkey.broken.example. TXT x
            1.2.0.192.in-addr.arpa. PTR mail.broken.example.
            """;

    private static List<String> lines(FixPlan plan) {
        return plan.changes().stream()
                .flatMap(change ->
                        change.after().records().stream().map(record -> RecordLines.line(change.after(), record)))
                .toList();
    }

    /** The sound zone without the lines of one beginning, and with other lines, separated by a bar. */
    private static PlanWorld broken(String without, String with) {
        String rest = SOUND.lines()
                .filter(line -> without.isEmpty() || !line.startsWith(without))
                .reduce("", (a, b) -> a + b + "\n");
        return PlanWorld.of(rest + with.replace('|', '\n') + "\n");
    }

    @Test
    void aSoundZoneIsNotChanged() {
        FixPlan plan = PlanWorld.of(SOUND).plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.requests()).isEmpty();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.proof()).isEqualTo(FixPlan.Proof.NOTHING_TO_PROVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "broken.example. TXT;;SPF-MISSING;broken.example. 3600 IN TXT \"v=spf1 ip4:192.0.2.1 ~all\"",
                "broken.example. TXT;broken.example. TXT \"v=spf1 ip4:192.0.2.9 -all\";ADDRESS-DRIFT-SPF;broken.example. 3600 IN"
                        + " TXT \"v=spf1 ip4:192.0.2.1 ip4:192.0.2.9 -all\"",
                "broken.example. TXT;broken.example. TXT \"v=spf1 +all\";SPF-PASS-ALL;broken.example. 3600 IN TXT \"v=spf1"
                        + " ip4:192.0.2.1 ~all\"",
                "broken.example. TXT;broken.example. TXT \"v=spf1 ipv4:192.0.2.1 -all\";SPF-PERMERROR;broken.example. 3600 IN TXT"
                        + " \"v=spf1 ip4:192.0.2.1 -all\"",
                "broken.example. TXT;broken.example. TXT \"v=spf1 mx -all\"|broken.example. TXT \"v=spf1"
                        + " include:_spf.provider.example ~all\";SPF-PERMERROR;broken.example. 3600 IN TXT \"v=spf1 mx"
                        + " include:_spf.provider.example ~all\"",
                "broken.example. MX;broken.example. MX 0 .;MX-NULL;broken.example. 3600 IN MX 10 mail.broken.example.",
                "broken.example. MX;broken.example. A 192.0.2.1;MX-MISSING;broken.example. 3600 IN MX 10 broken.example.",
                "broken.example. MX;broken.example. MX 10 a.broken.example.|a.broken.example. CNAME"
                        + " mail.broken.example.;MX-ALIAS;broken.example. 3600 IN MX 10 mail.broken.example.",
                "mail.broken;mail.broken.example. 900 A 192.0.2.9;ADDRESS-DRIFT-EHLO;mail.broken.example. 900 IN A 192.0.2.1",
                "mail.broken;;EHLO-NO-ADDRESS;mail.broken.example. 3600 IN A 192.0.2.1",
            })
    void eachFaultGetsARecord(String without, String with, String code, String record) {
        FixPlan plan = broken(without, with == null ? "" : with).plan();
        assertThat(lines(plan)).as(plan.toString()).contains(record);
        assertThat(PlanWorld.codes(plan.mended())).contains(code);
        assertThat(plan.proof()).isEqualTo(FixPlan.Proof.PROVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "DMARC-MISSING!!v=DMARC1; p=none; rua=mailto:postmaster@broken.example",
                "DMARC-SEVERAL!_dmarc.broken.example. TXT \"v=DMARC1; p=reject\"|_dmarc.broken.example. TXT \"v=DMARC1;"
                        + " p=none\"!v=DMARC1; p=none; rua=mailto:postmaster@broken.example",
                "DMARC-MALFORMED!_dmarc.broken.example. TXT \"v=DMARC1; p=quarentine;"
                        + " rua=mailto:a@broken.example\"!v=DMARC1; p=quarantine; rua=mailto:a@broken.example",
                "DMARC-VOID!_dmarc.broken.example. TXT \"v=DMARC1 p=reject"
                        + " rua=mailto:a@broken.example\"!v=DMARC1; p=reject; rua=mailto:a@broken.example",
                "DMARC-OLD-TAG!_dmarc.broken.example. TXT \"v=DMARC1; p=reject; pct=0;"
                        + " rua=mailto:a@broken.example\"!v=DMARC1; p=reject; t=y; rua=mailto:a@broken.example",
                "DMARC-OLD-TAG!_dmarc.broken.example. TXT \"v=DMARC1; p=reject; pct=5;"
                        + " rua=mailto:a@broken.example\"!v=DMARC1; p=reject; rua=mailto:a@broken.example",
            })
    void aDmarcRecordIsMended(String code, String with, String text) {
        FixPlan plan = broken("_dmarc.", with == null ? "" : with).plan();
        assertThat(lines(plan)).contains("_dmarc.broken.example. 3600 IN TXT \"" + text + "\"");
        assertThat(PlanWorld.codes(plan.mended())).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "_smtp._tls!v=TLSRPTv1; rua=in@broken.example!v=TLSRPTv1; rua=mailto:in@broken.example",
                "_smtp._tls!v=TLSRPTv1 rua=mailto:in@broken.example!v=TLSRPTv1; rua=mailto:in@broken.example",
                "_smtp._tls!\\\"v=TLSRPTv1; rua=mailto:in@broken.example\\\"!v=TLSRPTv1; rua=mailto:in@broken.example",
                "_mta-sts!v=STSv1 id=42!v=STSv1; id=42",
                "_mta-sts!\\226\\128\\156v=STSv1; id=4-2\\226\\128\\157!v=STSv1; id=42",
                "_mta-sts!v=STSv1!v=STSv1; id=20261125020000",
            })
    void aRecordAboutTransportKeepsTheIdAndTheAddressesOfItsOwner(String name, String text, String mended) {
        FixPlan plan = broken("_smtp._tls", name + ".broken.example. TXT \"" + text + "\"")
                .plan();
        assertThat(lines(plan)).contains(name + ".broken.example. 3600 IN TXT \"" + mended + "\"");
        assertThat(lines(plan)).filteredOn(line -> line.startsWith(name)).hasSize(1);
        assertThat(plan.proof()).isEqualTo(FixPlan.Proof.PROVED);
    }

    @Test
    void aReportAddressThatCannotBeUsedIsNotReplaced() {
        FixPlan plan = broken("_smtp._tls", "_smtp._tls.broken.example. TXT \"v=TLSRPTv1; rua=http://t.example/x\"")
                .plan();
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void otherTextsOfTheRecordSetAreKept() {
        FixPlan plan = broken("broken.example. TXT", "broken.example. TXT \"site=\\\"1\\\"\"")
                .plan();
        assertThat(lines(plan))
                .containsExactly(
                        "broken.example. 3600 IN TXT \"site=\\\"1\\\"\"",
                        "broken.example. 3600 IN TXT \"v=spf1 ip4:192.0.2.1 ~all\"");
        assertThat(plan.changes().get(0).records()).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void theProviderSetsTheReverseNameUnlessAFileHasItsZone() {
        PlanWorld world = broken("1.2.0.192", "");
        FixPlan asked = world.plan();
        assertThat(asked.changes()).isEmpty();
        assertThat(PlanWorld.codes(asked.mendedByOthers())).contains("PTR-MISSING");
        assertThat(asked.steps()).singleElement().satisfies(step -> {
            assertThat(step.actor()).isEqualTo(Actor.YOU);
            assertThat(step.means())
                    .extracting(means -> means.paste().orElseThrow())
                    .containsExactly("1.2.0.192.in-addr.arpa. PTR mail.broken.example.");
        });
        FixPlan own = world.withFiles("2.0.192.in-addr.arpa", "broken.example").plan();
        assertThat(lines(own)).containsExactly("1.2.0.192.in-addr.arpa. 3600 IN PTR mail.broken.example.");
        assertThat(own.requests()).isEmpty();
        assertThat(own.steps()).isEmpty();
    }

    @Test
    void noRecordIsProposedInAZoneOfAnotherOperator() {
        PlanWorld world =
                PlanWorld.of(SOUND + "provider.example. SOA a. b. 1 2 3 4 5\nhost.provider.example. A 192.0.2.9\n");
        FixPlan plan = new PlanWorld(
                        world.dns(), world.addresses(), Optional.of(EhloName.parse("host.provider.example")), List.of())
                .plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.steps())
                .anySatisfy(step -> assertThat(step.instead())
                        .hasValueSatisfying(reason -> assertThat(reason).contains("in the zone provider.example")));
    }

    @Test
    void noRecordIsProposedForAGuessedAddress() {
        PlanWorld world = broken("broken.example. TXT", "");
        FixPlan plan = new PlanWorld(world.dns(), List.of(), world.ehlo(), List.of()).plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.before().report().unanswered())
                .anyMatch(check -> check.check().equals("sending address"));
    }

    @Test
    void noRecordIsProposedBesideAnAlias() {
        FixPlan plan = broken("_dmarc.", "_dmarc.broken.example. CNAME dmarc.provider.example.")
                .plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.steps())
                .anySatisfy(step -> assertThat(step.instead())
                        .contains("_dmarc.broken.example is an alias, and what it leads to has to be changed"));
    }

    /**
     * A DMARC policy would show that SPF cannot align, because it is about another domain. That has to be mended first.
     */
    @Test
    void aRecordThatCausesANewFindingIsNotProposed() {
        FixPlan plan = broken(
                        "_dmarc.",
                        "other.example. SOA a. b. 1 2 3 4 5|other.example. MX 10 mail.broken.example.|"
                                + "other.example. TXT \"v=spf1 ip4:192.0.2.1 -all\"")
                .plan(DomainName.parse("other.example"));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.steps())
                .anySatisfy(step -> assertThat(step.instead())
                        .contains("the record that was tried would bring DMARC-SPF-UNALIGNED about broken.example"));
    }

    @Test
    void anUnansweredCheckDuringTheProofLeavesThePlanUnproved() {
        PlanWorld world = broken("broken.example. TXT", "");
        AtomicInteger rounds = new AtomicInteger();
        Dns dying = question -> {
            boolean soa = question.type() == RecordType.SOA && question.name().equals(PlanWorld.DOMAIN);
            if (question.type() == RecordType.MX && question.name().equals(PlanWorld.DOMAIN)) {
                rounds.incrementAndGet();
            }
            return soa && rounds.get() > 1
                    ? CompletableFuture.completedFuture(new DnsAnswer.Timeout(DnsAnswer.Origin.none("nobody")))
                    : world.dns().query(question);
        };
        FixPlan plan = world.with(dying).plan();
        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan.proof()).isEqualTo(FixPlan.Proof.UNPROVED);
        assertThat(plan.mended()).isEmpty();
        assertThat(plan.unproved()).isPresent();
    }

    @Test
    void everyTypeOfFindingHasATreatment() {
        assertThat(Stream.<FindingType[]>of(PostureFinding.values(), SpfFinding.values())
                        .flatMap(Stream::of)
                        .filter(type -> Treatment.of(type) == Treatment.RECORD))
                .hasSize(43);
        assertThat(Treatment.of(PostureFinding.DKIM_SELECTOR_MISSING)).isEqualTo(Treatment.STEP);
        assertThat(Treatment.of(PostureFinding.BIMI_MISSING)).isEqualTo(Treatment.OPTIONAL);
        assertThat(Treatment.of(SpfFinding.SPF_SHARED)).isEqualTo(Treatment.NOTHING);
    }
}
