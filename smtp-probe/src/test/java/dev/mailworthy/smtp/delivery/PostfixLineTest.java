package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line of Postfix each: target, outcome, cause, source, TLS and delay. */
class PostfixLineTest {

    private static EvidenceCell cell(String program, String text) throws IOException {
        DeliverySummary summary = DeliveryLog.read(
                TextSource.of(
                        List.of("2026-11-30T10:00:00Z mx " + program + "[1]: ABC1: " + text),
                        Instant.parse("2026-12-01T00:00:00Z")),
                DeliveryOptions.of(ZoneOffset.UTC, 1));
        assertThat(summary.coverage().understood()).as(text).isEqualTo(1);
        return summary.settled().counted().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postfix/smtp | mx.example.net[198.51.100.7]:25 | sent | 250 ok | receiver example.net accepted - you:-",
                "postfix/smtp | mx1.mail.example.co.uk[198.51.100.7]:25 | sent | 250 ok | receiver example.co.uk accepted - you:-",
                "postfix/smtp | [198.51.100.7]:25 | sent | 250 ok | receiver rcpt.example accepted - you:-",
                "postfix/smtp | relay.example.org[198.51.100.7]:587 | sent | 250 ok | smarthost example.org accepted - you:-",
                "postfix/smtp | filter.local[10.1.2.3]:10024 | sent | 250 ok | hop 10.1.2.3:10024 accepted - you:-",
                "postfix/smtp | filter[::1]:10024 | sent | 250 ok | hop [::1]:10024 accepted - you:-",
                "postfix/lmtp | mx[private/dovecot-lmtp] | sent | 250 ok | local local delivery accepted - you:-",
                "postfix/pipe | dovecot | bounced | user unknown | local local delivery refused UNRECOGNISED you:-",
                "postfix/smtp | none | deferred | connect to mx.example.net[198.51.100.7]:25: Connection timed out"
                        + " | receiver example.net path PATH you:-",
                "postfix/smtp | none | deferred | Host or domain name not found. Name service error for name=rcpt.example"
                        + " type=MX: Host not found, try again | receiver rcpt.example path DNS you:-",
                "postfix/smtp | mx.example.net[198.51.100.7]:25 | deferred | TLS is required, but was not offered by host"
                        + " mx.example.net[198.51.100.7] | receiver example.net path TLS_FAILED you:-",
                "postfix/smtp | mx.example.net[198.51.100.7]:25 | deferred | lost connection with mx.example.net[198.51.100.7]"
                        + " while receiving the initial server greeting | receiver example.net path TEMP_UNSPECIFIED you:-",
                "postfix/smtp | mx.example.net[198.51.100.7]:25 | deferred | host mx.example.net[198.51.100.7] refused to talk"
                        + " to me: 421 4.7.0 too many connections from 192.0.2.9 | receiver example.net deferred CONN_LIMITED"
                        + " you:192.0.2.9",
                "postfix/error | none | deferred | delivery temporarily suspended: host mx.example.net[198.51.100.7] refused"
                        + " to talk to me: 421 4.7.0 too many connections from 192.0.2.9 | receiver example.net held"
                        + " CONN_LIMITED you:-",
                "postfix/error | none | bounced | User unknown in virtual alias table | local local delivery refused"
                        + " UNRECOGNISED you:-",
                "postfix-192.0.2.44/smtp | mx.example.net[198.51.100.7]:25 | sent | 250 ok | receiver example.net accepted -"
                        + " you:192.0.2.44",
                "out/smtp | mx.example.net[198.51.100.7]:25 | SOFTBOUNCE | host mx.example.net[198.51.100.7] said: 550 5.1.1"
                        + " no such user (in reply to RCPT TO command) | receiver example.net deferred RCPT_UNKNOWN you:-"
            })
    void aLineBecomesACell(String program, String relay, String status, String reason, String expected)
            throws IOException {
        EvidenceCell cell = cell(
                program,
                "to=<bob@rcpt.example>, relay=" + relay + ", delay=1.5, delays=0.1/0.2/0.3/0.9, dsn=4.0.0, status="
                        + status + " (" + reason + ")");
        assertThat(cell.key().target().kind().label() + " "
                        + cell.key().target().name() + " "
                        + cell.key().outcome().label() + " "
                        + (cell.key().cause().isNone()
                                ? "-"
                                : cell.key().cause().id()) + " you:"
                        + cell.key().source().map(IpAddress::toString).orElse("-"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0",
        "'tls=may, ', 1, 0",
        "'tls=may:none, ', 0, 1",
        "'tls=none, ', 0, 1",
        "'tls=may?, ', 0, 0",
        "'tls=dane:halfdane, ', 1, 0",
        "'tls=encrypt/requiretls, ', 1, 0",
        "'tls=encrypt!starttls, ', 0, 0"
    })
    void theLineTellsFromPostfix311OnWhetherTlsWasUsed(String tls, long encrypted, long plaintext) throws IOException {
        EvidenceCell cell = cell(
                "postfix/smtp",
                "to=<bob@rcpt.example>, orig_to=<all>, relay=mx.example.net[198.51.100.7]:25, conn_use=3, delay=63.5,"
                        + " delays=1/2/3/57.25, " + tls + "new=1, dsn=2.0.0, status=sent (250 ok)");
        assertThat(cell.counts().encrypted()).isEqualTo(encrypted);
        assertThat(cell.counts().plaintext()).isEqualTo(plaintext);
        assertThat(cell.counts().delays().seconds(0.5).orElseThrow()).isBetween(57.0, 70.0);
        assertThat(cell.counts().stages().transmission()).isEqualTo(57_250);
    }

    @Test
    void aReplyWithoutItsEndIsCountedAsTruncated() throws IOException {
        DeliverySummary summary = DeliveryLog.read(
                TextSource.of(
                        List.of("2026-11-30T10:00:00Z mx postfix/smtp[1]: ABC1: to=<bob@rcpt.example>,"
                                + " relay=mx.example.net[198.51.100.7]:25, delay=1, dsn=5.1.1, status=bounced (host"
                                + " mx.example.net[198.51.100.7] said: 550 5.1.1 no such us"),
                        Instant.parse("2026-12-01T00:00:00Z")),
                DeliveryOptions.of(ZoneOffset.UTC, 1));
        assertThat(summary.coverage().truncated()).isEqualTo(1);
        assertThat(summary.settled().counted().get(0).key().cause().id()).isEqualTo("RCPT_UNKNOWN");
    }
}
