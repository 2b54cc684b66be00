package dev.mailworthy.smtp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.peer.RealServers.Seen;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Postfix and Exim as Debian ships them. Each accepts or refuses for one reason; stage and reply are theirs. */
@Tag("real-peer")
@Timeout(700)
class RealServersTest {

    private static Map<String, Seen> seen;

    @BeforeAll
    static void run(@TempDir Path temporary) throws Exception {
        seen = RealServers.run(temporary);
    }

    @Test
    void everyScenarioWasHeld() {
        assertThat(seen.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Scenario.all().stream().map(Scenario::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postfix-open            | RCPT   | RCPT_OK       | 250 2.1.5 Ok
            postfix-relay           | RCPT   | POLICY_RCPT   | 554 5.7.1 <postmaster@elsewhere.test>: Relay access denied
            postfix-no-ptr          | RCPT   | POLICY_RCPT   | 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.10]
            postfix-ptr-mismatch    | RCPT   | POLICY_RCPT   | 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.40]
            postfix-no-ptr-at-once  | BANNER | BANNER_4XX    | 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.10]
            postfix-listed          | RCPT   | POLICY_RCPT   | 554 5.7.1 Service unavailable; Client host [192.0.2.30] blocked using bl.test; listed in the lab
            postfix-listed-at-once  | BANNER | BANNER_5XX    | 554 5.7.1 Service unavailable; Client host [192.0.2.30] blocked using bl.test; listed in the lab
            postfix-not-listed      | RCPT   | RCPT_OK       | 250 2.1.5 Ok
            postfix-rate            | BANNER | BANNER_4XX    | 421 4.7.0 mx.receiver.test Error: too many connections from 192.0.2.20
            postfix-tls-mandatory   | RCPT   | RCPT_OK       | 250 2.1.5 Ok
            postfix-tls-hidden      | MAIL   | POLICY_MAIL   | 530 5.7.0 Must issue a STARTTLS command first
            postfix-tls-broken      | RCPT   | RCPT_OK       | 250 2.1.5 Ok
            postfix-tls-none        | RCPT   | RCPT_OK       | 250 2.1.5 Ok
            postfix-submissions     | RCPT   | RCPT_OK       | 250 2.1.5 Ok
            postfix-helo            | EHLO   | EHLO_REJECTED | 450 4.7.1 <probe.sender.test>: Helo command rejected: Host not found
            exim-open               | RCPT   | RCPT_OK       | 250 Accepted
            exim-refuses-at-once    | BANNER | BANNER_5XX    | 554 5.7.1 192.0.2.30 is not welcome here
            exim-greylist           | RCPT   | POLICY_RCPT   | 451 4.7.1 Greylisted, please try again in 300 seconds
            exim-helo               | EHLO   | EHLO_REJECTED | 550 5.7.1 your name is in nobody's books
            exim-relay              | RCPT   | POLICY_RCPT   | 550 relay not permitted
            exim-patience           | RCPT   | RCPT_OK       | 250 Accepted
            exim-drops-after-ehlo   | EHLO   | EHLO_REJECTED | 550 5.7.1 and do not come back
            """, quoteCharacter = '"')
    void eachScenarioEndsWithItsStageAndReply(String name, String stage, String outcome, String reply) {
        Seen here = seen.get(name);
        assertThat(here.stage()).isEqualTo(stage);
        assertThat(here.outcome()).isEqualTo(outcome);
        assertThat(here.reply()).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "postfix-no-ptr,          PTR_PROBLEM",
        "postfix-ptr-mismatch,    PTR_PROBLEM",
        "postfix-no-ptr-at-once,  PTR_PROBLEM",
        "postfix-listed,          IP_LISTED_PUBLIC",
        "postfix-listed-at-once,  IP_LISTED_PUBLIC",
        "postfix-rate,            CONN_LIMITED",
        "postfix-tls-hidden,      TLS_REQUIRED",
        "postfix-relay,           RELAY_DENIED",
        "postfix-helo,            HELO_PROBLEM",
        "exim-greylist,           GREYLISTED",
        "exim-relay,              RELAY_DENIED",
    })
    void aRefusalGetsItsCause(String name, String cause) {
        SmtpReply reply = SmtpReply.find(seen.get(name).reply()).orElseThrow();
        assertThat(ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, ReceiverHints.none()))
                .isInstanceOfSatisfying(
                        Classification.Classified.class,
                        known -> assertThat(known.cause().id()).isEqualTo(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "postfix-open, TLSv1.3",
        "postfix-tls-mandatory, TLSv1.3",
        "postfix-submissions, TLSv1.3",
        "exim-open, TLSv1.3",
        "postfix-tls-hidden, TLS_ABSENT",
        "postfix-tls-none, TLS_ABSENT",
        "postfix-tls-broken, TLS_REFUSED"
    })
    void tlsIsUsedIfItIsOffered(String name, String tls) {
        assertThat(seen.get(name).tls()).isEqualTo(tls);
    }

    @ParameterizedTest
    @CsvSource({
        "exim-open, 192.0.2.20",
        "exim-refuses-at-once, 192.0.2.30",
        "postfix-no-ptr, 192.0.2.10",
        "postfix-ptr-mismatch, 192.0.2.40",
        "postfix-listed-at-once, 192.0.2.30",
        "postfix-rate, 192.0.2.20",
        "postfix-open, ''"
    })
    void theServersReplyNamesTheClientsAddress(String name, String address) {
        assertThat(seen.get(name).client()).isEqualTo(address);
    }

    @Test
    void onlyTheGreylistScenarioProposesASecondTry() {
        assertThat(seen.values())
                .filteredOn(here -> !here.retryAfter().isEmpty())
                .extracting(Seen::name, Seen::retryAfter)
                .containsExactly(Tuple.tuple("exim-greylist", "PT5M1S"));
    }
}
