package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of sendmail: target, outcome and cause of each, several recipients of one line, and lines that count for nothing. */
class SendmailLineTest {

    private static final String HEAD = "Nov 30 10:00:00 mx sendmail[77]: 5AK8aB00012345: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailer=esmtp, pri=1, relay=mx.example.net. [198.51.100.7], dsn=2.0.0, stat=Sent (ok)"
                        + " | receiver example.net accepted - -",
                "mailer=esmtp, pri=1, relay=mx.example.net. [IPv6:2001:db8::7], dsn=2.0.0, stat=Sent"
                        + " | receiver example.net accepted - -",
                "mailer=relay, pri=1, relay=out.example.org. [198.51.100.7], dsn=2.0.0, stat=Sent (ok)"
                        + " | smarthost example.org accepted - -",
                "mailer=relay, pri=1, relay=[127.0.0.1] [127.0.0.1], dsn=2.0.0, stat=Sent (ok) | hop 127.0.0.1 accepted - -",
                "mailer=local, pri=1, dsn=2.0.0, stat=Sent | local local delivery accepted - -",
                "mailer=local, pri=1, dsn=5.1.1, stat=User unknown | local local delivery refused UNRECOGNISED -",
                "mailer=esmtp, pri=1, relay=mx.example.net. [198.51.100.7], dsn=5.1.1, stat=User unknown"
                        + " | receiver example.net refused RCPT_UNKNOWN -",
                "mailer=esmtp, pri=1, relay=mx.example.net. [198.51.100.7], dsn=5.0.0, reply=550 5.1.1 no such user here,"
                        + " stat=Service unavailable | receiver example.net refused RCPT_UNKNOWN -",
                "mailer=esmtp, pri=1, relay=mx.example.net., dsn=4.0.0, stat=Deferred: Connection refused by mx.example.net."
                        + " | receiver example.net path PATH -",
                "mailer=esmtp, pri=1, relay=mx.example.net. [198.51.100.7], dsn=4.2.0, stat=Deferred: 450 4.2.0 Greylisted, try"
                        + " later | receiver example.net deferred GREYLISTED -",
                "mailer=esmtp, pri=1, relay=rcpt.example., dsn=4.0.0, stat=Deferred: Name server: rcpt.example.: host name"
                        + " lookup failure | receiver rcpt.example path DNS -",
                "pri=1, dsn=5.1.2, stat=Host unknown (Name server: rcpt.example: host not found)"
                        + " | receiver rcpt.example refused DNS -"
            })
    void aLineBecomesACell(String text, String expected) throws IOException {
        String line =
                HEAD + "to=<bob@rcpt.example>, ctladdr=<a@b.example> (0/0), delay=00:00:05, xdelay=00:00:01, " + text;
        assertThat(LineCells.of(line)).containsExactly(expected);
        assertThat(LineCells.read(line).coverage().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=<a@b.example>, size=9, class=0, nrcpts=1, msgid=<x@y>, relay=[203.0.113.5]",
                "to=<b@x.example>, delay=00:00:00, mailer=esmtp, pri=1, stat=queued",
                "5AK8aC00012345: DSN: User unknown",
                "<b@x.example>... User unknown",
                "ruleset=check_rcpt, arg1=<to=x, stat=Sent>, relay=h [203.0.113.5], reject=550 5.7.1 no"
            })
    void aRemarkCountsForNothing(String text) throws IOException {
        assertThat(LineCells.of(HEAD + text)).isEmpty();
        assertThat(LineCells.read(HEAD + text).coverage().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to=<b@x.example>, delay=00:00:00, mailer=esmtp, dsn=2.0.0, stat=Strange",
                "to=<b@x.example",
                "to=<b@x.example>, mailer=esmtp",
                "to=, stat=Sent"
            })
    void aReportOfAnotherFormIsCountedAsNotUnderstood(String text) throws IOException {
        DeliverySummary summary = LineCells.read(HEAD + text);
        assertThat(summary.settled().counted()).isEmpty();
        assertThat(summary.coverage().notUnderstood()).isEqualTo(1);
    }

    @Test
    void eachRecipientOfALineCountsAndNoneIsNamed() throws IOException {
        DeliverySummary summary = LineCells.read(
                HEAD + "from=<a@b.example>, size=9, class=0, nrcpts=3, msgid=<x@y>",
                HEAD
                        + "to=<secretone@x.example>,<\"a, stat=Sent\"@x.example>,<secrettwo@x.example> [more], delay=1+00:00:05,"
                        + " mailer=esmtp, relay=mx.example.net. [198.51.100.7], dsn=5.1.1, reply=550 5.1.1 SecretOne and secrettwo"
                        + " unknown, stat=User unknown");
        EvidenceCell cell = summary.settled().counted().get(0);
        assertThat(cell.counts().recipients()).isEqualTo(3);
        assertThat(cell.counts().attempts()).isEqualTo(3);
        assertThat(cell.counts().delays().seconds(0.5).orElseThrow()).isBetween(76_000.0, 97_000.0);
        assertThat(cell.counts().sample().orElseThrow().text()).doesNotContainIgnoringCase("secret");
        assertThat(summary.settled().messages()).isEqualTo(1);
    }

    @Test
    void aMessageIsSettledWhenItsLastRecipientIs() throws IOException {
        DeliverySummary summary = LineCells.read(
                HEAD + "from=<a@b.example>, size=9, class=0, nrcpts=1, msgid=<x@y>",
                HEAD
                        + "to=<b@x.example>, mailer=esmtp, relay=mx.example.net. [198.51.100.7], dsn=2.0.0, stat=Sent (ok)",
                HEAD.replace("10:00:00", "11:00:00").replace("12345", "12346") + "from=<a@b.example>, size=9, nrcpts=1",
                HEAD.replace("10:00:00", "11:00:00").replace("12345", "12346")
                        + "to=<b@x.example>, mailer=esmtp, dsn=4.0.0, stat=Deferred");
        assertThat(summary.messages()).isEqualTo(1);
        assertThat(summary.open()).hasSize(1);
    }
}
