package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies in pasted texts. */
@Timeout(120)
class SmtpReplyTest {

    /** The pasted text, then the reply, its {@link ReplyStage stage} and the host. "~" is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "550 5.7.1 No                               | 550 5.7.1 No                     | -       | -",
                "550                                        | 550                              | -       | -",
                "550-5.7.26 One~550-5.7.26 two~550 5.7.26 3 | 550 5.7.26 One two 3             | -       | -",
                "554-mx.a.test~554 Go away (#5.7.1)         | 554 5.7.1 mx.a.test Go away (#5.7.1) | -   | -",
                "550 5.7.1 A long line~that was wrapped     | 550 5.7.1 A long line that was wrapped | - | -",
                "  <** 550 5.1.1 No such user               | 550 5.1.1 No such user           | -       | -",
                // A session, as swaks and telnet show it.
                "220 mx.a.test ESMTP~EHLO me~250 ok~MAIL FROM:<a@b.test>~250 2.1.0 ok~RCPT TO:<c@a.test>~550 5.1.1 no~QUIT~221 bye"
                        + " | 550 5.1.1 no | RCPT | mx.a.test",
                "<-  220 mx.a.test~ -> EHLO me~<-  250-mx.a.test~<-  250 SIZE~ -> MAIL FROM:<a@b.test>~<** 553 5.7.1 [BL21] no"
                        + " | 553 5.7.1 [BL21] no | MAIL | mx.a.test",
                "S: 220 mx.a.test~C: DATA~S: 354 go~C: .~S: 554 5.7.1 spam | 554 5.7.1 spam | EOD | mx.a.test",
                // Postfix
                "postfix/smtp[1]: 4X: to=<a@b.test>, relay=mx.b.test[192.0.2.1]:25, delay=1, dsn=4.7.1, status=deferred"
                        + " (host mx.b.test[192.0.2.1] said: 450 4.7.1 Later (wait) (in reply to RCPT TO command))"
                        + " | 450 4.7.1 Later (wait) | RCPT | mx.b.test",
                "to=<a@b.test>, relay=none, status=deferred (host mx.b.test[192.0.2.1] refused to talk to me: 554 5.7.1 no)"
                        + " | 554 5.7.1 no | CONNECT | mx.b.test",
                "host mx.b.test[192.0.2.1] said: 550-5.7.1 one 550 5.7.1 two (in reply to end of DATA command)"
                        + " | 550 5.7.1 one two | EOD | mx.b.test",
                "<a@b.test>: host mx.b.test[192.0.2.1] said: 550-5.7.1 one~    550 5.7.1 two (in reply to MAIL FROM command)"
                        + " | 550 5.7.1 one two | MAIL | mx.b.test",
                // Exim
                "2026-11-03 10:11:12 1abc-1 ** a@b.test R=dnslookup T=remote_smtp H=mx.b.test [192.0.2.1]: SMTP error from remote"
                        + " mail server after RCPT TO:<a@b.test>: 550 5.1.1 no | 550 5.1.1 no | RCPT | mx.b.test",
                "SMTP error from remote mail server after pipelined end of data: host mx.b.test [192.0.2.1]: 554 5.7.1 no"
                        + " | 554 5.7.1 no | EOD | mx.b.test",
                "== a@b.test R=r T=t defer (-44): SMTP error from remote mail server after initial connection: 421 busy"
                        + " | 421 busy | CONNECT | -",
                "SMTP error from remote mail server after MAIL FROM:<c@d.test> SIZE=1024:~    host mx.b.test [192.0.2.1]: 550 no"
                        + " | 550 no | MAIL | mx.b.test",
                // Sendmail
                "to=<a@b.test>, mailer=esmtp, relay=mx.b.test. [192.0.2.1], dsn=4.7.1, reply=450 4.7.1 Later, stat=Deferred"
                        + " | 450 4.7.1 Later, stat=Deferred | - | mx.b.test",
                "relay=mx.b.test. [192.0.2.1], dsn=4.0.0, stat=Deferred: 451 try later | 451 try later | - | mx.b.test",
                "to=<a@b.test>, relay=mx.b.test. [192.0.2.1], dsn=5.1.1, stat=User unknown | 550 5.1.1 User unknown | - | mx.b.test",
                // qmail
                "delivery 1: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_no_user/Giving_up_on_192.0.2.1./"
                        + " | 550 5.1.1 no user | RCPT | -",
                "Connected to 192.0.2.1 but sender was rejected.~Remote host said: 553 5.7.1 no | 553 5.7.1 no | MAIL | -",
                // OpenSMTPD
                "smtpd[1]: mta delivery evpid=1 to=<a@b.test> relay=`\"192.0.2.1 (mx.b.test)\"` result=`\"PermFail\"` stat=`\"550 5.1.1 no\"`"
                        + " | 550 5.1.1 no | - | mx.b.test",
                // Exchange
                "Remote Server returned '550 5.7.1 It isn't allowed' | 550 5.7.1 It isn't allowed | - | -",
                "Remote Server at mx.b.test (192.0.2.1) returned '550 5.4.1 no [a.prod.protection.outlook.com]'"
                        + " | 550 5.4.1 no [a.prod.protection.outlook.com] | - | mx.b.test",
                "<mx.b.test #5.7.1 smtp; 550 5.7.1 no> | 550 5.7.1 no> | - | -",
                "[{LED=450 4.7.320 certificate};{MSG=}] | 450 4.7.320 certificate | - | -",
                // Delivery reports
                "Diagnostic-Code: smtp; 550 5.7.1 no | 550 5.7.1 no | - | -",
                "Remote-MTA: dns; mx.b.test~Diagnostic-Code: smtp;550-5.7.1 one~ 550 5.7.1 two | 550 5.7.1 one two | - | mx.b.test",
                "5.7.26 Unauthenticated | 550 5.7.26 Unauthenticated | - | -",
                "The server said (550 no such user) | 550 no such user | - | -",
            })
    void theReplyItsStageAndTheHostAreFound(String pasted, String reply, ReplyStage stage, String host) {
        String text = pasted.replace('~', '\n').replace("`", "");
        assertThat(SmtpReply.find(text)).as(text).hasValueSatisfying(found -> {
            assertThat(found).hasToString(reply);
            assertThat(found.stage()).isEqualTo(Optional.ofNullable(stage));
            assertThat(found.ending()).isEqualTo(Ending.REPLIED);
        });
        assertThat(ReceiverHints.in(text).hosts())
                .isEqualTo(Optional.ofNullable(host).map(DomainName::parse).stream()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "no reply here",
                "PTR-MISSING",
                "Nov 3 10:11:12 delay=450 ms, port=587, size=5500",
                "listening on 192.0.2.1:550 now",
                "version 5.7.1.2 of 5.7",
                "the year 1550 and 4501",
                "call 555 123",
            })
    void aTextWithoutAReplyGivesNone(String text) {
        assertThat(SmtpReply.find(text)).isEmpty();
    }

    @Test
    void textIsPrintableCollapsedAndBounded() {
        SmtpReply reply = SmtpReply.of(550, "5.7.1 \u001b[31mred\u0000\t \u202egap\r\nnext " + "x".repeat(9000));
        assertThat(reply.text())
                .startsWith("\ufffd[31mred\ufffd \ufffdgap next xxx")
                .hasSize(SmtpReply.LONGEST_TEXT);
        assertThat(SmtpReply.of(550, "😀".repeat(5000)).text())
                .doesNotContain("\ufffd")
                .endsWith("😀");
    }

    @Test
    void codesOutsideOfRfc5321AreRefused() {
        assertThatThrownBy(() -> SmtpReply.of(199, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SmtpReply.of(600, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(EnhancedCode.parse("5.7.1")).contains(new EnhancedCode(5, 7, 1));
        assertThat(EnhancedCode.parse("3.7.1")).isEmpty();
        assertThat(EnhancedCode.parse("5.7.1234")).isEmpty();
    }

    @Test
    void theClassOfTheCodeSaysWhetherARefusalIsPermanent() {
        assertThat(SmtpReply.of(450, "").claimed()).isEqualTo(Permanence.TEMPORARY);
        assertThat(SmtpReply.of(554, "").claimed()).isEqualTo(Permanence.PERMANENT);
    }

    @Test
    void anEnhancedCodeMayBeginALaterLine() {
        assertThat(SmtpReply.of(554, "mx.example\n5.7.1 192.0.2.7 is listed\n5.7.1 see https://x.example"))
                .hasToString("554 5.7.1 mx.example 192.0.2.7 is listed see https://x.example");
    }

    @Test
    void aLongRunOfWhiteSpaceIsOneBlank() {
        assertThat(SmtpReply.find("host mx said: 550" + "\t\n".repeat(30_000) + "5.7.1 no")
                        .map(SmtpReply::text))
                .contains("no");
    }

    @Test
    void aRefusalBehindAGreetingAnswersTheConnection() {
        assertThat(SmtpReply.find("220-mx.first.example 421 4.7.0 come back later")
                        .flatMap(SmtpReply::stage))
                .contains(ReplyStage.CONNECT);
    }
}
