package dev.mailworthy.cli;

import static dev.mailworthy.cli.LoggedCheck.BURNT;
import static dev.mailworthy.cli.LoggedCheck.OURS;
import static dev.mailworthy.cli.LoggedCheck.ago;
import static dev.mailworthy.cli.LoggedCheck.check;
import static dev.mailworthy.cli.LoggedCheck.codes;
import static dev.mailworthy.cli.LoggedCheck.daily;
import static dev.mailworthy.cli.LoggedCheck.gate;
import static dev.mailworthy.cli.LoggedCheck.hours;
import static dev.mailworthy.cli.LoggedCheck.member;
import static dev.mailworthy.cli.LoggedCheck.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeLog;
import dev.mailworthy.cli.lab.MadeLog.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a log does to a check: findings, receivers' verdicts, requirements, and what stays unanswered. */
@Timeout(120)
class CheckLogTest {

    /** An instance that names no address. */
    private static final String PLAIN = "postfix";

    private static final String PTR =
            "550-5.7.25 [192.0.2.20] The IP address sending this message does not have a PTR record"
                    + " setup, or the corresponding forward DNS entry does not match the sending IP. 550 5.7.25 a1-N - gsmtp";
    private static final String LIMIT =
            "421-4.7.28 [192.0.2.20] Our system has detected an unusual rate of unsolicited mail"
                    + " originating from your IP address. 421 4.7.28 a1-N - gsmtp";

    private final MadeLog log = new MadeLog(7);

    @Test
    void aReceiverThatRefusesSinceYesterdayRefusesNow() {
        daily(log, 5, 4, Receiver.YAHOO);
        log.accepted(hours(30), OURS, Receiver.GMAIL);
        Stream.of(20, 12, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, BURNT));
        Ran ran = check(log, "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("refuse");
        assertThat(member(ran, "receivers", "id", "yahoo").get("verdict")).isEqualTo("accept");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat(finding.get("severity")).isEqualTo("error");
        assertThat((String) finding.get("message"))
                .startsWith(
                        "Gmail refuses mail from 192.0.2.20 since 2026-11-30 13:00 UTC: 3 attempts refused, none accepted");
        assertThat(String.valueOf(finding.get("evidence")))
                .contains("2026-11-30 13:00 UTC to 2026-12-01 07:00 UTC")
                .contains("3 of all 4 attempts at Gmail refused, cause IP_BLOCKED_PRIVATE")
                .contains("192.0.2.20 in 3 attempts")
                .contains("550 5.7.1");
        assertThat(check(log, "--receiver", "gmail").code()).isEqualTo(2);
    }

    @Test
    void aRightReverseNameAndARefusalForItContradict() {
        Stream.of(20, 12, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, PTR));
        Ran ran = check(log, "--json");
        assertThat(codes(ran))
                .contains("DELIVERY-CONTRADICTS")
                .doesNotContain("DELIVERY-REFUSED", "RECEIVER-DISAGREES");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-CONTRADICTS");
        assertThat((String) finding.get("message"))
                .contains("Our check passes (reverse-confirmed is in order), and Gmail refuses for that very reason")
                .contains("since 2026-11-30T13:00:01Z");
        assertThat(String.valueOf(finding.get("evidence")))
                .contains("550 5.7.25")
                .contains("3 of all 3 attempts");
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("refuse");
    }

    @Test
    void severalDomainsAreJudgedByOneLog() {
        Stream.of(20, 12, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, BURNT));
        Ran ran = check(log, "healthy.example", "mail.healthy.example");
        assertThat(ran.out().lines()).anyMatch(line -> line.startsWith("AT-RISK") && line.contains(" healthy.example"));
    }

    /** The reverse name may have been set since. */
    @Test
    void aRefusalOfDaysAgoIsOlderThanOurCheck() {
        Stream.of(80, 70, 60).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, PTR));
        Ran ran = check(log, "--json");
        assertThat(ran.code()).isZero();
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat(finding.get("severity")).isEqualTo("notice");
        assertThat((String) finding.get("message")).contains("our check is newer and passes");
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("accept");
    }

    @Test
    void aPartOfTheMailThatIsRefusedCostsTrust() {
        for (int age = 1; age < 21; age++) {
            log.accepted(hours(age), PLAIN, Receiver.GMAIL);
            log.refused(hours(age + 0.5), PLAIN, Receiver.GMAIL, BURNT.replace("[192.0.2.20      19] ", ""));
        }
        Ran ran = check(log, "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("at-risk");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat((String) finding.get("message"))
                .startsWith("Gmail refused 20 of 40 attempts from this server, from ");
        assertThat(String.valueOf(finding.get("evidence"))).contains("not named in 20 attempts");
        assertThat(String.valueOf(finding.get("particulars"))).doesNotContain("192.0.2.20");
        assertThat(words(check(log))).contains("The log does not name the address that 40 attempts left from.");
    }

    @Test
    void mailFromAnotherAddressIsNotCounted() {
        log.accepted(hours(3), OURS, Receiver.GMAIL);
        for (int age = 1; age < 9; age++) {
            log.refused(hours(age), "postfix-192.0.2.99", Receiver.GMAIL, BURNT.replace("192.0.2.20", "192.0.2.99"));
        }
        Ran ran = check(log);
        assertThat(ran.code()).isZero();
        assertThat(words(ran))
                .contains("1 of 1 recipient accepted by 1 receiver")
                .contains("Not counted: 8 attempts from other addresses.");
        MadeLog others = new MadeLog(9);
        others.accepted(hours(3), "postfix-192.0.2.99", Receiver.GMAIL);
        Ran none = check(others.text(), "--json");
        assertThat(none.code()).isEqualTo(3);
        assertThat((String) member(none, "unanswered", "check", "deliveries in the mail server's log")
                        .get("detail"))
                .contains("1 attempts left from other addresses");
    }

    @Test
    void mailThatWaitsIsPutOff() {
        log.accepted(hours(30), OURS, Receiver.GMAIL);
        Stream.of(8, 6, 4, 2).forEach(age -> log.deferred(hours(age), OURS, Receiver.GMAIL, LIMIT));
        Ran ran = check(log, "--json");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-DEFERRED");
        assertThat(finding.get("severity")).isEqualTo("warning");
        assertThat((String) finding.get("message")).startsWith("Gmail puts off mail from 192.0.2.20 since");
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("at-risk");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void mailThatIsTakenHoursLaterIsSlow() {
        for (int age = 40; age > 10; age--) {
            log.late(hours(age), OURS, Receiver.GMAIL, LIMIT, Duration.ofHours(3));
        }
        Ran ran = check(log, "--json");
        assertThat((String) member(ran, "findings", "code", "DELIVERY-SLOW").get("message"))
                .contains("Half of the accepted mail took up to 3 h, 95 % up to 3 h.");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void aLogDecidesTheRequirementsThatNeedIt() {
        daily(log, 2, 5, Receiver.GMAIL, Receiver.OUTLOOK);
        Ran with = check(log, "--json");
        assertThat(gate(with, "gmail", "G-A3").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "gmail", "G-B6").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "gmail", "U-8").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "outlook", "M-A1-RATE").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "t-online", "T-A1-NEW").get("outcome")).isEqualTo("unknown");
        assertThat((String) gate(with, "t-online", "T-A1-NEW").get("why"))
                .isEqualTo("the log has no mail to T-Online; it takes a delivery to T-Online");

        Ran plain = check(log.text().replace("tls=may:encrypt", "tls=may:none"), "--json");
        assertThat(gate(plain, "gmail", "G-A3").get("outcome")).isEqualTo("fail");
        assertThat((String) gate(plain, "gmail", "G-A3").get("why")).contains("Gmail still took mail on 2026-12-01T");
        assertThat(member(plain, "receivers", "id", "gmail").get("verdict")).isEqualTo("at-risk");
        assertThat((String)
                        member(plain, "findings", "code", "DELIVERY-PLAINTEXT").get("message"))
                .isEqualTo("Mail to Gmail was sent without TLS: 10 of 10 attempts.");

        Ran old = check(log.text().replace(" tls=may:encrypt,", ""), "--json");
        assertThat(old.code()).isZero();
        assertThat(gate(old, "gmail", "G-A3").get("outcome")).isEqualTo("unknown");
        assertThat((String) gate(old, "gmail", "G-A3").get("why"))
                .isEqualTo(
                        "the log does not tell whether mail to Gmail went over TLS; it takes the mail server's log, if it"
                                + " tells TLS (Postfix from 3.11)");
    }

    @Test
    void lostLinesLeaveTheDeliveriesUnanswered() {
        daily(log, 2, 5, Receiver.GMAIL);
        Stream.of(5, 3, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.YAHOO, BURNT));
        log.lost(hours(4), 1);
        Ran ran = check(log, "--json");
        assertThat(ran.code()).isEqualTo(3);
        Map<?, ?> open = member(ran, "unanswered", "check", "deliveries in the mail server's log");
        assertThat((String) open.get("detail")).contains("1 were lost by the logging service");
        assertThat((String) open.get("howToAnswer")).contains("RateLimitBurst=0");
        assertThat((String) member(ran, "findings", "code", "DELIVERY-REFUSED").get("message"))
                .contains("The log is incomplete: how much mail it took is not known.")
                .doesNotContain(" of ");
        assertThat(((Map<?, ?>) ran.json().get("score")).get("basis")).isEqualTo("setup");
        assertThat(gate(ran, "gmail", "U-8").get("outcome")).isEqualTo("unknown");
        assertThat(check(log).out()).doesNotContain("Reputation").contains("It is incomplete and decides nothing");
    }

    @Test
    void anOldLogDecidesNothing() {
        for (int age = 31; age < 40; age++) {
            log.refused(ago(Duration.ofDays(age)), OURS, Receiver.GMAIL, BURNT);
        }
        Ran ran = check(log, "--json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat((String) member(ran, "unanswered", "check", "deliveries in the mail server's log")
                        .get("detail"))
                .contains("more than 30 days ago");
        assertThat(codes(ran)).noneMatch(code -> code.startsWith("DELIVERY-"));
    }

    @Test
    void nothingOfALogReachesTheScreenRaw() {
        Stream.of(5, 3, 2)
                .forEach(age -> log.refused(
                        hours(age), OURS, Receiver.GMAIL, PTR.replace("a1-N", "\u001b[31m<user5@gmail.com> \u202e")));
        for (String form : List.of("-v", "--json", "--ndjson", "--receivers")) {
            assertThat(check(log, form).out()).doesNotContain("\u001b", "\u202e", "user5");
        }
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        log.accepted(hours(1), OURS, Receiver.GMAIL);
        assertThat(check(log, "--record", "run.ndjson").code()).isEqualTo(64);
        assertThat(check(log, "--bounce", "-").err())
                .contains("standard input holds the log or something else, not both");
        assertThat(check(log, "192.0.2.20").code()).isEqualTo(64);
        assertThat(check(log, "--domains", "-").err()).contains("standard input holds the log or something else");
        Ran missing = Ran.of("check", "--lab", "healthy", "--log", "no-such.log");
        assertThat(missing.code()).isEqualTo(64);
        assertThat(missing.err()).contains("no-such.log: there is no such file");
        assertThat(Ran.of("check", "--lab", "deliveries-good", "--record", "run.ndjson")
                        .err())
                .contains("a record holds neither the log nor the reports of this lab");
    }
}
