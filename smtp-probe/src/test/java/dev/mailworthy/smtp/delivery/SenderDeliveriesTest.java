package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.DeliveryHistory;
import dev.mailworthy.core.score.DeliveryLikelihood;
import dev.mailworthy.core.score.ScoreModel;
import dev.mailworthy.smtp.delivery.account.SenderDeliveries;
import dev.mailworthy.smtp.delivery.account.SenderReceiver;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import dev.mailworthy.smtp.delivery.account.SenderRefusals.Course;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a log is about one sender, and which refusals go on. */
class SenderDeliveriesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final IpAddress ONE = IpAddress.parse("192.0.2.31");
    private static final IpAddress TWO = IpAddress.parse("192.0.2.32");
    private static final DeliveryLikelihood MODEL = ScoreModel.bundled().deliveries();
    private static final String GMAIL = "gmail-smtp-in.l.google.com[74.125.136.26]:25";
    private static final String LIMIT =
            "host gmail-smtp-in.l.google.com[74.125.136.26] said: 421-4.7.28 Gmail has detected an"
                    + " unusual rate of unsolicited mail. 421 4.7.28 a-N - gsmtp (in reply to end of DATA command)";
    private static final String GREY =
            "host gmail-smtp-in.l.google.com[74.125.136.26] said: 451 4.7.1 Greylisting in action,"
                    + " please come back later (in reply to RCPT TO command)";
    private static final String NO_USER =
            "host gmail-smtp-in.l.google.com[74.125.136.26] said: 550-5.1.1 The email account"
                    + " that you tried to reach does not exist. 550 5.1.1 a-N - gsmtp (in reply to RCPT TO command)";

    private final List<String> lines = new ArrayList<>();
    private int number;

    private static String ptr(IpAddress seen) {
        return "host gmail-smtp-in.l.google.com[74.125.136.26] said: 550-5.7.25 [" + seen
                + "] The IP address sending this"
                + " message does not have a PTR record setup 550 5.7.25 . a1-N - gsmtp (in reply to end of DATA command)";
    }

    private void attempt(String time, String instance, String status, String reason) {
        number++;
        lines.add(time + " mx " + instance + "/smtp[1]: A" + number + ": to=<bob@gmail.com>, relay=" + GMAIL
                + ", delay=2, delays=0/0/1/1, dsn=2.0.0, status=" + status + " (" + reason + ")");
    }

    private void accepted(String time, String instance) {
        attempt(time, instance, "sent", "250 ok");
    }

    private SenderDeliveries read(IpAddress... addresses) throws IOException {
        TextSource log = TextSource.of(lines, NOW);
        return SenderDeliveries.of(DeliveryLog.read(log, DeliveryOptions.of(ZoneOffset.UTC, 7)), List.of(addresses));
    }

    private SenderReceiver gmail(IpAddress... addresses) throws IOException {
        return read(addresses).receivers().stream()
                .filter(receiver ->
                        receiver.target().id().filter("gmail"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusalsOfOneAddressGoOnThoughAnotherIsAccepted() throws IOException {
        accepted("2026-11-30T09:00:00Z", "postfix-192.0.2.31");
        for (String time : List.of("10:00", "11:00", "12:00")) {
            attempt("2026-11-30T" + time + ":00Z", "postfix-192.0.2.31", "bounced", ptr(ONE));
            accepted("2026-11-30T" + time + ":30Z", "postfix-192.0.2.32");
        }
        SenderReceiver gmail = gmail(ONE, TWO);
        assertThat(gmail.goingOn()).singleElement().satisfies(refusals -> {
            assertThat(refusals.cause().id()).isEqualTo("PTR_PROBLEM");
            assertThat(refusals.outcome()).isEqualTo(DeliveryOutcome.REFUSED);
            assertThat(refusals.sources()).containsExactly(ONE);
            assertThat(refusals.unnamed()).isZero();
            assertThat(refusals.attempts()).isEqualTo(3);
            assertThat(refusals.first()).isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
            assertThat(refusals.last()).isEqualTo(Instant.parse("2026-11-30T12:00:00Z"));
        });
        DeliveryHistory history = gmail.history("gmail", MODEL, Instant.parse("2026-11-30T12:00:30Z"));
        assertThat(history.accepted()).isBetween(2.9, 3.0);
        assertThat(history.refused()).isBetween(2.9, 3.0);
    }

    @Test
    void onlyMailFromTheAddressesCounts() throws IOException {
        attempt("2026-11-30T10:00:00Z", "postfix-192.0.2.31", "bounced", ptr(ONE));
        accepted("2026-11-30T10:00:30Z", "postfix-192.0.2.32");
        SenderDeliveries two = read(TWO);
        assertThat(two.others()).isEqualTo(1);
        assertThat(two.named()).isEqualTo(1);
        assertThat(two.receivers()).singleElement().satisfies(gmail -> {
            assertThat(gmail.refusals()).isEmpty();
            assertThat(gmail.counts().accepted()).isEqualTo(1);
        });
        assertThat(read().others()).isZero();
    }

    @Test
    void mailTakenFromAnUnnamedAddressEndsARun() throws IOException {
        for (String time : List.of("10:00", "11:00", "12:00")) {
            attempt("2026-11-30T" + time + ":00Z", "postfix", "bounced", ptr(ONE));
        }
        assertThat(gmail(ONE, TWO).goingOn()).hasSize(1);
        accepted("2026-11-30T13:00:00Z", "postfix");
        SenderDeliveries later = read(ONE, TWO);
        assertThat(later.unnamed()).isEqualTo(1);
        assertThat(later.receivers().get(0).refusals())
                .extracting(SenderRefusals::course)
                .containsExactly(Course.MIXED);
    }

    @Test
    void fewRefusalsAfterAcceptedMailAreNoRun() throws IOException {
        accepted("2026-11-30T09:00:00Z", "postfix");
        attempt("2026-11-30T10:00:00Z", "postfix", "bounced", ptr(ONE));
        attempt("2026-11-30T11:00:00Z", "postfix", "bounced", ptr(ONE));
        assertThat(gmail(ONE).goingOn()).isEmpty();
        attempt("2026-11-30T12:00:00Z", "postfix", "bounced", ptr(ONE));
        assertThat(gmail(ONE).goingOn()).hasSize(1);
        assertThat(gmail(ONE).history("gmail", MODEL, NOW).accepted()).isZero();
    }

    @Test
    void greylistingAndUnknownRecipientsAreNotAboutTheSender() throws IOException {
        attempt("2026-11-30T10:00:00Z", "postfix", "deferred", GREY);
        attempt("2026-11-30T10:30:00Z", "postfix", "bounced", NO_USER);
        SenderReceiver gmail = gmail(ONE);
        assertThat(gmail.refusals()).isEmpty();
        assertThat(gmail.history("gmail", MODEL, NOW).isEmpty()).isTrue();
    }

    @Test
    void aRecipientWhoWaitsCountsOnce() throws IOException {
        lines.add("2026-11-30T09:59:00Z mx postfix/smtpd[1]: B1: client=unknown[198.51.100.7]");
        for (int minute = 10; minute < 20; minute++) {
            lines.add("2026-11-30T10:" + minute + ":00Z mx postfix/smtp[1]: B1: to=<bob@gmail.com>, relay=" + GMAIL
                    + ", delay=2, delays=0/0/1/1, dsn=4.7.28, status=deferred (" + LIMIT + ")");
        }
        SenderReceiver gmail = gmail(ONE);
        assertThat(gmail.goingOn()).singleElement().satisfies(wait -> {
            assertThat(wait.outcome()).isEqualTo(DeliveryOutcome.DEFERRED);
            assertThat(wait.attempts()).isEqualTo(10);
            assertThat(wait.unnamed()).isEqualTo(10);
        });
        Instant now = Instant.parse("2026-11-30T10:19:00Z");
        assertThat(gmail.history("gmail", MODEL, now).deferred()).isBetween(0.99, 1.0);
    }

    @Test
    void oldMailCountsLess() throws IOException {
        accepted("2026-11-01T12:00:00Z", "postfix");
        Instant later = Instant.parse("2026-11-01T12:00:00Z").plus(MODEL.halfLife());
        assertThat(gmail(ONE).history("gmail", MODEL, later).accepted()).isEqualTo(0.5);
        assertThat(gmail(ONE)
                        .history("gmail", MODEL, later.minus(Duration.ofDays(60)))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void lostLinesLeaveTheLogIncomplete() throws IOException {
        accepted("2026-11-30T09:00:00Z", "postfix");
        assertThat(read(ONE).isWhole()).isTrue();
        lines.add(
                "2026-11-30T09:01:00Z mx rsyslogd: imuxsock[pid: 1]: 12 messages lost due to rate-limiting (200 allowed"
                        + " within 5 seconds)");
        assertThat(read(ONE).coverage().lost()).isEqualTo(12);
        assertThat(read(ONE).isWhole()).isFalse();
    }
}
