package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bounces inside other texts: transcripts with several recipients, forwarded and returned bounces, other character sets. */
class WrappedBounceTest {

    private static final String NOTICE = """
            From: Mail Delivery Subsystem <MAILER-DAEMON@out.example>
            To: ann@out.example
            Subject: Returned mail

            """;

    @Test
    void eachRecipientOfATranscriptHasTheReplyOfItsOwnSession() throws BounceException {
        List<RecipientStatus> recipients = read(NOTICE + """
                   ----- Transcript of session follows -----
                While talking to mx.first.example:
                >>> DATA
                <<< 554-Your network may not send here.
                <<< 554 Ask your provider.
                451 mx.first.example (smtp)... Deferred: Connection reset by mx.first.example
                554 <bob@first.example>... Remote protocol error
                554 <cem@first.example>... Remote protocol error
                550 nowhere.example (smtp)... 550 Host unknown
                554 <dan@nowhere.example>... 550 Host unknown (Authoritative answer from name server)
                While talking to mx.last.example:
                >>> RCPT To:<eva@last.example>
                <<< 550 <eva@last.example>: no mailbox of that name
                550 <eva@last.example>... User unknown

                   ----- Unsent message follows -----
                From: ann@out.example
                Subject: 550 5.7.1 do not read me
                """);
        assertThat(recipients)
                .extracting(RecipientStatus::finalRecipient)
                .containsExactly("bob@first.example", "cem@first.example", "dan@nowhere.example", "eva@last.example");
        assertThat(recipients.get(1).diagnostic())
                .hasValueSatisfying(reply ->
                        assertThat(reply.text()).isEqualTo("Your network may not send here. Ask your provider."));
        assertThat(recipients.get(2).told().map(SmtpReply::ending)).contains(Ending.OWN_WORDS);
        assertThat(text(recipients.get(3))).contains("no mailbox of that name");
        assertThat(recipients.get(3).hints().hosts()).hasToString("[mx.last.example]");
    }

    @Test
    void theAddressAfterExim2sCommandIsNoNewRecipient() throws BounceException {
        List<RecipientStatus> recipients = read(NOTICE + """
                The following address(es) failed:

                  bob@first.example:
                    SMTP error from remote mailer after RCPT TO:
                    <bob@first.example>:
                    host mx.first.example [203.0.113.5]:
                    553 5.7.1 your address is on our list
                """);
        assertThat(recipients).hasSize(1);
        assertThat(text(recipients.get(0))).contains("your address is on our list");
    }

    @Test
    void fieldsOfTheReturnedMessageNameNoRecipient() throws BounceException {
        List<RecipientStatus> recipients = read(NOTICE + """
                Your message

                  To:      team@first.example
                  Subject: Offer
                  Sent:    Mon, 30 Nov 2026 10:00:00 +0000

                did not reach the following recipient(s):

                bob@first.example on Mon, 30 Nov 2026 10:01:00 +0000
                    554 5.7.1 mail from 203.0.113.9 refused
                """);
        assertThat(recipients).extracting(RecipientStatus::finalRecipient).containsExactly("bob@first.example");
    }

    @Test
    void zohosCodesAreTheReplys() throws BounceException {
        RecipientStatus recipient = read(NOTICE + """
                bob@first.example  Mail refused, ERROR_CODE :554, ERROR_CODE :5.7.1, listed at list.example
                """).get(0);
        assertThat(recipient.diagnostic().map(SmtpReply::code)).contains(554);
        assertThat(text(recipient)).isEqualTo("listed at list.example");
    }

    @Test
    void aBounceThatAPersonForwardsBehindMarksIsRead() throws BounceException {
        RecipientStatus recipient = read("""
                From: Ann <ann@out.example>
                To: help@out.example
                Subject: Fwd: Returned mail

                See below.

                > The original message was received at Mon, 30 Nov 2026
                >
                >    ----- Transcript of session follows -----
                > ... while talking to mx.first.example.:
                >>>> DATA
                > <<< 550 5.7.1 203.0.113.9 is refused
                > 550 5.1.1 <bob@first.example>... User unknown
                """).get(0);
        assertThat(text(recipient)).contains("203.0.113.9 is refused");
    }

    @Test
    void aBounceThatIsCopiedIntoTheTextOfAnotherOneIsRead() throws BounceException {
        RecipientStatus recipient = read("""
                From: MAILER-DAEMON@list.example
                To: ann@out.example
                Subject: Undelivered Mail

                A message of our list came back. We do not know more.

                ------------------------------
                From MAILER-DAEMON Mon Nov 30 10:00:00 2026
                Return-Path: <>
                From: MAILER-DAEMON@relay.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary="in"

                --in
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822; bob@first.example
                Action: failed
                Status: 5.7.1
                Diagnostic-Code: smtp; 550 5.7.1 we take no mail of your network

                --in--
                """).get(0);
        assertThat(text(recipient)).contains("we take no mail of your network");
    }

    @Test
    void theCharacterSetOfAPartIsMinded() throws BounceException {
        String words = "bob@first.example: 550 5.7.1 \u30b5\u30fc\u30d0\u30fc refused";
        String head = NOTICE.stripTrailing() + "\nContent-Type: text/plain; charset=";
        for (String charset : List.of("iso-2022-jp", "Shift_JIS", "EUC-JP", "utf-8")) {
            byte[] body = (head + charset + "\n\n" + words + "\n").getBytes(Charset.forName(charset));
            assertThat(text(Bounce.read("test", body).recipients().get(0)))
                    .as(charset)
                    .contains("\u30b5\u30fc\u30d0\u30fc refused");
        }
        byte[] unnamed = (head + "no-such-set\n\n" + words + "\n").getBytes(Charset.forName("iso-2022-jp"));
        assertThat(text(Bounce.read("test", unnamed).recipients().get(0))).contains("\u30b5\u30fc\u30d0\u30fc");
    }

    @Test
    void aRefusalInTheLineOfTheGreetingIsTheReply() throws BounceException {
        RecipientStatus recipient = read(NOTICE.replace("Subject", "Content-Type: message/delivery-status\nSubject")
                        + """
                Reporting-MTA: dns; out.example

                Final-Recipient: rfc822; bob@first.example
                Action: failed
                Status: 5.7.1
                Diagnostic-Code: smtp; 220 mx.first.example ESMTP 554 5.7.1 go away
                """)
                .get(0);
        SmtpReply reply = recipient.diagnostic().orElseThrow();
        assertThat(reply.code()).isEqualTo(554);
        assertThat(reply.stage()).contains(ReplyStage.CONNECT);
    }

    @Test
    void theEndOfAProgramIsNoReply() throws BounceException {
        RecipientStatus recipient = read(NOTICE.replace("Subject", "Content-Type: message/delivery-status\nSubject")
                        + """
                Reporting-MTA: dns; out.example

                Final-Recipient: rfc822; bob@first.example
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: X-Unix; 255
                """)
                .get(0);
        assertThat(recipient.diagnostic()).isEmpty();
        assertThat(recipient.told().map(SmtpReply::ending)).contains(Ending.OWN_WORDS);
    }

    private static String text(RecipientStatus recipient) {
        return recipient.diagnostic().orElseThrow().text();
    }

    private static List<RecipientStatus> read(String message) throws BounceException {
        return Bounce.read("test", message.getBytes(StandardCharsets.UTF_8)).recipients();
    }
}
