package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.NotTheResponder;
import dev.mailworthy.smtp.path.ResponderOutcome.OtherKey;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Rewriting;
import dev.mailworthy.smtp.path.TlsFact;
import dev.mailworthy.smtp.path.Translation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effect of a visit to port 25 on the quorum's {@link EgressVerdict verdict}. */
class ResponderEvidenceTest {

    private static final IpAddress THERE = IpAddress.parse("203.0.113.9");
    private static final Endpoint HERE = new Endpoint(IpAddress.parse("192.0.2.1"), 40_000);

    /** A proof on port 2525, which states that the responder listens on port 25 too. */
    private static final ResponderPath WITNESS = path(2525, proven(THERE, TlsFact.PROVEN));

    private static Proven proven(IpAddress responder, TlsFact tls, Rewriting.Kind... kinds) {
        List<Rewriting> rewritten =
                Arrays.stream(kinds).map(kind -> new Rewriting(kind, "x")).toList();
        return new Proven(HERE, HERE, new Endpoint(responder, 25), List.of(25, 2525), tls, rewritten, Translation.NONE);
    }

    private static ResponderPath path(int port, ResponderOutcome outcome) {
        return new ResponderPath(Optional.empty(), IpFamily.IPV4, port, "far.example", Optional.of(THERE), outcome, 5);
    }

    private static PortVerdict quorum(EgressVerdict verdict) {
        return new PortVerdict(
                Optional.empty(),
                IpFamily.IPV4,
                25,
                verdict,
                Confidence.LOW,
                Optional.of(Reason.SERVFAIL),
                List.of("a line"));
    }

    private static ResponderOutcome outcome(String name) {
        return switch (name) {
            case "clean" -> proven(THERE, TlsFact.PROVEN);
            case "no-tls" -> proven(THERE, TlsFact.FAILED);
            case "stripped" -> proven(THERE, TlsFact.REMOVED, Rewriting.Kind.STARTTLS_REMOVED);
            case "stripped+" ->
                proven(
                        THERE,
                        TlsFact.REMOVED,
                        Rewriting.Kind.STARTTLS_REMOVED,
                        Rewriting.Kind.BANNER_CHANGED,
                        Rewriting.Kind.CAPABILITY_ADDED);
            case "banner" -> proven(THERE, TlsFact.PROVEN, Rewriting.Kind.BANNER_CHANGED);
            case "ehlo" -> proven(THERE, TlsFact.PROVEN, Rewriting.Kind.EHLO_CHANGED);
            case "certificate" -> proven(THERE, TlsFact.CERTIFICATE_REPLACED, Rewriting.Kind.CERTIFICATE_REPLACED);
            case "tls-unproven" -> proven(THERE, TlsFact.UNPROVEN);
            case "port" -> proven(THERE, TlsFact.PROVEN, Rewriting.Kind.PORT_CHANGED);
            case "port+ehlo" -> proven(THERE, TlsFact.PROVEN, Rewriting.Kind.PORT_CHANGED, Rewriting.Kind.EHLO_CHANGED);
            case "other" -> new NotTheResponder("250 Ok");
            case "key" -> new OtherKey();
            default -> new Unreached(AttemptOutcome.valueOf(name), "x");
        };
    }

    @ParameterizedTest(name = "{0} after {1}: {2} {3}")
    @CsvSource({
        // visit, quorum's verdict, verdict, confidence
        "clean,        OPEN,                OPEN,                HIGH",
        "clean,        OPEN_UNVERIFIED,     OPEN,                HIGH",
        "clean,        INCONCLUSIVE,        OPEN,                HIGH",
        "clean,        DNS_FAILURE,         OPEN,                HIGH",
        "clean,        TARGET_DOWN,         OPEN,                HIGH",
        "clean,        INTERCEPTED,         OPEN,                HIGH",
        "clean,        ALL_TCP_PROXIED,     OPEN,                HIGH",
        "clean,        BLOCKED_DROP,        BLOCKED_DROP,        LOW",
        "clean,        BLOCKED_REJECT_RST,  BLOCKED_REJECT_RST,  LOW",
        "clean,        BLOCKED_REJECT_ICMP, BLOCKED_REJECT_ICMP, LOW",
        "clean,        BLOCKED_LOCAL,       BLOCKED_LOCAL,       LOW",
        "clean,        THROTTLED,           THROTTLED,           LOW",
        "clean,        TLS_STRIPPED,        TLS_STRIPPED,        LOW",
        "clean,        NO_FAMILY,           NO_FAMILY,           LOW",
        "clean,        NO_CONNECTIVITY,     NO_CONNECTIVITY,     LOW",
        "clean,        REPUTATION_BLOCKED,  REPUTATION_BLOCKED,  LOW",
        "no-tls,       INCONCLUSIVE,        OPEN,                MEDIUM",
        "no-tls,       OPEN,                OPEN,                LOW",
        "no-tls,       INTERCEPTED,         INTERCEPTED,         LOW",
        "stripped,     OPEN,                TLS_STRIPPED,        HIGH",
        "stripped+,    OPEN,                TLS_STRIPPED,        HIGH",
        "stripped,     BLOCKED_DROP,        TLS_STRIPPED,        HIGH",
        "banner,       OPEN,                INTERCEPTED,         HIGH",
        "ehlo,         OPEN,                INTERCEPTED,         HIGH",
        "certificate,  OPEN,                INTERCEPTED,         HIGH",
        "tls-unproven, OPEN,                INTERCEPTED,         HIGH",
        "port,         OPEN,                OPEN,                LOW",
        "port,         INCONCLUSIVE,        INCONCLUSIVE,        LOW",
        "port+ehlo,    OPEN,                INTERCEPTED,         HIGH",
        "other,        OPEN,                INTERCEPTED,         HIGH",
        "other,        BLOCKED_DROP,        INTERCEPTED,         HIGH",
        "key,          OPEN,                INTERCEPTED,         HIGH",
        "SYN_TIMEOUT,  OPEN,                OPEN,                LOW",
        "SYN_TIMEOUT,  BLOCKED_DROP,        BLOCKED_DROP,        LOW",
        "RST_ON_SYN,   INCONCLUSIVE,        INCONCLUSIVE,        LOW",
        "NO_ROUTE,     NO_FAMILY,           NO_FAMILY,           LOW",
    })
    void aVisitDecides(String visit, EgressVerdict before, EgressVerdict after, Confidence confidence) {
        List<PortVerdict> decided = new ResponderEvidence(List.of(path(25, outcome(visit)), WITNESS), List.of(25))
                .decide(List.of(quorum(before)));
        assertThat(decided).singleElement().satisfies(verdict -> {
            assertThat(verdict.verdict()).isEqualTo(after);
            assertThat(verdict.confidence()).isEqualTo(confidence);
            assertThat(verdict.evidence()).hasSize(2).last().isEqualTo("a line");
            assertThat(verdict.evidence().get(0)).startsWith("responder far.example (203.0.113.9) port 25: ");
        });
    }

    @Test
    void anotherServerDecidesNothingWithoutAProofOfAnotherPort() {
        List<ResponderPath> alone = List.of(path(25, new NotTheResponder("250 Ok")));
        List<PortVerdict> decided =
                new ResponderEvidence(alone, List.of(25)).decide(List.of(quorum(EgressVerdict.OPEN)));
        assertThat(decided.get(0).verdict()).isEqualTo(EgressVerdict.OPEN);
        assertThat(new ResponderEvidence(List.of(path(25, new OtherKey())), List.of(25))
                        .decide(List.of(quorum(EgressVerdict.OPEN))))
                .extracting(PortVerdict::verdict)
                .containsExactly(EgressVerdict.OPEN);
        assertThat(Unproven.of(alone, decided)).singleElement().satisfies(check -> {
            assertThat(check.why()).isEqualTo(Reason.MALFORMED);
            assertThat(check.check()).isEqualTo("proof of port 25 over IPv4 by far.example");
        });
    }

    @Test
    void aProofOfAnotherPortBehindTranslationGivesLowerConfidence() {
        ResponderPath behind = path(2525, proven(IpAddress.parse("10.0.0.9"), TlsFact.PROVEN));
        assertThat(decide(new NotTheResponder("250 Ok"), behind)).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void aProofCountsOnlyForItsOwnAddressAndPorts() {
        ResponderPath elsewhere = new ResponderPath(
                Optional.empty(),
                IpFamily.IPV4,
                2525,
                "far.example",
                Optional.of(IpAddress.parse("203.0.113.10")),
                WITNESS.outcome(),
                5);
        Proven other = new Proven(
                HERE, HERE, new Endpoint(THERE, 2525), List.of(2525), TlsFact.PROVEN, List.of(), Translation.NONE);
        assertThat(decide(new NotTheResponder("250 Ok"), elsewhere)).isEqualTo(Confidence.LOW);
        assertThat(decide(new NotTheResponder("250 Ok"), path(2525, other))).isEqualTo(Confidence.LOW);
    }

    private static Confidence decide(ResponderOutcome visit, ResponderPath witness) {
        return new ResponderEvidence(List.of(path(25, visit), witness), List.of(25))
                .decide(List.of(quorum(EgressVerdict.OPEN)))
                .get(0)
                .confidence();
    }

    @Test
    void aPortThatOnlyTheResponderProvesGetsAVerdictIfItIsUnderTest() {
        List<ResponderPath> visits = List.of(WITNESS, path(587, outcome("SYN_TIMEOUT")));
        assertThat(new ResponderEvidence(visits, List.of(587, 2525)).decide(List.of()))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.port()).isEqualTo(2525);
                    assertThat(verdict.verdict()).isEqualTo(EgressVerdict.OPEN);
                });
        assertThat(new ResponderEvidence(visits, List.of(587)).decide(List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "clean,        OPEN,            ''",
        "port,         OPEN,            not-configured",
        "key,          OPEN,            not-configured",
        "other,        OPEN,            malformed",
        "other,        INTERCEPTED,     ''",
        "SYN_TIMEOUT,  OPEN,            timeout",
        "SYN_TIMEOUT,  BLOCKED_DROP,    ''",
        "RST_ON_SYN,   OPEN,            refused",
        "BANNER_4XX,   OPEN,            rate-limited",
        "NOT_TRIED,    INCONCLUSIVE,    skipped",
        "NO_ROUTE,     NO_FAMILY,       ''",
        "NO_ROUTE,     NO_CONNECTIVITY, ''",
        "NAME_FAIL,    OPEN,            servfail",
    })
    void aVisitWithoutAProofIsUnansweredUnlessThePortIsClosed(String visit, EgressVerdict verdict, String reason) {
        List<UnansweredCheck> unanswered =
                Unproven.of(List.of(path(25, outcome(visit)), WITNESS), List.of(quorum(verdict)));
        assertThat(unanswered)
                .extracting(check -> check.why().label())
                .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
    }

    @Test
    void portsUnansweredForTheSameReasonAreOneCheck() {
        PortVerdict other = new PortVerdict(
                Optional.empty(), IpFamily.IPV4, 587, EgressVerdict.OPEN, Confidence.HIGH, Optional.empty(), List.of());
        assertThat(Unproven.of(
                        List.of(path(25, outcome("SYN_TIMEOUT")), path(587, outcome("SYN_TIMEOUT"))),
                        List.of(quorum(EgressVerdict.OPEN), other)))
                .singleElement()
                .satisfies(
                        check -> assertThat(check.check()).isEqualTo("proof of port 25, 587 over IPv4 by far.example"));
    }
}
