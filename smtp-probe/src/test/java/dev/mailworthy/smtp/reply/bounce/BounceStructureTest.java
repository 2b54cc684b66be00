package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the receiver's words begin and end is found by structure. */
@Timeout(120)
class BounceStructureTest {

    private static final String HEADER = "From: MAILER-DAEMON@out.example\nSubject: Undelivered Mail\n";
    private static final String REPORT =
            HEADER + "MIME-Version: 1.0\nContent-Type: multipart/report; boundary=\"q\"\n\n--q\n";

    private static RecipientStatus only(String message) throws BounceException {
        Bounce bounce = Bounce.read("x.eml", message.getBytes(StandardCharsets.UTF_8));
        assertThat(bounce.recipients()).hasSize(1);
        return bounce.recipients().get(0);
    }

    private static SmtpReply reply(String message) throws BounceException {
        return only(message).told().orElseThrow();
    }

    private static String report(String text, String fields) {
        return REPORT + "Content-Type: text/plain\n\n" + text + "\n\n--q\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; out.example\n\nFinal-Recipient: rfc822; cat@in.example\nAction: failed\n"
                + fields
                + "\n\n--q--\n";
    }

    @Test
    void aReportWithoutDiagnosticTakesTheReplyOfTheText() throws BounceException {
        assertThat(reply(report("cat@in.example: 550 5.7.25 no reverse name", "Status: 5.0.0")))
                .hasToString("550 5.7.25 no reverse name");
    }

    @Test
    void aTranscriptCompletesACutReply() throws BounceException {
        String transcript = "... while talking to mx.in.example.:\n>>> DATA\n<<< 550-5.7.26 This mail did not\n"
                + "<<< 550 5.7.26 pass DMARC\n554 5.0.0 Service unavailable";
        assertThat(reply(report(transcript, "Status: 5.7.26\nDiagnostic-Code: SMTP; 550-5.7.26 This mail did not")))
                .hasToString("550 5.7.26 This mail did not pass DMARC");
    }

    @Test
    void whatAProgramSaysIsNoReply() throws BounceException {
        SmtpReply reply = reply(report("It failed.", "Status: 5.0.0\nDiagnostic-Code: X-Unix; 75"));
        assertThat(reply.ending()).isEqualTo(Ending.OWN_WORDS);
        assertThat(reply.text()).contains("75");
    }

    @Test
    void theReturnedCopyDecidesNothing() throws BounceException {
        for (String mark : new String[] {
            "    Below is a copy of the original message:\n\n", "------ This is a copy of the message ------\n\n", ""
        }) {
            String text = HEADER + "\nIt could not be delivered:\n\ncat@in.example: 550 refused here\n\n" + mark
                    + "DKIM-Signature: v=1; d=out.example;\n bh=x\nSubject: virus and quota\n\n550 5.1.1 user unknown\n";
            assertThat(reply(text)).as(mark).hasToString("550 refused here");
        }
    }

    @Test
    void wordsOfANoticeAreNoReply() throws BounceException {
        SmtpReply reply = reply(
                HEADER + "\nHi. This is the mailer.\n\n<cat@in.example>:\n"
                        + "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)\n\n--- Below this line is a copy of the message.\n\nhi\n");
        assertThat(reply.ending()).isEqualTo(Ending.OWN_WORDS);
        assertThat(reply.enhanced()).hasValueSatisfying(code -> assertThat(code).hasToString("4.4.1"));
        assertThat(reply.text()).doesNotContain("copy");
    }

    @Test
    void aMultipartWithoutItsBoundaryIsText() throws BounceException {
        assertThat(reply(HEADER
                        + "Content-Type: multipart/report; boundary=\"none\"\n\ncat@in.example: 550 5.1.1 nobody\n"))
                .hasToString("550 5.1.1 nobody");
    }
}
