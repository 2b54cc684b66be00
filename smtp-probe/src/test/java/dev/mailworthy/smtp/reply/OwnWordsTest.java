package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log's own report of a failed connection, name lookup or TLS handshake is no reply of a receiver. */
@Timeout(120)
class OwnWordsTest {

    private static Classification classified(SmtpReply reply, String text) {
        return ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, ReceiverHints.in(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Postfix
                "postfix/smtp[7]: connect to mx.cats.example[192.0.2.5]:25: Connection timed out | PATH",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.cats.example[2001:db8::5]:25: Network is unreachable) | PATH",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.cats.example[192.0.2.5]:25: No route to host) | PATH",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, relay=mx.cats.example[192.0.2.5]:25, dsn=4.4.2, status=deferred (conversation with mx.cats.example[192.0.2.5] timed out while sending MAIL FROM) | PATH",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, relay=none, dsn=4.4.3, status=deferred (Host or domain name not found. Name service error for name=cats.example type=MX: Host not found, try again) | DNS",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, relay=none, dsn=5.1.0, status=bounced (Domain cats.example does not accept mail (nullMX)) | NO_MAIL_SERVICE",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, relay=mx.cats.example[192.0.2.5]:25, dsn=4.7.5, status=deferred (Server certificate not trusted) | TLS_FAILED",
                "postfix/smtp[7]: Q1: to=<a@cats.example>, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.cats.example[192.0.2.5]) | TLS_FAILED",
                // Exim
                "2026-11-03 10:11:12 1a-2 == a@cats.example R=dns T=smtp defer (111): Connection refused | PATH",
                "2026-11-03 10:11:12 1a-2 == a@cats.example R=dns defer (-1): host lookup did not complete | DNS",
                // Sendmail
                "sm-mta[9]: q1: to=<a@cats.example>, relay=mx.cats.example. [192.0.2.5], dsn=4.0.0, stat=Deferred: Connection refused by mx.cats.example. | PATH",
                "sm-mta[9]: q1: to=<a@cats.example>, dsn=4.4.3, stat=Deferred: Name server: cats.example.: host name lookup failure | DNS",
                // qmail
                "delivery 4: deferral: Sorry,_I_wasn't_able_to_establish_an_SMTP_connection._(#4.4.1)/ | PATH",
                "delivery 4: failure: Sorry,_I_couldn't_find_any_host_named_cats.example._(#5.1.2)/ | DNS",
                // OpenSMTPD
                "smtpd[3]: mta delivery to=<a@cats.example> result=\"TempFail\" stat=\"Network error on destination MXs\" | PATH",
                "smtpd[3]: mta delivery to=<a@cats.example> result=\"PermFail\" stat=\"No MX found for domain\" | DNS",
            })
    void theCauseIsThePathDnsOrTls(String line, String cause) {
        SmtpReply reply = SmtpReply.find(line).orElseThrow();
        assertThat(reply.ending()).isEqualTo(Ending.OWN_WORDS);
        Classification of = classified(reply, line);
        assertThat(of)
                .isInstanceOfSatisfying(
                        Classified.class,
                        known -> assertThat(known.cause().id()).isEqualTo(cause));
        assertThat(of.clientAddress()).as("its address is the receiver's").isEmpty();
    }

    @Test
    void aRefusalOfTheSenderInWordsOfQmailIsNoneOfARecipient() {
        String words = "192.0.2.9 does not like sender. Remote host said: 550 5.7.1 no such user";
        SmtpReply reply = SmtpReply.find(words).orElseThrow();
        assertThat(reply.stage()).contains(ReplyStage.MAIL);
        assertThat(classified(reply, words))
                .isInstanceOfSatisfying(
                        Classified.class,
                        known -> assertThat(known.cause().id()).isEqualTo("SENDER_DOMAIN_INVALID"));
    }

    @Test
    void theParenthesisThatClosesPostfixsWordsIsNoneOfThem() {
        String line = "postfix/smtp[7]: Q1: to=<a@cats.example>, dsn=4.4.1, status=deferred (connect to"
                + " mx.cats.example[192.0.2.5]:25: Connection timed out)";
        assertThat(SmtpReply.find(line).orElseThrow().text()).endsWith("Connection timed out");
    }

    @Test
    void aReplyStandsOverTheLogsWords() {
        String line =
                "status=deferred (host mx.cats.example[192.0.2.5] said: 451 4.3.0 connection timed out at our filter)";
        assertThat(SmtpReply.find(line)).hasValueSatisfying(reply -> {
            assertThat(reply.ending()).isEqualTo(Ending.REPLIED);
            assertThat(reply.code()).isEqualTo(451);
        });
    }

    @Test
    void aGreetingMayHoldARefusal() {
        assertThat(SmtpReply.find("220-mx.cats.example 421 4.2.1 not now"))
                .hasValueSatisfying(reply -> assertThat(reply).hasToString("421 4.2.1 not now"));
        assertThat(SmtpReply.find("220 mx.cats.example ESMTP\n550 no"))
                .hasValueSatisfying(reply -> assertThat(reply).hasToString("550 no"));
    }

    @Test
    void aLiteralLineBreakIsALineBreak() {
        assertThat(SmtpReply.find("after RCPT TO:<a@cats.example>: 550-Callback failed\\n550 Sender verify failed"))
                .hasValueSatisfying(reply -> assertThat(reply).hasToString("550 Callback failed Sender verify failed"));
    }
}
