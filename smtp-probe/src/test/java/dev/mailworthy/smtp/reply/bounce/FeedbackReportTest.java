package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Complaints in the abuse reporting format (RFC 5965), and notices of Domino, KDDI and au one net. */
class FeedbackReportTest {

    private static final String REPORT = """
        From: complaints@receiver.example
        To: abuse@sender.example
        Subject: FW: buy now
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary=b1

        --b1
        Content-Type: text/plain

        One of our users called this message spam. 550 5.1.1 is not said here.
        --b1
        Content-Type: message/feedback-report

        Feedback-Type: %s
        User-Agent: Loop/1
        Version: 1
        Source-IP: 192.0.2.9
        Original-Mail-From: <news@sender.example>
        Original-Rcpt-To: <bob@receiver.example>
        Original-Rcpt-To: cem@receiver.example

        --b1
        Content-Type: message/rfc822

        From: news@sender.example
        Subject: buy now

        550 5.7.1 your own words
        --b1--
        """;

    private static Bounce read(String message) throws BounceException {
        return Bounce.read("m", message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String cause(RecipientStatus status) {
        return ReplyClassifier.over(ReplyCatalogue.bundled())
                                .classify(status.told().orElseThrow(), status.hints())
                        instanceof Classified known
                ? known.cause().id()
                : "none";
    }

    @ParameterizedTest
    @CsvSource({
        "abuse,        COMPLAINTS",
        "Fraud,        COMPLAINTS",
        "opt-out,      COMPLAINTS",
        "virus,        CONTENT_POLICY",
        "auth-failure, DMARC_FAIL",
        "not-spam,     none"
    })
    void aComplaintIsNoRefusal(String type, String cause) throws BounceException {
        Bounce bounce = read(REPORT.formatted(type));
        assertThat(bounce.form()).isEqualTo(Bounce.Form.FEEDBACK_REPORT);
        assertThat(bounce.recipients())
                .extracting(RecipientStatus::finalRecipient)
                .containsExactly("bob@receiver.example", "cem@receiver.example");
        RecipientStatus first = bounce.recipients().get(0);
        assertThat(first.diagnostic()).isEmpty();
        assertThat(first.told().map(SmtpReply::ending)).contains(Ending.REPORTED);
        assertThat(first.detail()).contains("192.0.2.9").contains("news@sender.example");
        assertThat(cause(first)).isEqualTo(cause);
    }

    @Test
    void aReportWithoutATypeIsNone() {
        assertThat(catchThrowable(() -> {
                    Bounce bounce = read(REPORT.formatted("abuse").replace("Feedback-Type", "X-Type"));
                    assertThat(bounce.form()).isEqualTo(Bounce.Form.TEXT);
                }))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        none -> assertThat(none).isInstanceOf(BounceException.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Notes; User Bob (bob@corp.example) not listed in Domino Directory | RCPT_UNKNOWN",
                "X-Notes; User bob (bob@corp.example) not listed in public Name & Address Book | RCPT_UNKNOWN",
                "X-Notes; L'utilisateur bob n'est pas dans l'annuaire Domino | RCPT_UNKNOWN",
                "X-Notes; \u30e6\u30fc\u30b6\u30fc bob \u306f Domino"
                        + " \u30c7\u30a3\u30ec\u30af\u30c8\u30ea\u306b\u306f\u898b\u3064\u304b\u308a\u307e\u305b\u3093 |"
                        + " RCPT_UNKNOWN",
                "smtp; The user(s) account is temporarily over quota. | RCPT_UNAVAILABLE",
                "smtp; The user(s) account is disabled. | RCPT_UNAVAILABLE"
            })
    void wordsOfDominoAndKddiHaveACause(String diagnostic, String cause) throws BounceException {
        Bounce bounce = read("""
            From: postmaster@corp.example
            Subject: Delivery Failure
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b2

            --b2
            Content-Type: text/plain; charset=utf-8

            Your message was not delivered.
            --b2
            Content-Type: message/delivery-status; charset=utf-8

            Reporting-MTA: dns; corp.example

            Final-Recipient: rfc822; bob@corp.example
            Action: failed
            Status: 5.0.0
            Diagnostic-Code: %s
            --b2--
            """.formatted(diagnostic));
        assertThat(cause(bounce.recipients().get(0))).isEqualTo(cause);
    }

    @Test
    void aJapaneseNoticeOfAFullMailboxIsRead() throws BounceException {
        Bounce bounce = read("""
            From: no-reply@net.example
            Subject: =?UTF-8?B?44Oh44O844Or44Ko44Op44O86YCa55+l?=
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Your mail sent on: Mon, 30 Nov 2026 10:00:00 +0900
                 Could not be delivered to: <bob@net.example>
                 As their mailbox is full.
            """);
        assertThat(bounce.recipients())
                .extracting(RecipientStatus::finalRecipient)
                .containsExactly("bob@net.example");
        assertThat(cause(bounce.recipients().get(0))).isEqualTo("RCPT_UNAVAILABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "Nachfolgend eine Kopie der Nachricht:",
        "-------- Urspr\u00fcngliche Nachricht --------",
        "Ci-dessous une copie de votre message :",
        "----- Mensaje original -----",
        "--- \u5143\u306e\u30e1\u30c3\u30bb\u30fc\u30b8 ---",
        "\u0418\u0441\u0445\u043e\u0434\u043d\u043e\u0435 \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435"
    })
    void theCopyBehindAMarkInAnotherLanguageSaysNothing(String mark) throws BounceException {
        Bounce bounce = read("""
            From: MAILER-DAEMON@out.example
            Subject: Unzustellbar
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            <bob@far.example>:
            550 5.1.1 <bob@far.example>: user unknown

            %s
            <cem@near.example>:
            554 5.7.1 blocked using zen.spamhaus.org
            """.formatted(mark));
        assertThat(bounce.recipients())
                .extracting(RecipientStatus::finalRecipient)
                .containsExactly("bob@far.example");
    }
}
