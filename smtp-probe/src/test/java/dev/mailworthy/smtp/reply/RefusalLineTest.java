package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lines of a mail server's log say of the mail that it sends. */
class RefusalLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 30 10:00:01 out postfix/smtp[7]: A1: to=<a@b.example>, relay=mx.b.example[192.0.2.1]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4501)",
                "Nov 30 10:00:01 out postfix/smtpd[7]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <x@y.example>: Relay access denied",
                "Nov 30 10:00:01 out postfix/smtp[7]: connect to mx.b.example[192.0.2.1]:25: Connection timed out",
                "2026-11-30 10:00:01 H=(bad) [192.0.2.9] F=<q@y.example> rejected RCPT <x@z.example>: 550 relay not permitted",
                "Nov 30 10:00:01 out sm-mta[5]: pQ1: ruleset=check_rcpt, arg1=<a@b.example>, reject=550 5.7.1 Relaying denied",
                "Nov 30 10:00:01 out systemd[1]: Started Daily apt upgrade, 450 packages",
            })
    void whatIsNoRefusalOfTheServersOwnMailDoesNotCount(String line) {
        assertThat(RefusalLine.isLine(line)).isTrue();
        assertThat(RefusalLine.refusal(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nov 30 10:00:01 out postfix/smtp[7]: A1: to=<a@b.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.b.example[192.0.2.1]:25: Connection refused) | OWN_WORDS",
                "Nov 30 10:00:01 out postfix-out/smtp[7]: A1: to=<a@b.example>, dsn=5.7.1, status=bounced (host mx.b.example[192.0.2.1] said: 550 5.7.1 no (in reply to RCPT TO command)) | REPLIED",
                "smtplib.SMTPDataError: (554, b'5.7.1 your network is refused') | REPLIED",
            })
    void refusalsAndOwnWordsCount(String line, Ending ending) {
        assertThat(RefusalLine.refusal(line).map(SmtpReply::ending)).contains(ending);
    }

    @Test
    void theTupleOfPythonEndsWithItsText() {
        assertThat(SmtpReply.find("smtplib.SMTPSenderRefused: (553, b'5.7.1 sender refused', 'me@b.example')")
                        .map(SmtpReply::toString))
                .contains("553 5.7.1 sender refused");
    }
}
