package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The verdicts of receivers about the labs, in runs of the whole command. */
@Timeout(120)
class ReceiverOptionsTest {

    private static List<String> verdicts(Ran ran) {
        return ran.list("receivers").stream()
                .map(receiver -> String.valueOf(((Map<?, ?>) receiver).get("verdict")))
                .toList();
    }

    private static Map<?, ?> first(Ran ran) {
        return (Map<?, ?>) ran.list("receivers").get(0);
    }

    @Test
    void allReceiversAcceptAHealthyServer() {
        Ran ran = Ran.shared("check", "--lab", "healthy", "--json");
        assertThat(verdicts(ran)).hasSize(8).containsOnly("accept");
        assertThat(first(ran).get("tier")).isEqualTo("all");
        Map<?, ?> score = (Map<?, ?>) ran.json().get("score");
        assertThat((Double) score.get("point")).isBetween(80.0, 95.0);
        assertThat((Double) score.get("low")).isLessThan(20);
        assertThat((Double) score.get("coverage")).isBetween(0.5, 0.9);
    }

    @Test
    void allReceiversRefuseAServerWithoutPort25AndReverseName() {
        Ran ran = Ran.shared("check", "--lab", "fresh-vps", "--json");
        assertThat(verdicts(ran)).containsOnly("refuse");
        assertThat((List<?>) first(ran).get("decidedBy")).hasToString("[G-A2, U-2, U-4]");
    }

    @Test
    void oneChosenReceiverDecidesTheVerdict() {
        Ran ran = Ran.of("check", "--lab", "healthy", "--receiver", "gmail", "--json");
        assertThat(verdicts(ran)).containsExactly("accept");
        assertThat(ran.code()).isZero();
        Ran bulk = Ran.of("check", "--lab", "healthy", "--receiver", "gmail", "--bulk", "--json");
        assertThat(first(bulk).get("tier")).isEqualTo("bulk");
        assertThat(bulk.json().get("verdict"))
                .isEqualTo(verdicts(bulk).get(0).equals("accept") ? "ready" : "inconclusive");
        assertThat(Ran.of("check", "--lab", "fresh-vps", "--receiver", "yahoo", "--quiet")
                        .code())
                .isEqualTo(2);
    }

    /** A requirement that no check saw keeps a server from being ready. */
    @Test
    void aBulkSenderIsInconclusiveWithoutAMessageOrASelector() {
        Ran ran = Ran.of("check", "--lab", "healthy", "--bulk");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).startsWith("INCONCLUSIVE").contains("--message", "lab healthy");
        Ran seen = Ran.of("check", "--lab", "healthy", "--bulk", "--dkim-selector", "mail", "--json");
        assertThat(verdicts(seen)).containsOnly("accept");
        assertThat(Ran.shared("check", "--lab", "healthy").code()).isZero();
    }

    @Test
    void anAddressLiteralInEhloIsAFindingButNoMistakeOfUse() {
        for (String literal : List.of("[192.0.2.20]", "[IPv6:2001:db8:20::25]")) {
            Ran ran = Ran.of("check", "--lab", "healthy", "--ehlo", literal, "--json");
            assertThat(ran.json().get("ehlo")).isEqualTo(literal);
            assertThat(ran.out()).contains("EHLO-LITERAL").doesNotContain("EHLO-SINGLE-LABEL");
        }
        assertThat(Ran.of("check", "--lab", "healthy", "--ehlo", "[192.0.2]").code())
                .isEqualTo(64);
    }

    @Test
    void anUnknownReceiverIsAMistakeOfUse() {
        Ran ran = Ran.of("check", "--lab", "healthy", "--receiver", "hotmial");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("no receiver is called \"hotmial\"").contains("outlook");
    }

    @Test
    void withoutAnswersThereIsNoScoreAndReceiversAreUnknown() {
        Ran ran = Ran.of("check", "example.com", "--resolver", "127.0.0.1:9", "--timeout", "20s", "--fresh", "--json");
        assertThat(ran.json().get("score")).isNull();
        assertThat(verdicts(ran)).containsOnly("unknown");
    }

    @Test
    void theVerboseTextShowsEachSharedRequirementOnceAndTheEstimateWithItsConditions() {
        Ran ran = Ran.shared("check", "--lab", "fresh-vps", "-v");
        assertThat(ran.out().lines().filter(line -> !line.contains("http")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out().lines().filter(line -> line.contains("(U-2)"))).hasSize(1);
        assertThat(ran.out())
                .contains(
                        "reverse name missing: -3.00", "It applies only if outgoing port 25 is open, which is not so.")
                .doesNotContain("ln LR");
        assertThat(Ran.shared("check", "--lab", "fresh-vps").out()).doesNotContain("of 100");
    }

    @Test
    void theReasonsOfEachReceiverAreShownOnDemand() {
        String out = Ran.of("check", "--lab", "listed", "--receivers").out();
        assertThat(out).contains("Yahoo/AOL, ", ": refuse\n  - 192.0.2.30 is listed at Spamhaus ZEN (problem 1)\n");
    }

    /** A closed port, an interception or a policy listing makes the estimate void. */
    @Test
    void theEstimateInJsonNamesItsConditions() {
        for (String lab : List.of("fresh-vps", "intercepted", "dynamic-home")) {
            Map<?, ?> score = (Map<?, ?>)
                    Ran.shared("check", "--lab", lab, "--json").json().get("score");
            assertThat(score.get("basis")).isEqualTo("setup");
            assertThat(score.get("applies")).as(lab).isEqualTo(false);
            assertThat(String.valueOf(score.get("appliesIf"))).contains("state=fails");
        }
        Map<?, ?> healthy = (Map<?, ?>)
                Ran.shared("check", "--lab", "healthy", "--json").json().get("score");
        assertThat(healthy.get("applies")).isEqualTo(true);
    }
}
