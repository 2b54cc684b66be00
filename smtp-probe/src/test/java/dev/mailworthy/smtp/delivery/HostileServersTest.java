package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders choose addresses and receivers choose replies in the log of any mail server. */
class HostileServersTest {

    private static final String HEAD = "Nov 30 10:00:00 mx ";

    private static long attempts(DeliverySummary summary) {
        return summary.settled().counted().stream()
                .mapToLong(cell -> cell.counts().attempts())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendmail[1]: 5AK8aB1: to=<b@evil.example>, mailer=esmtp, relay=mx.evil.example. [203.0.113.66], dsn=5.0.0,"
                        + " reply=550 x, stat=Sent (ok), stat=Service unavailable",
                "sendmail[1]: 5AK8aB1: to=<b@evil.example>, mailer=esmtp, relay=mx.evil.example. [203.0.113.66], dsn=4.0.0,"
                        + " stat=Deferred: 450 x, relay=mx.example.net., dsn=2.0.0, stat=Sent",
                "smtpd[1]: 4b3a6c195c1f6010 mta delivery evpid=8f26ea98359eccea from=<a@b> to=<b@evil.example> rcpt=<->"
                        + " source=\"192.0.2.9\" relay=\"203.0.113.66 (mx.evil.example)\" delay=1s result=\"PermFail\" stat=\"550"
                        + " x\" delay=1s result=\"Ok\" stat=\"250 ok\"",
                "smtpd[1]: 4b3a6c195c1f6010 mta delivery evpid=8f26ea98359eccea from=<a> to=<c@gmail.com> rcpt=<-> x@b> to=<b@x>"
                        + " rcpt=<-> source=\"192.0.2.9\" relay=\"198.51.100.7 (mx.example.net)\" delay=1s result=\"Ok\" stat=\"ok\""
            })
    void aLineOfAnyServerThatReadsInTwoWaysCountsForNothing(String text) throws IOException {
        DeliverySummary summary = LineCells.read(HEAD + text);
        assertThat(attempts(summary)).isZero();
        assertThat(summary.coverage().ambiguous()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exim[1]: 1hybwT-0003Fp-Db => \"x R=a T=b H=gmail-smtp-in.l.google.com [1.2.3.4]\"@evil.example R=dnslookup"
                        + " T=remote_smtp H=mx.evil.example [203.0.113.66]",
                "exim[1]: 1hybwT-0003Fp-Db ** x\\ R=a\\ H=gmail-smtp-in.l.google.com\\ [1.2.3.4]@evil.example R=d T=s"
                        + " H=mx.evil.example [203.0.113.66]: SMTP error from remote mail server after end of data: 550 => b@gmail.com"
                        + " R=a T=b H=gmail-smtp-in.l.google.com [1.2.3.4]",
                "exim[1]: 1hybwT-0003Fp-Db => b@evil.example F=<\"x> H=gmail-smtp-in.l.google.com [1.2.3.4]\"@y> R=d T=s"
                        + " H=mx.evil.example [203.0.113.66] X=a DN=\"CN=x\" H=gmail-smtp-in.l.google.com [1.2.3.4]",
                "sendmail[1]: 5AK8aB1: to=<\"x>, relay=gmail-smtp-in.l.google.com. [1.2.3.4]\"@evil.example>,"
                        + " ctladdr=<\"x>, relay=gmail-smtp-in.l.google.com. [1.2.3.4]\"@y> (0/0), mailer=esmtp,"
                        + " relay=mx.evil.example. [203.0.113.66], dsn=2.0.0, stat=Sent (relay=gmail-smtp-in.l.google.com. [1.2.3.4])"
            })
    void anAddressOrAReplyOfAnyServerDoesNotNameAnotherReceiver(String text) throws IOException {
        DeliverySummary summary = LineCells.read(HEAD + text);
        assertThat(summary.coverage().understood()).isEqualTo(1);
        assertThat(summary.settled().counted())
                .singleElement()
                .satisfies(cell -> assertThat(cell.key().target().name()).isEqualTo("evil.example"));
    }

    @Test
    void cutLinesOfAllServersAreReadWithoutAnError() throws IOException {
        for (ScriptedLogTest.Server server : ScriptedLogTest.Server.values()) {
            ScriptedLog log = server.log(5, 25);
            Random random = new Random(server.ordinal());
            // A record of the export form has several lines; HostileLogTest cuts it.
            List<LogForm> ofOneLine = log.server.forms().stream()
                    .filter(form -> form != LogForm.EXPORT)
                    .toList();
            for (String line : log.lines(ofOneLine)) {
                String cut = line.substring(0, random.nextInt(line.length() + 1));
                char[] changed = line.toCharArray();
                changed[random.nextInt(changed.length)] = (char) random.nextInt(256);
                assertThat(attempts(LineCells.read(cut))).as(cut).isLessThanOrEqualTo(1);
                assertThat(LineCells.read(new String(changed)).coverage().lines())
                        .isPositive();
            }
        }
    }

    @Test
    void noLocalPartOfAnyServerIsKept() throws IOException {
        for (ScriptedLogTest.Server server : ScriptedLogTest.Server.values()) {
            ScriptedLog log = server.log(6, 60);
            DeliverySummary summary = DeliveryLog.read(
                    TextSource.of(log.lines(log.server.forms()), log.end()), DeliveryOptions.of(LogForm.ZONE, 7));
            assertThat(summary.settled().counted() + " " + summary.coverage().shapes())
                    .as("%s", server)
                    .doesNotContainPattern("rcpt[0-9]")
                    .doesNotContain("alice", "sender.example");
        }
    }
}
