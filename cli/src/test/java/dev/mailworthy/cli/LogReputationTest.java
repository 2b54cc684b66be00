package dev.mailworthy.cli;

import static dev.mailworthy.cli.LoggedCheck.BURNT;
import static dev.mailworthy.cli.LoggedCheck.GREY;
import static dev.mailworthy.cli.LoggedCheck.NOW;
import static dev.mailworthy.cli.LoggedCheck.OURS;
import static dev.mailworthy.cli.LoggedCheck.ago;
import static dev.mailworthy.cli.LoggedCheck.check;
import static dev.mailworthy.cli.LoggedCheck.codes;
import static dev.mailworthy.cli.LoggedCheck.daily;
import static dev.mailworthy.cli.LoggedCheck.hours;
import static dev.mailworthy.cli.LoggedCheck.member;
import static dev.mailworthy.cli.LoggedCheck.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeLog;
import dev.mailworthy.cli.lab.MadeLog.Receiver;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log of a mail server does to the reputation estimate. */
@Timeout(120)
class LogReputationTest {

    private static final String NO_USER =
            "550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 a-N -" + " gsmtp";

    private final MadeLog log = new MadeLog(7);

    @Test
    void greylistingAndUnknownRecipientsChangeNothing() {
        Ran without = Ran.at(NOW, new ByteArrayInputStream(new byte[0]), "check", "--lab", "healthy", "--json");
        for (int age = 1; age < 60; age++) {
            log.deferred(hours(age), OURS, Receiver.GMAIL, GREY);
            log.refused(hours(age), OURS, Receiver.GMAIL, NO_USER);
        }
        Ran ran = check(log, "--json");
        assertThat(codes(ran)).isEqualTo(codes(without));
        assertThat(ran.json().get("score")).isEqualTo(without.json().get("score"));
        assertThat(ran.code()).isZero();
        assertThat(check(log).out()).doesNotContain("Reputation");
    }

    @Test
    void greylistedMailThatIsTakenCountsAsTaken() {
        MadeLog straight = new MadeLog(7);
        for (int age = 1; age < 40; age++) {
            log.deferred(hours(age), OURS, Receiver.GMAIL, GREY, Duration.ofMinutes(10));
            straight.accepted(hours(age).plus(Duration.ofMinutes(10)), OURS, Receiver.GMAIL);
        }
        assertThat(score(check(log, "--json"), "low")).isEqualTo(score(check(straight.text(), "--json"), "low"));
    }

    /** Without a log the range is 12 to 99. */
    @Test
    void theReputationNarrowsWithTheMail() {
        daily(log, 1, 20, Receiver.GMAIL, Receiver.OUTLOOK);
        Ran aDay = check(log, "--json");
        MadeLog month = new MadeLog(8);
        for (int age = 0; age < 30 * 20; age++) {
            month.accepted(hours(1 + age * 1.2), OURS, Receiver.GMAIL);
            month.accepted(hours(1 + age * 1.2), OURS, Receiver.OUTLOOK);
        }
        Ran aMonth = check(month.text(), "--json");
        assertThat(score(aDay, "low")).isBetween(20.0, 40.0);
        assertThat(score(aMonth, "low")).isBetween(89.0, 91.0);
        assertThat(score(aMonth, "point")).isBetween(95.0, 99.0);
        assertThat(aMonth.code()).isZero();
        assertThat(check(month.text()).out())
                .containsPattern("Reputation {2}9[5-9] of 100, range 9[0-9] to 99, from deliveries");
        assertThat(member(aMonth, "confirmed", "source", "mail to Gmail").get("observation"))
                .isEqualTo("600 of 600 recipients accepted by the mail server's log, the last on 2026-12-01 08:00 UTC");
    }

    /** 5,000 a day of which 15 are refused for a reason about the sender: as good as any. */
    @Test
    void fewRefusalsAmongManyAreUsual() {
        for (int age = 0; age < 10_000; age++) {
            boolean isRefused = age % 333 == 100;
            Instant when = ago(Duration.ofSeconds(600 + age * 17L));
            if (isRefused) {
                log.refused(when, OURS, Receiver.GMAIL, BURNT);
            } else {
                log.accepted(when, OURS, Receiver.GMAIL);
            }
        }
        Ran ran = check(log, "--json");
        assertThat(ran.code()).isZero();
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat(finding.get("severity")).isEqualTo("notice");
        assertThat((String) finding.get("message"))
                .startsWith("Gmail refused 30 of 10000 attempts from 192.0.2.20, from ");
        assertThat(score(ran, "point")).isBetween(93.0, 99.0);
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("accept");
    }

    @Test
    void allRefusedSinceYesterdayOutweighsAMonthOfAcceptedMail() {
        daily(log, 29, 20, Receiver.OUTLOOK);
        for (int age = 0; age < 20 * 29; age++) {
            log.accepted(hours(26 + age * 1.2), OURS, Receiver.GMAIL);
        }
        for (int age = 0; age < 20; age++) {
            log.refused(hours(1 + age), OURS, Receiver.GMAIL, BURNT);
        }
        Ran ran = check(log, "--json");
        assertThat(score(ran, "point")).isBetween(50.0, 62.0);
        assertThat(score(ran, "high")).isLessThan(95);
        assertThat(codes(ran)).contains("DELIVERY-REFUSED");
    }
}
