package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of Exim: target, outcome, cause and source of each, and lines that count for nothing. */
class EximLineTest {

    private static final String HEAD = "2026-11-30 10:00:00 1hybwT-0003Fp-Db ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=> bob@rcpt.example R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.7] X=TLS1.3:A:256 CV=yes C=\"250 ok\""
                        + " | receiver example.net accepted - -",
                "-> bob@rcpt.example R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.7]:25*"
                        + " | receiver example.net accepted - -",
                ">> bob@rcpt.example R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.7] I=[192.0.2.9]:4444"
                        + " | receiver example.net accepted - 192.0.2.9",
                "=> bob@rcpt.example R=a T=b I=[2001:db8::9] H=mx.example.net [2001:db8::7]"
                        + " | receiver example.net accepted - 2001:db8::9",
                "=> bob@rcpt.example R=smarthost T=remote_smtp_smarthost H=out.example.org [198.51.100.7] A=plain"
                        + " | smarthost example.org accepted - -",
                "=> bob@rcpt.example R=a T=b H=out.example.org [198.51.100.7]:587 | smarthost example.org accepted - -",
                "=> bob@rcpt.example R=a T=b H=192.0.2.8 [198.51.100.7] | receiver rcpt.example accepted - -",
                "=> bob@rcpt.example R=a T=filter H=10.1.2.3 [10.1.2.3] | hop 10.1.2.3 accepted - -",
                "=> bob <bob@here.example> R=local_user T=maildir_home | local local delivery accepted - -",
                "=> bob <bob@here.example> F=<\"x> R=a T=b H=mx.example.net [1.2.3.4]\"@y.example> R=l T=dovecot_lmtp"
                        + " | local local delivery accepted - -",
                "=> >alice@rcpt.example <bob@here.example> R=vacation T=autoreply | local local delivery accepted - -",
                "** bob@rcpt.example R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.7] X=TLS1.3:A:256: SMTP error from"
                        + " remote mail server after RCPT TO:<bob@rcpt.example>: 550 5.1.1 no such user here"
                        + " | receiver example.net refused RCPT_UNKNOWN -",
                "** bob@rcpt.example R=dnslookup T=remote_smtp: SMTP error from remote mailer after RCPT TO:<bob@rcpt.example>:"
                        + " host mx.example.net [198.51.100.7]: 550 5.1.1 no such user here"
                        + " | receiver example.net refused RCPT_UNKNOWN -",
                "== bob@rcpt.example R=dnslookup T=remote_smtp defer (-44) H=mx.example.net [198.51.100.7]: SMTP error from"
                        + " remote mail server after RCPT TO:<\": 550 5.7.1 spam \"@rcpt.example>: 450 4.2.0 Greylisted, try later"
                        + " | receiver example.net deferred GREYLISTED -",
                "== bob@rcpt.example R=dnslookup T=remote_smtp defer (110): Connection timed out H=mx.example.net [198.51.100.7]"
                        + " | receiver example.net path PATH -",
                "== bob@rcpt.example R=dnslookup T=remote_smtp defer (111) H=mx.example.net [198.51.100.7] DT=1s: Connection"
                        + " refused | receiver example.net path PATH -",
                "== bob@rcpt.example R=dnslookup T=remote_smtp defer (-38) H=mx.example.net [198.51.100.7]: a TLS session is"
                        + " required, but the server did not offer TLS support | receiver example.net path TLS_FAILED -",
                "== bob@rcpt.example R=dnslookup T=remote_smtp defer (-53): retry time not reached for any host"
                        + " | receiver rcpt.example held PATH -",
                "== bob@rcpt.example R=dnslookup defer (-1): host lookup did not complete | receiver rcpt.example path DNS -",
                "== bob@rcpt.example routing defer (-51): retry time not reached | receiver rcpt.example held PATH -",
                "== bob@here.example R=local_user T=local_delivery defer (-22): mailbox is full"
                        + " | local local delivery deferred UNRECOGNISED -",
                "** bob@here.example: Unrouteable address | local local delivery refused UNRECOGNISED -",
                "** bob@rcpt.example R=dnslookup T=remote_smtp: all hosts for 'rcpt.example' have been failing for a long time (and"
                        + " retry time not reached) | receiver rcpt.example expired PATH -",
                "** bob@rcpt.example R=dnslookup T=remote_smtp: retry timeout exceeded | receiver rcpt.example expired PATH -",
                "** bob@rcpt.example R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.7]: SMTP error from remote mail"
                        + " server after RCPT TO:<bob@rcpt.example>: 451 4.7.1 Greylisted: retry timeout exceeded"
                        + " | receiver example.net expired GREYLISTED -",
                "** bob@rcpt.example R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.7]: SMTP error from remote mail"
                        + " server after RCPT TO:<bob@rcpt.example>: 550 5.1.1 user unknown: retry timeout exceeded"
                        + " | receiver example.net refused RCPT_UNKNOWN -"
            })
    void aLineBecomesACell(String text, String expected) throws IOException {
        assertThat(LineCells.of(HEAD + text)).containsExactly(expected);
        assertThat(LineCells.of("2026-11-30 10:00:00.123 +0100 [77] 1hybwT-00000003Fp8-0Dbq " + text))
                .containsExactly(expected);
        assertThat(LineCells.of(
                        "Nov 30 10:00:00 mx exim[77]: 2026-11-30 10:00:00.5 +0000 [77] 1hybwT-0003Fp-Db " + text))
                .containsExactly(expected);
        assertThat(LineCells.read(HEAD + text).coverage().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30 10:00:00 1hybwT-0003Fp-Db H=mx.example.net [198.51.100.7]: SMTP error from remote mail server after"
                        + " RCPT TO:<b@x.example>: 450 wait",
                "2026-11-30 10:00:00 1hybwT-0003Fp-Db *> bob@rcpt.example R=a T=b",
                "2026-11-30 10:00:00 1hybwT-0003Fp-Db Message is frozen",
                "2026-11-30 10:00:00 1hybwT-0003Fp-Db <= <> R=1hybwS-0003Fp-Aa U=Debian-exim P=local S=900",
                "2026-11-30 10:00:00 1hybwT-0003Fp-Db Completed",
                "2026-11-30 10:00:00 Start queue run: pid=77",
                "2026-11-30 10:00:00 [77] End queue run: pid=77",
                "2026-11-30 10:00:00 H=(=> b@gmail.com R=a) [203.0.113.1] rejected EHLO or HELO",
                "Nov 30 10:00:00 mx exim[77]: [2/2] 2026-11-30 10:00:00 1hybwT-0003Fp-Db => b@x.example R=a T=b H=c [1.2.3.4]",
                "2026-11-30 10:00:00 1hybwT-0003Fp-Db postfix/smtp[1]: ABC1: to=<b@x.example>, relay=mx.x.example[1.2.3.4]:25,"
                        + " delay=1, dsn=2.0.0, status=sent (ok)"
            })
    void aRemarkCountsForNothing(String line) throws IOException {
        assertThat(LineCells.of(line)).isEmpty();
        assertThat(LineCells.read(line).coverage().notUnderstood()).isZero();
        assertThat(LineCells.read(line).coverage().unreadable()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=> ",
                "=> bob@x.example gibberish",
                "== bob@x.example R=a defer (",
                "** bob@x.example (x",
                "=> <"
            })
    void aReportOfAnotherFormIsCountedAsNotUnderstood(String text) throws IOException {
        DeliverySummary summary = LineCells.read(HEAD + text + " x");
        assertThat(summary.settled().counted()).isEmpty();
        assertThat(summary.coverage().notUnderstood()).isEqualTo(1);
        assertThat(summary.coverage().shapes().toString()).doesNotContain("bob");
    }

    @Test
    void theFirstPieceOfALongLineCountsAndItsReplyIsTruncated() throws IOException {
        String head = "Nov 30 10:00:00 mx exim[77]: ";
        DeliverySummary summary = LineCells.read(
                head
                        + "[1/2] 2026-11-30 10:00:00 1hybwT-0003Fp-Db ** bob@rcpt.example R=a T=b H=mx.example.net [198.51.100.7]:"
                        + " SMTP error from remote mail server after RCPT TO:<bob@rcpt.example>: 550 5.1.1 no such user, see",
                head + "[2/2]  our page");
        assertThat(summary.settled().counted()).hasSize(1);
        assertThat(summary.coverage().truncated()).isEqualTo(1);
        assertThat(LineCells.of(head + "[1\\2] 1hybwT-0003Fp-Db => bob <bob@x.example> R=a T=b"))
                .containsExactly("local local delivery accepted - -");
    }

    @Test
    void aLocalDeliveryAndItsDeferralsAreOneRecipient() throws IOException {
        DeliverySummary summary = LineCells.read(
                HEAD + "<= a@b.example H=x [203.0.113.1] P=esmtp S=9",
                HEAD
                        + "== bob@here.example <all@here.example> R=local_user T=maildir_home defer (-22): mailbox is full",
                HEAD + "=> bob <all@here.example> R=local_user T=maildir_home",
                HEAD + "Completed");
        long recipients = summary.settled().counted().stream()
                .mapToLong(cell -> cell.counts().recipients())
                .sum();
        assertThat(recipients).isEqualTo(1);
    }

    /** Exim's log_selector may leave tls_cipher out. Then no line has the sign, and a line without it says nothing. */
    @Test
    void aDeliveryWithoutTheSignOfTlsIsPlaintextIfTheLogHasTheSign() throws IOException {
        String plain = HEAD + "=> bob@x.example R=a T=b H=mx.example.net [198.51.100.7]";
        String marked = HEAD + "=> eve@y.example R=a T=b H=mx.example.org [198.51.100.9] X=TLS1.3:A:256 CV=no";
        String refused =
                HEAD + "** eve@y.example R=a T=b H=mx.example.org [198.51.100.9] X=TLS1.3:A:256: SMTP error from"
                        + " remote mail server after RCPT TO:<eve@y.example>: 550 no";
        String forged = HEAD + "<= a@b.example H=x X=TLS1.3 [203.0.113.1] P=esmtps X=TLS1.3:A:256 S=9";
        assertThat(plaintext(LineCells.read(plain))).isZero();
        assertThat(plaintext(LineCells.read(forged, plain))).isZero();
        assertThat(plaintext(LineCells.read(plain, marked))).isEqualTo(1);
        assertThat(plaintext(LineCells.read(refused, plain))).isEqualTo(1);
        assertThat(plaintext(LineCells.read(plain).plus(LineCells.read(marked))))
                .isEqualTo(1);
        assertThat(plaintext(LineCells.read(marked).plus(LineCells.read(plain))))
                .isEqualTo(1);
        assertThat(plaintext(LineCells.read(marked))).isZero();
    }

    private static long plaintext(DeliverySummary summary) {
        return summary.settled().counted().stream()
                .mapToLong(cell -> cell.counts().plaintext())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "' X=TLS1.3:A:256 CV=no DN=\"x\" QT=90s DT=2s', 1, 0, 90",
        "' X=TLS1.3:A:256 C=\"250 ok QT=9w\" QT=1m30s', 1, 0, 90",
        "' QT=1m30.500s', 0, 0, 90"
    })
    void theLineTellsTlsAndTheTimeInTheQueue(String rest, long encrypted, long plaintext, double seconds)
            throws IOException {
        EvidenceCell cell = LineCells.read(HEAD + "=> bob@x.example R=a T=b H=mx.example.net [198.51.100.7]" + rest)
                .settled()
                .counted()
                .get(0);
        assertThat(cell.counts().encrypted()).isEqualTo(encrypted);
        assertThat(cell.counts().plaintext()).isEqualTo(plaintext);
        assertThat(cell.counts().delays().seconds(0.5).orElseThrow()).isBetween(seconds * 0.85, seconds * 1.15);
    }
}
