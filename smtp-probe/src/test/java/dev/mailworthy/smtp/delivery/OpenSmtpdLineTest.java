package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of OpenSMTPD: target, outcome, cause and source of each, and lines that count for nothing. */
class OpenSmtpdLineTest {

    private static final String HEAD = "Nov 30 10:00:00 mx smtpd[77]: 4b3a6c195c1f6010 ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'192.0.2.9' | '198.51.100.7 (mx.example.net)' | Ok | 250 ok | receiver example.net accepted - 192.0.2.9",
                "'[2001:db8::9]' | '[2001:db8::7] (mx.example.net)' | Ok | 250 ok"
                        + " | receiver example.net accepted - 2001:db8::9",
                "'10.0.0.9' | '198.51.100.7 (mx.example.net)' | Ok | 250 ok | receiver example.net accepted - -",
                "'192.0.2.9' | '198.51.100.7' | Ok | 250 ok | receiver rcpt.example accepted - 192.0.2.9",
                "'192.0.2.9' | '142.250.1.26 (wa-in-f26.1e100.net)' | Ok | 250 2.0.0 OK 1700000000 a1-1 - gsmtp"
                        + " | receiver Gmail and Google Workspace accepted - 192.0.2.9",
                "'127.0.0.1' | '127.0.0.1 (localhost)' | Ok | 250 ok | hop 127.0.0.1 accepted - -",
                "'192.0.2.9' | '198.51.100.7 (mx.example.net)' | PermFail | 550 5.1.1 no such user here"
                        + " | receiver example.net refused RCPT_UNKNOWN 192.0.2.9",
                "'192.0.2.9' | '198.51.100.7 (mx.example.net)' | TempFail | 450 4.2.0 Greylisted, try later"
                        + " | receiver example.net deferred GREYLISTED 192.0.2.9",
                "'-' | 'rcpt.example' | TempFail | Network error on destination MXs | receiver rcpt.example path PATH -",
                "'192.0.2.9' | '198.51.100.7 (mx.example.net)' | TempFail | Connection closed unexpectedly"
                        + " | receiver example.net deferred TEMP_UNSPECIFIED 192.0.2.9"
            })
    void aLineBecomesACell(String source, String relay, String result, String words, String expected)
            throws IOException {
        String fields = "evpid=8f26ea98359eccea from=<a@b.example> to=<bob@rcpt.example> rcpt=<-> source=\"" + source
                + "\" relay=\"" + relay + "\" delay=1h2s result=\"" + result + "\" stat=\"" + words + "\"";
        assertThat(LineCells.of(HEAD + "mta delivery " + fields)).containsExactly(expected);
        assertThat(LineCells.of(HEAD + "mta event=delivery " + fields)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcpt=<bob@here.example> ", ""})
    void aMailboxIsALocalDelivery(String recipient) throws IOException {
        String line = HEAD + "mda delivery evpid=8f26ea98359eccea from=<a@b.example> to=<bob@rcpt.example> " + recipient
                + "user=bob delay=1s result=Ok stat=Delivered";
        assertThat(LineCells.of(line)).containsExactly("local local delivery accepted - -");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp connected address=203.0.113.5 host=mta delivery evpid=8f26ea98359eccea result=\"Ok\"",
                "smtp failed-command command=\"mta delivery evpid=8f26ea98359eccea\" result=\"550 no\"",
                "mta connecting address=smtp://198.51.100.7:25 host=mx.example.net",
                "mta error reason=Connection timeout"
            })
    void aRemarkCountsForNothing(String text) throws IOException {
        assertThat(LineCells.of(HEAD + text)).isEmpty();
        assertThat(LineCells.read(HEAD + text).coverage().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mta delivery evpid=8f26ea98359eccea from=<a@b.example> to=<b@x.example",
                "mta delivery evpid=8f26ea98359eccea",
                "mta delivery evpid=8f26ea98359eccea from=<> to=<b@x.example> rcpt=<-> source=\"1.2.3.4\" relay=\"x\" delay=1s"
                        + " result=\"Strange\" stat=\"x\""
            })
    void aReportOfAnotherFormIsCountedAsNotUnderstood(String text) throws IOException {
        assertThat(LineCells.of(HEAD + text)).isEmpty();
        assertThat(LineCells.read(HEAD + text).coverage().notUnderstood()).isEqualTo(1);
    }
}
