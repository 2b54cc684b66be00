package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages of a mailbox file. */
class MailboxTest {

    @Test
    void messagesAreSeparatedByFromLinesAfterABlankLine() throws IOException {
        assertThat(
                        messages(
                                "From a Mon Nov 30 10:00:00 2026\nSubject: 1\n\nFrom the start\n>From here\n>>From there\n\nFrom b Mon Nov 30 10:00:00 2026\nSubject: 2\n\nx"))
                .hasSize(2)
                .satisfies(all -> assertThat(all.get(0)).contains("From the start\nFrom here\n>From there"))
                .satisfies(
                        all -> assertThat(all.get(1)).startsWith("Subject: 2").endsWith("x"));
    }

    @Test
    void windowsLineEndsAndEmptyMessagesAreRead() throws IOException {
        assertThat(
                        messages(
                                "From a Mon, 30 Nov 2026 10:00 +0000\r\nSubject: 1\r\n\r\nFrom b Mon, 30 Nov 2026 10:00 +0000\r\nSubject: 2\r\n"))
                .hasSize(2);
        assertThat(messages("From a Mon Nov 30 10:00:00 2026\n\nFrom b Mon Nov 30 10:00:00 2026\nSubject: 2\n"))
                .hasSize(2);
        assertThat(messages("")).isEmpty();
        assertThat(messages("From a Mon Nov 30 10:00:00 2026\n")).isEmpty();
    }

    @Test
    void aMessageIsCutBehindItsLimit() throws IOException {
        String large = "From a Mon Nov 30 10:00:00 2026\nSubject: 1\n\n" + ("y".repeat(1023) + "\n").repeat(11 << 10)
                + "\nFrom b Mon Nov 30 10:00:00 2026\nSubject: 2\n";
        Mailbox mailbox = new Mailbox(new ByteArrayInputStream(large.getBytes(StandardCharsets.US_ASCII)));
        assertThat(mailbox.next().map(octets -> octets.length)).contains(Bounce.LARGEST + 1);
        assertThat(mailbox.next()).isPresent();
        assertThat(mailbox.next()).isEmpty();
    }

    private static List<String> messages(String text) throws IOException {
        Mailbox mailbox = new Mailbox(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>();
        for (Optional<byte[]> next = mailbox.next(); next.isPresent(); next = mailbox.next()) {
            all.add(new String(next.get(), StandardCharsets.UTF_8));
        }
        return all;
    }
}
