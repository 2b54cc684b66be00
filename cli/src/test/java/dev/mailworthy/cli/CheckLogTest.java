package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeLog;
import dev.mailworthy.cli.lab.MadeLog.Receiver;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a log on standard input does to a check of the lab {@code healthy}, which is ready without one. */
@Timeout(120)
class CheckLogTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    /** The instance of the first address of the lab, and one that names no address. */
    private static final String OURS = "postfix-192.0.2.20";

    private static final String PLAIN = "postfix";
    private static final String PTR = "550-5.7.25 [192.0.2.20] The IP address sending this message does not have a PTR record"
            + " setup, or the corresponding forward DNS entry does not match the sending IP. 550 5.7.25 a1-N - gsmtp";
    private static final String BURNT = "550-5.7.1 [192.0.2.20      19] Our system has detected that this message is likely"
            + " suspicious due to the very low reputation of the sending IP address. 550 5.7.1 a1-N - gsmtp";
    private static final String LIMIT = "421-4.7.28 [192.0.2.20] Our system has detected an unusual rate of unsolicited mail"
            + " originating from your IP address. 421 4.7.28 a1-N - gsmtp";
    private static final String GREY = "451 4.7.1 Greylisting in action, please come back later";
    private static final String NO_USER = "550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 a-N -"
            + " gsmtp";

    private final MadeLog log = new MadeLog(7);

    private static Instant ago(Duration age) {
        return NOW.minus(age);
    }

    private static Instant hours(double age) {
        return ago(Duration.ofMinutes((long) (age * 60)));
    }

    private Ran check(String... more) {
        return checked(log.text(), more);
    }

    private static Ran checked(String text, String... more) {
        List<String> args = new ArrayList<>(List.of("check", "--lab", "healthy"));
        args.addAll(List.of(more));
        args.addAll(List.of("--log", "-"));
        Ran ran = Ran.at(
                NOW, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), args.toArray(String[]::new));
        assertThat(ran.out() + ran.err()).doesNotContainPattern("user[0-9]|news@");
        return ran;
    }

    /** The screen without line breaks. */
    private static String words(Ran ran) {
        return ran.out().replaceAll("\\s+", " ");
    }

    private static List<String> codes(Ran ran) {
        return ran.list("findings").stream()
                .map(finding -> (String) ((Map<?, ?>) finding).get("code"))
                .toList();
    }

    private static Map<?, ?> member(Ran ran, String list, String key, String value) {
        return ran.list(list).stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> value.equals(each.get(key)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " " + value + " in " + ran.list(list)));
    }

    private static Map<?, ?> gate(Ran ran, String receiver, String requirement) {
        return ((List<?>) member(ran, "receivers", "id", receiver).get("gates"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> requirement.equals(each.get("id")))
                        .findFirst()
                        .orElseThrow();
    }

    private static double score(Ran ran, String bound) {
        return ((Number) ((Map<?, ?>) ran.json().get("score")).get(bound)).doubleValue();
    }

    private void daily(int days, int mails, Receiver... receivers) {
        for (Receiver receiver : receivers) {
            for (int day = 0; day < days; day++) {
                for (int mail = 0; mail < mails; mail++) {
                    log.accepted(hours(day * 24 + 1 + 20.0 * mail / mails), OURS, receiver);
                }
            }
        }
    }

    @Test
    void aReceiverThatRefusesSinceYesterdayRefusesNow() {
        daily(5, 4, Receiver.YAHOO);
        log.accepted(hours(30), OURS, Receiver.GMAIL);
        Stream.of(20, 12, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, BURNT));
        Ran ran = check("--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("refuse");
        assertThat(member(ran, "receivers", "id", "yahoo").get("verdict")).isEqualTo("accept");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat(finding.get("severity")).isEqualTo("error");
        assertThat((String) finding.get("message"))
                .startsWith("Gmail refuses mail from 192.0.2.20 since 2026-11-30 13:00 UTC: 3 attempts refused, none accepted");
        assertThat(String.valueOf(finding.get("evidence")))
                .contains("2026-11-30 13:00 UTC to 2026-12-01 07:00 UTC")
                .contains("3 of all 4 attempts at Gmail refused, cause IP_BLOCKED_PRIVATE")
                .contains("192.0.2.20 in 3 attempts")
                .contains("550 5.7.1");
        assertThat(check("--receiver", "gmail").code()).isEqualTo(2);
    }

    @Test
    void aRightReverseNameAndARefusalForItContradict() {
        Stream.of(20, 12, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, PTR));
        Ran ran = check("--json");
        assertThat(codes(ran)).contains("DELIVERY-CONTRADICTS").doesNotContain("DELIVERY-REFUSED", "RECEIVER-DISAGREES");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-CONTRADICTS");
        assertThat((String) finding.get("message"))
                .contains("Our check passes (reverse-confirmed is in order), and Gmail refuses for that very reason")
                .contains("since 2026-11-30T13:00:01Z");
        assertThat(String.valueOf(finding.get("evidence"))).contains("550 5.7.25").contains("3 of all 3 attempts");
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("refuse");
    }

    /** The reverse name may have been set since. */
    @Test
    void aRefusalOfDaysAgoIsOlderThanOurCheck() {
        Stream.of(80, 70, 60).forEach(age -> log.refused(hours(age), OURS, Receiver.GMAIL, PTR));
        Ran ran = check("--json");
        assertThat(ran.code()).isZero();
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat(finding.get("severity")).isEqualTo("notice");
        assertThat((String) finding.get("message")).contains("our check is newer and passes");
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("accept");
    }

    @Test
    void greylistingAndUnknownRecipientsChangeNothing() {
        Ran without = Ran.at(NOW, new ByteArrayInputStream(new byte[0]), "check", "--lab", "healthy", "--json");
        for (int age = 1; age < 60; age++) {
            log.deferred(hours(age), OURS, Receiver.GMAIL, GREY);
            log.refused(hours(age), OURS, Receiver.GMAIL, NO_USER);
        }
        Ran ran = check("--json");
        assertThat(codes(ran)).isEqualTo(codes(without));
        assertThat(ran.json().get("score")).isEqualTo(without.json().get("score"));
        assertThat(ran.code()).isZero();
        assertThat(check().out()).doesNotContain("Reputation");
    }

    @Test
    void greylistedMailThatIsTakenCountsAsTaken() {
        MadeLog straight = new MadeLog(7);
        for (int age = 1; age < 40; age++) {
            log.deferred(hours(age), OURS, Receiver.GMAIL, GREY, Duration.ofMinutes(10));
            straight.accepted(hours(age).plus(Duration.ofMinutes(10)), OURS, Receiver.GMAIL);
        }
        assertThat(score(check("--json"), "low")).isEqualTo(score(checked(straight.text(), "--json"), "low"));
    }

    /** Without a log the range is 12 to 99. */
    @Test
    void theReputationNarrowsWithTheMail() {
        daily(1, 20, Receiver.GMAIL, Receiver.OUTLOOK);
        Ran aDay = check("--json");
        MadeLog month = new MadeLog(8);
        for (int age = 0; age < 30 * 20; age++) {
            month.accepted(hours(1 + age * 1.2), OURS, Receiver.GMAIL);
            month.accepted(hours(1 + age * 1.2), OURS, Receiver.OUTLOOK);
        }
        Ran aMonth = checked(month.text(), "--json");
        assertThat(score(aDay, "low")).isBetween(20.0, 40.0);
        assertThat(score(aMonth, "low")).isBetween(90.0, 98.0);
        assertThat(score(aMonth, "point")).isBetween(95.0, 99.0);
        assertThat(aMonth.code()).isZero();
        assertThat(checked(month.text()).out()).containsPattern("Reputation {2}9[5-9] of 100, range 9[0-9] to 99, from deliveries");
        assertThat(member(aMonth, "confirmed", "check", "mail to Gmail").get("proof"))
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
        Ran ran = check("--json");
        assertThat(ran.code()).isZero();
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat(finding.get("severity")).isEqualTo("notice");
        assertThat((String) finding.get("message")).startsWith("Gmail refused 30 of 10000 attempts from 192.0.2.20, from ");
        assertThat(score(ran, "point")).isBetween(93.0, 99.0);
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("accept");
    }

    @Test
    void allRefusedSinceYesterdayOutweighsAMonthOfAcceptedMail() {
        daily(29, 20, Receiver.OUTLOOK);
        for (int age = 0; age < 20 * 29; age++) {
            log.accepted(hours(26 + age * 1.2), OURS, Receiver.GMAIL);
        }
        for (int age = 0; age < 20; age++) {
            log.refused(hours(1 + age), OURS, Receiver.GMAIL, BURNT);
        }
        Ran ran = check("--json");
        assertThat(score(ran, "point")).isBetween(30.0, 75.0);
        assertThat(score(ran, "high")).isLessThan(95);
        assertThat(codes(ran)).contains("DELIVERY-REFUSED");
    }

    @Test
    void aPartOfTheMailThatIsRefusedCostsTrust() {
        for (int age = 1; age < 21; age++) {
            log.accepted(hours(age), PLAIN, Receiver.GMAIL);
            log.refused(hours(age + 0.5), PLAIN, Receiver.GMAIL, BURNT.replace("[192.0.2.20      19] ", ""));
        }
        Ran ran = check("--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(member(ran, "receivers", "id", "gmail").get("verdict")).isEqualTo("at-risk");
        Map<?, ?> finding = member(ran, "findings", "code", "DELIVERY-REFUSED");
        assertThat((String) finding.get("message")).startsWith("Gmail refused 20 of 40 attempts from this server, from ");
        assertThat(String.valueOf(finding.get("evidence"))).contains("not named in 20 attempts");
        assertThat(String.valueOf(finding.get("particulars"))).doesNotContain("192.0.2.20");
        assertThat(words(check())).contains("The log does not name the address that 40 attempts left from.");
    }

    @Test
    void mailFromAnotherAddressIsNotCounted() {
        log.accepted(hours(3), OURS, Receiver.GMAIL);
        for (int age = 1; age < 9; age++) {
            log.refused(hours(age), "postfix-192.0.2.99", Receiver.GMAIL, BURNT.replace("192.0.2.20", "192.0.2.99"));
        }
        Ran ran = check();
        assertThat(ran.code()).isZero();
        assertThat(words(ran))
                .contains("1 of 1 recipient accepted by 1 receiver")
                .contains("Not counted: 8 attempts from other addresses.");
        MadeLog others = new MadeLog(9);
        others.accepted(hours(3), "postfix-192.0.2.99", Receiver.GMAIL);
        Ran none = checked(others.text(), "--json");
        assertThat(none.code()).isEqualTo(3);
        assertThat((String) member(none, "unanswered", "check", "deliveries in the mail server's log").get("detail"))
                .contains("1 attempts left from other addresses");
    }

    @Test
    void mailThatWaitsIsPutOff() {
        log.accepted(hours(30), OURS, Receiver.GMAIL);
        Stream.of(8, 6, 4, 2).forEach(age -> log.deferred(hours(age), OURS, Receiver.GMAIL, LIMIT));
        Ran ran = check("--json");
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
        Ran ran = check("--json");
        assertThat((String) member(ran, "findings", "code", "DELIVERY-SLOW").get("message"))
                .contains("Half of the accepted mail took up to 3 h, 95 % up to 3 h.");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void aLogDecidesTheRequirementsThatNeedIt() {
        daily(2, 5, Receiver.GMAIL, Receiver.OUTLOOK);
        Ran with = check("--json");
        assertThat(gate(with, "gmail", "G-A3").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "gmail", "G-B6").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "gmail", "U-8").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "outlook", "M-A1-RATE").get("outcome")).isEqualTo("pass");
        assertThat(gate(with, "t-online", "T-A1-NEW").get("outcome")).isEqualTo("unknown");
        assertThat((String) gate(with, "t-online", "T-A1-NEW").get("why"))
                .isEqualTo("the log has no mail to T-Online; it takes a delivery to T-Online");

        Ran plain = checked(log.text().replace("tls=may:encrypt", "tls=may:none"), "--json");
        assertThat(gate(plain, "gmail", "G-A3").get("outcome")).isEqualTo("fail");
        assertThat((String) gate(plain, "gmail", "G-A3").get("why")).contains("Gmail still took mail on 2026-12-01T");
        assertThat(member(plain, "receivers", "id", "gmail").get("verdict")).isEqualTo("at-risk");
        assertThat((String) member(plain, "findings", "code", "DELIVERY-PLAINTEXT").get("message"))
                .isEqualTo("Mail to Gmail was sent without TLS: 10 of 10 attempts.");

        Ran old = checked(log.text().replace(" tls=may:encrypt,", ""), "--json");
        assertThat(old.code()).isZero();
        assertThat(gate(old, "gmail", "G-A3").get("outcome")).isEqualTo("unknown");
        assertThat((String) gate(old, "gmail", "G-A3").get("why"))
                .isEqualTo("the log does not tell whether mail to Gmail went over TLS; it takes the mail server's log, if it"
                        + " tells TLS (Postfix from 3.11)");
    }

    @Test
    void lostLinesLeaveTheDeliveriesUnanswered() {
        daily(2, 5, Receiver.GMAIL);
        Stream.of(5, 3, 2).forEach(age -> log.refused(hours(age), OURS, Receiver.YAHOO, BURNT));
        log.lost(hours(4), 1);
        Ran ran = check("--json");
        assertThat(ran.code()).isEqualTo(3);
        Map<?, ?> open = member(ran, "unanswered", "check", "deliveries in the mail server's log");
        assertThat((String) open.get("detail")).contains("1 were lost by the logging service");
        assertThat((String) open.get("howToAnswer")).contains("RateLimitBurst=0");
        assertThat((String) member(ran, "findings", "code", "DELIVERY-REFUSED").get("message"))
                .contains("The log is incomplete: how much mail it took is not known.")
                .doesNotContain(" of ");
        assertThat(((Map<?, ?>) ran.json().get("score")).get("basis")).isEqualTo("setup");
        assertThat(gate(ran, "gmail", "U-8").get("outcome")).isEqualTo("unknown");
        assertThat(check().out()).doesNotContain("Reputation").contains("It is incomplete and decides nothing");
    }

    @Test
    void anOldLogDecidesNothing() {
        for (int age = 31; age < 40; age++) {
            log.refused(ago(Duration.ofDays(age)), OURS, Receiver.GMAIL, BURNT);
        }
        Ran ran = check("--json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat((String) member(ran, "unanswered", "check", "deliveries in the mail server's log").get("detail"))
                .contains("more than 30 days ago");
        assertThat(codes(ran)).noneMatch(code -> code.startsWith("DELIVERY-"));
    }

    @Test
    void nothingOfALogReachesTheScreenRaw() {
        Stream.of(5, 3, 2)
                .forEach(age -> log.refused(
                        hours(age), OURS, Receiver.GMAIL, PTR.replace("a1-N", "\u001b[31m<user5@gmail.com> \u202e")));
        for (String form : List.of("-v", "--json", "--ndjson", "--receivers")) {
            assertThat(check(form).out()).doesNotContain("\u001b", "\u202e", "user5");
        }
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        log.accepted(hours(1), OURS, Receiver.GMAIL);
        assertThat(check("--record", "run.ndjson").code()).isEqualTo(64);
        assertThat(check("--bounce", "-").err()).contains("standard input holds the log or a message, not both");
        assertThat(check("192.0.2.20").code()).isEqualTo(64);
        assertThat(check("healthy.example", "fresh.example").err()).contains("about one domain");
        Ran missing = Ran.of("check", "--lab", "healthy", "--log", "no-such.log");
        assertThat(missing.code()).isEqualTo(64);
        assertThat(missing.err()).contains("no-such.log: there is no such file");
        assertThat(Ran.of("check", "--lab", "deliveries-good", "--record", "run.ndjson").err())
                .contains("a record does not hold the log of this lab");
    }
}
