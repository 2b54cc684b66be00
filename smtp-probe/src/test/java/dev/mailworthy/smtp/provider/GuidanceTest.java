package dev.mailworthy.smtp.provider;

import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_DROP;
import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_LOCAL;
import static dev.mailworthy.smtp.EgressVerdict.BLOCKED_REJECT_RST;
import static dev.mailworthy.smtp.EgressVerdict.INCONCLUSIVE;
import static dev.mailworthy.smtp.EgressVerdict.NO_FAMILY;
import static dev.mailworthy.smtp.EgressVerdict.OPEN;
import static dev.mailworthy.smtp.EgressVerdict.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.provider.catalogue.PortPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison of policy and measurement, and the advice that follows. */
class GuidanceTest {

    @ParameterizedTest
    @CsvSource({
        "BLOCKED,   BLOCKED_DROP,        AGREES",
        "BLOCKED,   BLOCKED_REJECT_ICMP, AGREES",
        "BLOCKED,   OPEN,                CONTRADICTS",
        "BLOCKED,   REPUTATION_BLOCKED,  CONTRADICTS",
        "BLOCKED,   THROTTLED,           CONTRADICTS",
        "BLOCKED,   BLOCKED_LOCAL,       UNDECIDED",
        "BLOCKED,   INTERCEPTED,         UNDECIDED",
        "BLOCKED,   INCONCLUSIVE,        UNDECIDED",
        "OPEN,      OPEN,                AGREES",
        "OPEN,      REPUTATION_BLOCKED,  AGREES",
        "OPEN,      BLOCKED_DROP,        CONTRADICTS",
        "OPEN,      THROTTLED,           CONTRADICTS",
        "OPEN,      NO_CONNECTIVITY,     UNDECIDED",
        "THROTTLED, THROTTLED,           AGREES",
        "THROTTLED, BLOCKED_DROP,        AGREES",
        "THROTTLED, OPEN,                UNDECIDED",
        "THROTTLED, BLOCKED_REJECT_RST,  CONTRADICTS",
        "REACTIVE,  OPEN,                AGREES",
        "REACTIVE,  BLOCKED_DROP,        UNDECIDED",
        "USER,      BLOCKED_DROP,        UNDECIDED",
        "PLAN,      OPEN,                UNDECIDED",
        "UNKNOWN,   BLOCKED_DROP,        UNDECIDED",
    })
    void policyAndMeasurementAreCompared(PortPolicy policy, EgressVerdict measured, Agreement agreement) {
        PolicyCheck check = PolicyCheck.of(Runs.of(25, measured).verdicts().get(0), policy);
        assertThat(check.agreement()).isEqualTo(agreement);
        assertThat(check.meaning()).endsWith(".");
    }

    @Test
    void aPortThatIsOpenAgainstThePolicyIsReported() {
        Guidance guidance = Runs.guidance("gcp", Runs.of(25, OPEN, 465, BLOCKED_DROP));
        assertThat(guidance.checks())
                .extracting(PolicyCheck::agreement)
                .containsExactly(Agreement.CONTRADICTS, Agreement.CONTRADICTS);
        assertThat(guidance.checks().get(0).meaning()).contains("opened for this machine");
        assertThat(guidance.checks().get(1).meaning()).contains("rule of your own");
        assertThat(guidance.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.action())
                        .contains("leaves port 465 open", "firewall or security group of your own"));
    }

    @Test
    void aMissingFamilyIsNotCompared() {
        EgressReport report = new Runs()
                .verdict(IpFamily.IPV4, 25, BLOCKED_DROP)
                .verdict(IpFamily.IPV6, 25, NO_FAMILY)
                .report();
        assertThat(Runs.guidance("hetzner-cloud", report).checks()).hasSize(1);
    }

    @Test
    void theStepsToAnOpenPortHaveOrderActorsPlacesAndTimes() {
        List<Remedy> steps = Runs.guidance("hetzner-cloud", Runs.of(25, BLOCKED_DROP, 465, BLOCKED_DROP, 587, OPEN))
                .steps();
        int asking = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).action().startsWith("Ask Hetzner Cloud"))
                .findFirst()
                .orElseThrow();
        assertThat(asking).isEqualTo(3);
        assertThat(steps.get(asking).actor()).as("the customer asks").isEqualTo(Actor.YOU);
        assertThat(steps).hasSize(6);
        assertThat(steps.get(asking).action())
                .startsWith("Ask Hetzner Cloud to open outgoing port 25: after about one month");
        assertThat(steps.get(asking).paste())
                .hasValueSatisfying(url -> assertThat(url).startsWith("https://docs.hetzner.com/"));
        assertThat(steps).allSatisfy(step -> assertThat(step.effect()).isNotBlank());
        assertThat(steps.get(5).action()).contains("probe again");
    }

    @Test
    void aProviderThatNeverOpensThePortIsNotAsked() {
        assertThat(Runs.guidance("gcp", Runs.of(25, BLOCKED_DROP)).steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.actor()).isEqualTo(Actor.YOU);
                    assertThat(step.action())
                            .startsWith("Send through a relay: Google Compute Engine / GKE does not open");
                });
    }

    @Test
    void aSwitchInThePanelIsForTheUser() {
        assertThat(Runs.guidance("scaleway", Runs.of(25, BLOCKED_DROP)).steps())
                .allSatisfy(step -> assertThat(step.actor()).isEqualTo(Actor.YOU))
                .anySatisfy(step -> assertThat(step.action())
                        .startsWith("Open outgoing port 25 at Scaleway")
                        .contains("Enable SMTP"));
    }

    @Test
    void anUncertainPolicyIsWordedAsProbable() {
        assertThat(Runs.guidance("contabo", Runs.of(25, BLOCKED_DROP)).steps())
                .anySatisfy(step -> assertThat(step.action()).contains(", probably so: support ticket"));
        assertThat(Runs.guidance("contabo", Runs.of(587, BLOCKED_DROP)).steps())
                .anySatisfy(step -> assertThat(step.action()).contains("probably leaves port 587 open"));
        assertThat(Runs.guidance("upcloud", Runs.of(25, BLOCKED_DROP)).steps())
                .noneSatisfy(step -> assertThat(step.action()).contains("probably"));
    }

    @Test
    void aLocalRuleComesFirstAndIsForTheUserAlone() {
        Guidance guidance = Runs.guidance("hetzner-cloud", Runs.of(25, BLOCKED_LOCAL));
        assertThat(guidance.closed()).isEmpty();
        assertThat(guidance.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.action()).contains("own rule against port 25"));
    }

    @Test
    void withoutAClosedPortThereAreNoSteps() {
        assertThat(Runs.guidance("hetzner-cloud", Runs.of(25, OPEN)).steps()).isEmpty();
        assertThat(Runs.unknown(Runs.of(25, INCONCLUSIVE)).steps()).isEmpty();
    }

    @Test
    void anUnknownProviderHasGeneralAdvice() {
        assertThat(Runs.unknown(Runs.of(25, BLOCKED_DROP)).steps()).isEqualTo(Runs.BUNDLED.unknownProvider());
    }

    @Test
    void theUserAsksAProviderWithoutAKnownWay() {
        assertThat(Runs.guidance("verizon", Runs.of(25, BLOCKED_DROP)).steps())
                .anySatisfy(
                        step -> assertThat(step.action()).isEqualTo("Ask Verizon Fios/DSL whether it opens port 25."));
    }

    @Test
    void relaysAreThoseWithAnOpenPortTheProvidersOwnFirst() {
        Guidance guidance = Runs.guidance("scaleway", Runs.of(25, OPEN, 465, BLOCKED_DROP, 587, OPEN));
        assertThat(guidance.relays().get(0).relay().name()).isEqualTo("Scaleway TEM");
        assertThat(guidance.relays())
                .allSatisfy(open -> assertThat(open.ports()).containsExactly(587))
                .noneSatisfy(open -> assertThat(open.relay().name()).isEqualTo("Tencent SES"));
        assertThat(guidance.otherwise()).isEmpty();
    }

    @Test
    void withoutAnOpenPortThereIsHttps() {
        Guidance guidance =
                Runs.guidance("digitalocean", Runs.of(25, BLOCKED_DROP, 465, BLOCKED_DROP, 587, BLOCKED_DROP));
        assertThat(guidance.relays()).isEmpty();
        assertThat(guidance.otherwise()).contains(Hint.Standard.MEASURE_RELAY_PORT);
        assertThat(Runs.unknown(Runs.of(25, BLOCKED_DROP, 2525, BLOCKED_DROP)).otherwise())
                .contains(Hint.Standard.SEND_OVER_HTTPS);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "25 drop 465 drop 587 open,            HETZNER",
                "25 drop 465 drop 587 open 2525 open,  HETZNER",
                "25 drop 465 drop 587 drop 2525 open,  DIGITALOCEAN",
                "25 drop 465 drop 587 drop 2525 drop,  ALL_CLOSED",
                "25 drop 465 drop 587 drop,            SUBMISSION_CLOSED",
                "25 throttled 465 open 587 open,       AWS",
                "25 drop 465 open 587 open,            none",
                "25 rst 465 rst 587 open,              none",
                "25 open 465 open 587 open,            none",
                "25 local 465 drop 587 open,           none",
                "25 drop,                              none",
            })
    void thePatternOfAnUnknownProviderResemblesThatOfAKnownOne(String ports, String like) {
        String[] words = ports.split(" ");
        Object[] verdicts = new Object[words.length];
        for (int i = 0; i < words.length; i += 2) {
            verdicts[i] = Integer.valueOf(words[i]);
            verdicts[i + 1] = switch (words[i + 1]) {
                case "drop" -> BLOCKED_DROP;
                case "rst" -> BLOCKED_REJECT_RST;
                case "local" -> BLOCKED_LOCAL;
                case "throttled" -> THROTTLED;
                default -> OPEN;
            };
        }
        Optional<Resemblance> expected =
                like.equals("none") ? Optional.empty() : Optional.of(Resemblance.valueOf(like));
        assertThat(Runs.unknown(Runs.of(verdicts)).resemblance()).isEqualTo(expected);
        assertThat(Runs.guidance("gcp", Runs.of(verdicts)).resemblance())
                .as("a known provider needs no likeness")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Resemblance.class)
    void aResemblanceIsWordedAsAResemblance(Resemblance resemblance) {
        assertThat(resemblance.words()).contains("like");
    }

    @Test
    void remediesNameTheProvidersOwnWay() {
        EgressReport report = Runs.of(25, BLOCKED_DROP, 465, BLOCKED_REJECT_RST, 587, OPEN);
        GuidedReport guided = new GuidedReport(report, Runs.guidance("hetzner-cloud", report), List.of());
        assertThat(guided.findings())
                .extracting(Finding::code)
                .containsExactly("EGRESS-25-DROPPED", "EGRESS-465-CLOSED");
        assertThat(guided.findings())
                .allSatisfy(finding -> assertThat(finding.remedies().get(0).paste())
                        .hasValueSatisfying(url -> assertThat(url).contains("docs.hetzner.com")));
        assertThat(guided.findings().get(0).remedies().get(1).action()).contains("port 587 is open from here");
        assertThat(guided.confirmed()).isEqualTo(report.confirmed());
    }

    @Test
    void remediesStayGeneralWhereTheProviderIsNotKnownToClosePorts() {
        EgressReport report = Runs.of(587, BLOCKED_DROP);
        assertThat(new GuidedReport(report, Runs.guidance("hetzner-cloud", report), List.of()).findings())
                .as("its policy leaves 587 open")
                .isEqualTo(report.findings());
        assertThat(new GuidedReport(report, Runs.unknown(report), List.of()).findings())
                .isEqualTo(report.findings());
        EgressReport local = Runs.of(25, BLOCKED_LOCAL);
        assertThat(new GuidedReport(local, Runs.guidance("hetzner-cloud", local), List.of()).findings())
                .isEqualTo(local.findings());
    }
}
