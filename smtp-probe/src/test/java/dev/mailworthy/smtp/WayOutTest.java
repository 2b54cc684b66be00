package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.Confidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts for gates about port 25, from one {@link EgressVerdict verdict} over IPv4 and one over IPv6. */
class WayOutTest {

    private static PortVerdict verdict(IpFamily family, EgressVerdict verdict) {
        return new PortVerdict(Optional.empty(), family, 25, verdict, Confidence.HIGH, Optional.empty(), List.of());
    }

    private static List<Fact> facts(EgressVerdict v4, EgressVerdict v6) {
        return WayOut.facts(List.of(verdict(IpFamily.IPV4, v4), verdict(IpFamily.IPV6, v6)));
    }

    private static String outcome(List<Fact> facts, String key) {
        return facts.stream()
                .filter(fact -> fact.key().equals(key))
                .map(fact -> fact.answer()
                        .<String>fold(seen -> "present", () -> "absent", open -> "unanswered", beside -> "beside"))
                .distinct()
                .reduce((one, other) -> one + " " + other)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,               NO_FAMILY,    absent,     absent beside,     absent beside",
        "OPEN,               BLOCKED_DROP, absent,     absent beside,     absent beside",
        "BLOCKED_DROP,       OPEN,         absent,     beside absent,     beside absent",
        "BLOCKED_DROP,       NO_FAMILY,    present,    beside,            beside",
        "BLOCKED_DROP,       BLOCKED_LOCAL, present,   beside,            beside",
        "BLOCKED_DROP,       INCONCLUSIVE, unanswered, beside unanswered, beside unanswered",
        "NO_FAMILY,          NO_FAMILY,    unanswered, beside,            beside",
        "DNS_FAILURE,        NO_FAMILY,    unanswered, unanswered beside, unanswered beside",
        "INTERCEPTED,        NO_FAMILY,    absent,     present beside,    beside",
        "INTERCEPTED,        INTERCEPTED,  absent,     present,           beside",
        "TLS_STRIPPED,       TLS_STRIPPED, absent,     beside,            beside",
        "REDIRECTED_LOCAL,   NO_FAMILY,    unanswered, present beside,    unanswered beside",
        "REDIRECTED_LOCAL,   OPEN,         absent,     present absent,    unanswered absent",
        "REPUTATION_BLOCKED, NO_FAMILY,    absent,     absent beside,     present beside",
        "EHLO_REFUSED,       NO_FAMILY,    absent,     absent beside,     absent beside",
        "TLS_BROKEN,         NO_FAMILY,    absent,     absent beside,     absent beside",
        "EHLO_UNANSWERED,    NO_FAMILY,    present,    beside,            beside",
        "EHLO_UNANSWERED,    OPEN,         absent,     beside absent,     beside absent",
    })
    void theVerdictsGiveTheseFacts(
            EgressVerdict v4, EgressVerdict v6, String closed, String intercepted, String greeting) {
        List<Fact> facts = facts(v4, v6);
        assertThat(outcome(facts, "EGRESS-25-CLOSED")).isEqualTo(closed);
        assertThat(outcome(facts, "EGRESS-25-INTERCEPTED")).isEqualTo(intercepted);
        assertThat(outcome(facts, "EGRESS-GREETING-REFUSED")).isEqualTo(greeting);
    }

    /** The fact of a finding after the greeting has the code of that finding, beside the facts that each run tells. */
    @Test
    void aRefusalOfEhloAndBrokenTlsAreFactsOfTheirOwn() {
        assertThat(outcome(facts(EgressVerdict.EHLO_REFUSED, EgressVerdict.NO_FAMILY), "EGRESS-EHLO-REFUSED"))
                .isEqualTo("present");
        assertThat(outcome(facts(EgressVerdict.TLS_BROKEN, EgressVerdict.NO_FAMILY), "EGRESS-TLS-BROKEN"))
                .isEqualTo("present");
    }

    @Test
    void tlsThatFailsWithSomeOperatorsIsAnOpenQuestionForTheOthers() {
        PortVerdict divided = new PortVerdict(
                Optional.empty(),
                IpFamily.IPV4,
                25,
                EgressVerdict.TLS_BROKEN,
                Confidence.MEDIUM,
                Optional.empty(),
                List.of());
        assertThat(outcome(WayOut.facts(List.of(divided)), "EGRESS-TLS-BROKEN")).isEqualTo("unanswered");
    }

    @Test
    void aRunWithoutPort25HasNoFacts() {
        PortVerdict other = new PortVerdict(
                Optional.empty(), IpFamily.IPV4, 587, EgressVerdict.OPEN, Confidence.HIGH, Optional.empty(), List.of());
        assertThat(WayOut.facts(List.of(other))).isEmpty();
        assertThat(WayOut.facts(List.of(verdict(IpFamily.IPV4, EgressVerdict.OPEN)))
                        .get(0)
                        .answer())
                .isEqualTo(Answer.absent());
    }

    @Test
    void factsAndUnansweredChecksGiveTheSameReasonForANetworkThatIsDown() {
        PortVerdict down = verdict(IpFamily.IPV4, EgressVerdict.NO_CONNECTIVITY);
        assertThat(WayOut.facts(List.of(down)))
                .extracting(Fact::answer)
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                Answer.Unanswered.class,
                                open -> assertThat(open.reason()).isEqualTo(Reason.NO_CONNECTIVITY)));
        assertThat(Unanswered.of(List.of(down)))
                .extracting(UnansweredCheck::why)
                .containsExactly(Reason.NO_CONNECTIVITY);
    }

    @Test
    void aFindingCarriesItsPortAndSourceAsData() {
        IpAddress source = IpAddress.parse("192.0.2.7");
        PortVerdict closed = new PortVerdict(
                Optional.of(source),
                IpFamily.IPV4,
                2525,
                EgressVerdict.BLOCKED_DROP,
                Confidence.HIGH,
                Optional.empty(),
                List.of());
        assertThat(Consequences.finding(closed, List.of(closed), List.of()))
                .hasValueSatisfying(finding -> assertThat(finding.particulars())
                        .containsExactly(new Particular.Port(2525), new Particular.Address(source)));
    }
}
