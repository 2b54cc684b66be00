package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.PortVerdict.LongPackets;
import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.KnownOffer;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Servers whose EHLO offers no STARTTLS. One letter is one operator: a capital letter is an operator that is known to offer it.
 * o offers it, p does not, h knows only HELO, e refuses EHLO, d never answers.
 */
@Tag("jdk")
class MissingStartTlsTest {

    private static final OutgoingPort WAY = new OutgoingPort(Optional.empty(), IpFamily.IPV4, 25);
    private static final KnownOffer LISTED =
            new KnownOffer(LocalDate.of(2024, 2, 3), URI.create("https://list.example/starttls"));

    private static EgressPath path(char letter, int number) {
        String name = "operator" + number;
        AttemptResult result = switch (Character.toLowerCase(letter)) {
            case 'd' -> new AttemptResult(AttemptOutcome.SYN_TIMEOUT, 10, "timed out");
            case 'e' -> talked(AttemptOutcome.EHLO_REFUSED, ehlo(DialogueOutcome.EHLO_REJECTED, "550 no"));
            case 'h' ->
                talked(
                        AttemptOutcome.BANNER_OK,
                        ehlo(DialogueOutcome.EHLO_REJECTED, "502 unknown"),
                        new Step(Stage.HELO, DialogueOutcome.EHLO_OK, Optional.empty(), 1));
            case 'o' ->
                talked(
                        AttemptOutcome.BANNER_OK,
                        ehlo(DialogueOutcome.EHLO_OK, "250-mx\n250 STARTTLS"),
                        new Step(Stage.STARTTLS, DialogueOutcome.STARTTLS_OK, Optional.empty(), 1));
            default -> talked(AttemptOutcome.BANNER_OK, ehlo(DialogueOutcome.EHLO_OK, "250-mx\n250 8BITMIME"));
        };
        return new EgressPath(
                WAY,
                new ProbedServer(
                        name + ".test",
                        name,
                        Optional.empty(),
                        Optional.of(IpAddress.parse("203.0.113." + number)),
                        Role.TARGET,
                        Character.isUpperCase(letter) ? Optional.of(LISTED) : Optional.empty()),
                result,
                1,
                Optional.empty());
    }

    private static Step ehlo(DialogueOutcome outcome, String reply) {
        return new Step(Stage.EHLO, outcome, Optional.of(Reply.read(reply)), 1);
    }

    private static AttemptResult talked(AttemptOutcome outcome, Step... after) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Stage.BANNER, DialogueOutcome.BANNER_OK, Optional.of(Reply.read("220 mx")), 1));
        steps.addAll(List.of(after));
        DialogueReport report = new DialogueReport(
                steps.get(steps.size() - 1).outcome(),
                "",
                steps,
                Optional.empty(),
                Optional.empty(),
                new DialogueReport.Oddities(List.of(), 0, 0),
                Optional.empty(),
                List.of());
        return new AttemptResult(outcome, 10, "said", ServerReplies.of(report));
    }

    private static List<EgressPath> paths(String operators) {
        List<EgressPath> paths = new ArrayList<>();
        for (char letter : operators.toCharArray()) {
            paths.add(path(letter, paths.size() + 1));
        }
        paths.add(new EgressPath(
                new OutgoingPort(Optional.empty(), IpFamily.IPV4, 443),
                new ProbedServer("web.test", "web.test", Optional.empty(), Role.CONTROL),
                new AttemptResult(AttemptOutcome.CONNECTED, 10, "connected"),
                1,
                Optional.empty()));
        return paths;
    }

    private static PortVerdict verdict(String operators) {
        List<PortVerdict> verdicts =
                new Verdicts(LocalRules.none(), Duration.ofSeconds(10)).of(List.of(WAY), paths(operators));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "PPPPpp, TLS_STRIPPED, HIGH",
        "PPPP,   TLS_STRIPPED, HIGH",
        "HHHH,   TLS_STRIPPED, HIGH", // A filter that refuses EHLO takes STARTTLS away too.
        "PHpp,   TLS_STRIPPED, HIGH",
        "PP,     TLS_STRIPPED, MEDIUM",
        "PPPOpp, TLS_STRIPPED, HIGH",
        "PPOOpp, OPEN,         HIGH", // Half of them: two operators may have changed their minds.
        "POOO,   OPEN,         HIGH",
        "Ppppp,  OPEN,         HIGH", // One operator is no sign, and of the others nothing is known.
        "ppppp,  OPEN,         HIGH",
        "OOOO,   OPEN,         HIGH",
        "EEEE,   EHLO_REFUSED, HIGH", // Nothing was offered because nothing was said.
        "DDDD,   BLOCKED_DROP, HIGH",
        "PDDD,   INCONCLUSIVE, LOW",
    })
    void operatorsThatAreKnownToOfferItDecide(String operators, EgressVerdict verdict, Confidence confidence) {
        PortVerdict port = verdict(operators);
        assertThat(port.verdict()).isEqualTo(verdict);
        assertThat(port.confidence()).isEqualTo(confidence);
    }

    @Test
    void theFindingSaysHowTheOfferIsKnown() {
        PortVerdict port = verdict("PPPP");
        Finding finding =
                Consequences.finding(port, List.of(port), paths("PPPP")).orElseThrow();
        assertThat(finding.code()).isEqualTo("EGRESS-TLS-STRIPPED");
        assertThat(finding.evidence())
                .anyMatch(line -> line.observation()
                        .equals(
                                "operator2.test: the reply to EHLO has no STARTTLS, which its servers are known to offer"
                                        + " (2024-02-03, https://list.example/starttls)"));
    }

    /** Without TLS no command is so long that it needs a packet of full length. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {"ppppp, UNANSWERED", "PPPP, UNANSWERED", "DDDD, -", "EEEE, UNANSWERED"})
    void longPacketsAreNotTestedWithoutTls(String operators, LongPackets expected) {
        assertThat(verdict(operators).longPackets()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void theDefaultReceiversThatAreListedAreKnownAndThoseOfALabAreNot() {
        EgressRequest usual = EgressRequest.defaults();
        assertThat(usual.targets().stream().filter(target -> target.startTls().isPresent()))
                .extracting(target -> target.name())
                .containsExactly("gmail.com", "outlook.com", "yahoo.com", "comcast.net");
        assertThat(usual.withoutKnownOffers().targets())
                .noneMatch(target -> target.startTls().isPresent());
    }
}
