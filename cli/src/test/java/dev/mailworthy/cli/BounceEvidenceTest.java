package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A refusal without a known cause, and a bounce that tells nothing, are evidence all the same. */
@Timeout(120)
class BounceEvidenceTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String NOW_TOO = "Wed, 25 Nov 2026 12:00:01 +0000";
    private static final String YEARS_AGO = "Fri, 20 Nov 2020 12:00:01 +0000";

    @TempDir
    private Path folder;

    private Ran checked(String message) throws IOException {
        String file = Files.writeString(folder.resolve("back.eml"), message).toString();
        return Ran.at(NOW, InputStream.nullInputStream(), "check", "--lab", "healthy", "--json", "--bounce", file);
    }

    private static String refused(String date, String diagnostic) {
        return """
                From: MAILER-DAEMON@mail.healthy.example
                Date: %s
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=cut

                --cut
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.healthy.example

                Final-Recipient: rfc822; eva@gmail.com
                Action: failed
                Status: 5.0.0
                Remote-MTA: dns; gmail-smtp-in.l.google.com
                Diagnostic-Code: %s

                --cut--
                """.formatted(date, diagnostic);
    }

    private static Object gmail(Ran ran) {
        return ((Map<?, ?>) ran.list("receivers").get(0)).get("verdict");
    }

    private static List<String> unanswered(Ran ran) {
        return ran.list("unanswered").stream().map(Object::toString).toList();
    }

    @Test
    void aRefusalOfThisAddressNowCountsWithoutAKnownCause() throws IOException {
        Ran ran = checked(refused(NOW_TOO, "smtp; 550 [192.0.2.20] we would rather not - gsmtp"));
        assertThat(gmail(ran)).isEqualTo("refuse");
        assertThat(ran.json().get("verdict")).isNotEqualTo("ready");
    }

    @Test
    void aRefusalOfAnotherAddressOrOfAnotherYearDoesNotRefuseThisOne() throws IOException {
        Ran other = checked(refused(NOW_TOO, "smtp; 550 [198.51.100.77] we would rather not - gsmtp"));
        assertThat(gmail(other)).isNotEqualTo("refuse");
        assertThat(other.out()).contains("RECEIVER-SAW-OTHER-ADDRESS");
        Ran before = checked(refused(YEARS_AGO, "smtp; 550 [192.0.2.20] we would rather not - gsmtp"));
        assertThat(gmail(before)).isNotEqualTo("refuse");
        assertThat(before.out()).contains("RECEIVER-REFUSED-BEFORE");
    }

    @Test
    void aBounceWithTheSendingServersWordsAloneIsUnanswered() throws IOException {
        Ran ran = checked(refused(NOW_TOO, "X-Postfix; connect to mx.example[192.0.2.99]:25: Connection timed out"));
        assertThat(unanswered(ran)).anyMatch(each -> each.contains("bounce back.eml") && each.contains("timed out"));
    }

    @Test
    void aMessageInWhichNoBounceCanBeReadIsUnanswered() throws IOException {
        Ran ran = checked("From: MAILER-DAEMON@mail.healthy.example\nSubject: Undelivered\n\n\n");
        assertThat(unanswered(ran))
                .anyMatch(each -> each.contains("bounce back.eml") && each.contains("no receiver's reply"));
        assertThat(ran.json().get("verdict")).isNotEqualTo("ready");
    }
}
