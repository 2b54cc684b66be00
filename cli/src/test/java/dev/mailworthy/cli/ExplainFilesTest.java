package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Explain reads several files, mailboxes, folders and logs, and groups what it found. */
@Timeout(120)
class ExplainFilesTest {

    private static final String LOG = """
            Nov 30 10:00:01 out postfix/smtp[1]: B1: to=<a@one.example>, dsn=5.7.25, status=bounced (host mx.one.example[192.0.2.1] said: 550 5.7.25 [203.0.113.7] no PTR record)
            Nov 30 10:00:02 out postfix/smtpd[2]: NOQUEUE: reject: RCPT from x[192.0.2.66]: 554 5.7.1 <q@r.example>: Relay access denied
            Nov 30 10:00:03 out postfix/smtp[1]: B2: to=<b@two.example>, dsn=2.0.0, status=sent (250 2.0.0 Ok)
            Nov 30 10:00:04 out postfix/smtp[1]: B3: to=<c@one.example>, dsn=5.7.25, status=bounced (host mx.one.example[192.0.2.1] said: 550 5.7.25 [203.0.113.7] no PTR record)
            Nov 30 10:00:05 out postfix/smtp[1]: B4: to=<d@three.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.three.example[192.0.2.3]:25: Connection timed out)
            """;

    @TempDir
    private Path folder;

    private static String bounce(String recipient, String reply) {
        return """
                From: MAILER-DAEMON@out.example
                To: ann@out.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

                --cut
                Content-Type: message/delivery-status

                Reporting-MTA: dns; out.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; %s

                --cut--
                """.formatted(recipient, reply);
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static String words(Ran ran) {
        return ran.out().replaceAll("\\s+", " ");
    }

    @Test
    void aLogsRefusalsAreGroupedTheMostFrequentFirst() throws IOException {
        Ran ran = Ran.of("explain", file("mail.log", LOG));
        assertThat(ran.code()).isZero();
        assertThat(words(ran))
                .startsWith("3 refusals of 2 kinds")
                .contains("1 line about mail that your own server refused: not counted")
                .containsSubsequence(
                        "1 2 times, first in", "mail.log line 1", "REPLY-PTR-PROBLEM", "2 once, in", "line 5")
                .contains("No receiver's reply. The sending server reports")
                .doesNotContain("Relay access denied");
    }

    @Test
    void aPackedLogIsRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("mail.log.2.gz"), packed.toByteArray());
        assertThat(words(Ran.of("explain", file.toString()))).startsWith("3 refusals of 2 kinds");
    }

    @Test
    void aMailboxAndAMaildirAreReadMessageByMessage() throws IOException {
        String mailbox = file(
                "box",
                "From x Mon Nov 30 10:00:00 2026\n" + bounce("a@one.example", "550 5.1.1 no such user")
                        + "\nFrom y Mon Nov 30 10:00:01 2026\nFrom: bob@two.example\nSubject: hello\n\nAll is well.\n"
                        + "\nFrom z Mon Nov 30 10:00:02 2026\n"
                        + bounce("b@two.example", "554 5.7.1 blocked using zen.spamhaus.org"));
        file("Maildir/cur/1:2,S", bounce("c@three.example", "550 5.1.1 no such user"));
        file("Maildir/new/2", bounce("d@four.example", "550 5.1.1 no such user"));
        Files.createDirectories(folder.resolve("Maildir/tmp"));
        Ran ran = Ran.of("explain", mailbox, folder.resolve("Maildir").toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(words(ran))
                .startsWith("4 refusals of 2 kinds in 4 messages")
                .contains("1 other message without a refusal")
                .contains("3 times", "To: a@one.example, c@three.example, d@four.example", "REPLY-IP-LISTED-PUBLIC");
    }

    @Test
    void aFileThatCannotBeUsedDoesNotStopTheOthers() throws IOException {
        String good = file("good.eml", bounce("a@one.example", "550 5.1.1 no such user"));
        String bad = file("bad.eml", "Subject: hello\n\nAll is well.\n");
        Ran ran = Ran.of("explain", bad, good);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("bad.eml: tells of no recipient");
        assertThat(ran.out()).contains("To a@one.example");
        Ran missing = Ran.of("explain", good, folder.resolve("gone.eml").toString());
        assertThat(missing.code()).isEqualTo(64);
        assertThat(missing.err()).contains("gone.eml: there is no such file");
    }

    @Test
    void theDocumentHoldsGroupsAndCounts() throws IOException {
        Ran ran = Ran.of("explain", file("mail.log", LOG), "--json");
        assertThat(ran.json().toString())
                .contains("count=3", "omitted=0", "linesOfIncomingMail=1", "groups=[{count=2,", "rulesAsOf=");
    }
}
