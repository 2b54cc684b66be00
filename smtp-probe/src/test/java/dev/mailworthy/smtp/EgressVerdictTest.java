package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.VerdictMeaning.Gap;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.MailPort;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The meaning of each {@link EgressVerdict}. Other classes read it from the enum, so that one table covers them all.
 */
class EgressVerdictTest {

    /** One letter for each property that holds, in the order of these calls. */
    private static String properties(EgressVerdict verdict) {
        return letter(verdict.isOpen(), 'o')
                + letter(verdict.letsMailOut(), 'm')
                + letter(verdict.isBlocked(), 'b')
                + letter(verdict.isBlockedByNetwork(), 'n')
                + letter(verdict.isBlockedHere(), 'h')
                + letter(verdict.isForProvider(), 'p')
                + letter(verdict.wasTried(), 't')
                + letter(verdict.mayAnswerForOthers(), 'a')
                + letter(verdict.isWorthProving(), 'w');
    }

    private static String letter(boolean holds, char letter) {
        return holds ? String.valueOf(letter) : "-";
    }

    private static String proof(EgressVerdict verdict) {
        return Stream.of(Confidence.values())
                .filter(verdict::isOverruledBy)
                .map(Confidence::name)
                .reduce((one, other) -> one + " " + other)
                .orElse("none");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                // verdict, passage, properties, finding at 25, at 587, reason, hint, the proofs that overrule it
                "OPEN,                OPEN,        om----t-w, -, -, -, -, HIGH",
                "OPEN_UNVERIFIED,     UNKNOWN,     ------t-w, -, -, TIMEOUT, NAME_TARGETS, HIGH MEDIUM LOW",
                "BLOCKED_DROP,        DROPPED,     --bn-pt--, EGRESS_25_DROPPED, EGRESS_587_CLOSED, -, -, none",
                "BLOCKED_REJECT_RST,  REFUSED,     --bn-pt--, EGRESS_25_REJECTED, EGRESS_587_CLOSED, -, -, none",
                "BLOCKED_REJECT_ICMP, REFUSED,     --bn-pt--, EGRESS_25_REJECTED, EGRESS_587_CLOSED, -, -, none",
                "BLOCKED_LOCAL,       DENIED_HERE, --b-h-t--, EGRESS_25_LOCAL_FIREWALL, EGRESS_587_CLOSED, -, -, none",
                "THROTTLED,           RATIONED,    -----pt--, EGRESS_25_THROTTLED, EGRESS_25_THROTTLED, TIMEOUT,"
                        + " NAME_TARGETS, none",
                "THROTTLED_LOCAL,     RATIONED_HERE, ------t--, EGRESS_25_LOCAL_LIMIT, EGRESS_25_LOCAL_LIMIT, TIMEOUT,"
                        + " NAME_TARGETS, none",
                "REDIRECTED_LOCAL,    ALTERED,     ------ta-, EGRESS_25_LOCAL_REDIRECT, EGRESS_25_LOCAL_REDIRECT,"
                        + " NOT_CONFIGURED, RUN_AGAIN, none",
                "DEPENDS_ON_USER,     UNKNOWN,     ------t--, EGRESS_25_BY_USER, EGRESS_25_BY_USER, NOT_CONFIGURED,"
                        + " RUN_AS_MAIL_USER, none",
                "INTERCEPTED,         ALTERED,     -m----ta-, EGRESS_25_INTERCEPTED, EGRESS_25_INTERCEPTED, -, -, HIGH",
                "TLS_STRIPPED,        ALTERED,     -m----ta-, EGRESS_TLS_STRIPPED, EGRESS_TLS_STRIPPED, -, -, none",
                "EHLO_UNANSWERED,     BROKEN,      -----pt-w, EGRESS_EHLO_UNANSWERED, EGRESS_EHLO_UNANSWERED, -, -, none",
                "EHLO_REFUSED,        OPEN,        om----t-w, EGRESS_EHLO_REFUSED, EGRESS_EHLO_REFUSED, -, -, none",
                "TLS_BROKEN,          OPEN,        om----t-w, EGRESS_TLS_BROKEN, EGRESS_TLS_BROKEN, -, -, none",
                "ALL_TCP_PROXIED,     PROXIED,     ------ta-, -, -, CANARY_FAILED, LEAVE_SANDBOX, HIGH",
                "NO_FAMILY,           NO_ROUTE,    ---------, EGRESS_IPV4_MISSING, EGRESS_IPV4_MISSING,"
                        + " NO_CONNECTIVITY, CONNECT, none",
                "NO_CONNECTIVITY,     UNKNOWN,     ------t--, -, -, NO_CONNECTIVITY, CONNECT, none",
                "DNS_FAILURE,         UNKNOWN,     ------t--, -, -, of the DNS, NAME_RESOLVER, HIGH MEDIUM LOW",
                "REPUTATION_BLOCKED,  OPEN,        om----t-w, EGRESS_GREETING_REFUSED, EGRESS_GREETING_REFUSED, -, -, none",
                "TARGET_DOWN,         UNKNOWN,     ------t-w, -, -, TIMEOUT, NAME_TARGETS, HIGH MEDIUM LOW",
                "INCONCLUSIVE,        UNKNOWN,     ------t-w, -, -, TIMEOUT, NAME_TARGETS, HIGH MEDIUM LOW",
            })
    void eachVerdictHasTheseProperties(
            EgressVerdict verdict,
            Passage passage,
            String properties,
            EgressFinding at25,
            EgressFinding at587,
            String reason,
            Hint.Standard hint,
            String proof) {
        assertThat(verdict.passage()).isEqualTo(passage);
        assertThat(properties(verdict)).isEqualTo(properties);
        assertThat(verdict.finding(25)).isEqualTo(Optional.ofNullable(at25));
        assertThat(verdict.finding(587)).isEqualTo(Optional.ofNullable(at587));
        assertThat(verdict.gap().map(gap -> gap.reason().map(Reason::name).orElse("of the DNS")))
                .isEqualTo(Optional.ofNullable(reason));
        assertThat(verdict.gap().map(Gap::hint)).isEqualTo(Optional.ofNullable(hint));
        assertThat(proof(verdict)).isEqualTo(proof);
    }

    @ParameterizedTest
    @EnumSource(EgressVerdict.class)
    void eachFindingHasASentenceAndEachVerdictForTheProviderHasALetter(EgressVerdict verdict) {
        assertThat(verdict.sentence().isEmpty()).isEqualTo(verdict.finding(25).isEmpty());
        assertThat(verdict.letter().isPresent()).isEqualTo(verdict.isForProvider());
    }

    @Test
    void aClosedPortHasAFindingOfItsNumber() {
        assertThat(EgressVerdict.BLOCKED_LOCAL.finding(465)).contains(EgressFinding.EGRESS_465_CLOSED);
        assertThat(EgressVerdict.BLOCKED_DROP.finding(2525)).contains(EgressFinding.EGRESS_PORT_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP,          25, false, false",
        "SUBMISSIONS,  465, true,  true",
        "SUBMISSION,   587, false, true",
        "RELAY,       2525, false, false"
    })
    void theMailPortsAreThese(MailPort port, int number, boolean tlsFirst, boolean login) {
        assertThat(port.number()).isEqualTo(number);
        assertThat(MailPort.startsWithTls(number)).isEqualTo(tlsFirst);
        assertThat(MailPort.wantsLogin(number)).isEqualTo(login);
        assertThat(Stream.of(MailPort.values()).filter(each -> each.is(number))).containsExactly(port);
    }
}
