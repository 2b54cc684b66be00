package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReplyStage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounces in the forms that servers write. */
@Tag("jdk")
@Timeout(120)
class BounceTest {

    private static Bounce bounce(String resource) throws IOException, BounceException {
        try (InputStream in = BounceTest.class.getResourceAsStream(resource)) {
            return Bounce.read(resource, Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static String said(RecipientStatus recipient) {
        return recipient.diagnostic().orElseThrow().toString();
    }

    @Test
    void aDeliveryStatusNotificationIsReadFieldByField() throws IOException, BounceException {
        Bounce bounce = bounce("postfix.eml");
        assertThat(bounce.form()).isEqualTo(Bounce.Form.DELIVERY_STATUS);
        assertThat(bounce.recipients()).hasSize(2);
        RecipientStatus bert = bounce.recipients().get(0);
        assertThat(bert.finalRecipient()).isEqualTo("bert@gmail.com");
        assertThat(bert.action()).contains(BounceAction.FAILED);
        assertThat(bert.status()).contains(new EnhancedCode(5, 7, 25));
        assertThat(bert.hints().hosts()).containsExactly(DomainName.parse("gmail-smtp-in.l.google.com"));
        assertThat(said(bert))
                .isEqualTo(
                        "550 5.7.25 [203.0.113.7] The IP address sending this message does not have a PTR record setup, or"
                                + " the corresponding forward DNS entry does not point to the sending IP."
                                + " https://support.google.com/mail/answer/81126 - gsmtp");
        RecipientStatus carl = bounce.recipients().get(1);
        assertThat(carl.action()).contains(BounceAction.DELAYED);
        assertThat(carl.status()).contains(new EnhancedCode(4, 4, 1));
        assertThat(carl.diagnostic()).as("no server replied").isEmpty();
        assertThat(carl.detail()).isEqualTo("connect to mx.slow.example[192.0.2.9]:25: Connection timed out");
    }

    @Test
    void theTextOfQmailIsReadUpToTheReturnedMessage() throws IOException, BounceException {
        Bounce bounce = bounce("qmail.eml");
        assertThat(bounce.form()).isEqualTo(Bounce.Form.TEXT);
        assertThat(bounce.recipients())
                .extracting(RecipientStatus::finalRecipient)
                .containsExactly("bert@t-online.de", "carl@other.example");
        assertThat(bounce.recipients().get(0).diagnostic().orElseThrow().stage())
                .contains(ReplyStage.CONNECT);
        assertThat(said(bounce.recipients().get(1))).isEqualTo("550 5.1.1 <carl@other.example>: User unknown");
    }

    @Test
    void aServerThatGivesUpHasFailedWhateverItsCodeSays() throws BounceException {
        String notice = """
                From: MAILER-DAEMON@out.example
                Subject: failure notice

                Hi. This is the qmail-send program at out.example.

                <bert@first.example>:
                The connection could not be made. (#4.4.1)
                %s
                """;
        assertThat(action(notice.formatted("I'm not going to try again; too long in the queue.")))
                .contains(BounceAction.FAILED);
        assertThat(action(notice.formatted("The next attempt follows in an hour.")))
                .contains(BounceAction.DELAYED);
    }

    private static Optional<BounceAction> action(String message) throws BounceException {
        return Bounce.read("test", message.getBytes(StandardCharsets.UTF_8))
                .recipients()
                .get(0)
                .action();
    }

    @Test
    void theTextOfEximIsRead() throws IOException, BounceException {
        Bounce bounce = bounce("exim.eml");
        assertThat(bounce.recipients())
                .extracting(RecipientStatus::finalRecipient)
                .containsExactly("bert@other.example", "carl@other.example");
        assertThat(said(bounce.recipients().get(0))).startsWith("550 5.7.1 <mail.sender.example[203.0.113.7]>: Client");
        assertThat(bounce.recipients().get(0).hints().hosts()).contains(DomainName.parse("mx.other.example"));
        assertThat(bounce.recipients().get(1).diagnostic().orElseThrow().stage())
                .contains(ReplyStage.EOD);
    }

    @Test
    void aForwardedBounceIsFoundInsideAMessageAndDecoded() throws IOException, BounceException {
        Bounce bounce = bounce("forwarded.eml");
        assertThat(bounce.form()).isEqualTo(Bounce.Form.DELIVERY_STATUS);
        assertThat(bounce.recipients()).hasSize(1);
        assertThat(said(bounce.recipients().get(0))).isEqualTo("550 5.4.1 Recipient address rejected: Access denied.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Subject: hello\n\nNothing was refused here.\n",
                "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\nAction: failed\n\n--x--",
                "Content-Type: multipart/mixed; boundary=\"\"\n\nno parts",
                "Content-Type: multipart/mixed; boundary=a\n\nno parts",
                "Content-Type: ;;;\n\nno reply",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n@@@@",
                "Content-Type: text/plain\nContent-Transfer-Encoding: no-such\n\nx",
                "Content-Type: message/rfc822\n\n",
            })
    void aMessageThatIsNoBounceGivesOneLineOfProblem(String message) {
        assertThatThrownBy(() -> Bounce.read("x.eml", message.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(BounceException.class)
                .hasMessageStartingWith("x.eml: ")
                .extracting(
                        problem -> String.valueOf(problem.getMessage()).lines().count())
                .isEqualTo(1L);
    }

    @Test
    void aFileThatCannotBeReadSaysWhy(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Bounce.read(folder.resolve("none.eml"))).hasMessageEndingWith("there is no such file");
        assertThatThrownBy(() -> Bounce.read(folder)).hasMessageEndingWith("is a directory");
        Path large = folder.resolve("large.eml");
        Files.write(large, new byte[Bounce.LARGEST + 1]);
        assertThatThrownBy(() -> Bounce.read(large)).hasMessageEndingWith("is larger than 10485760 octets");
    }

    @Test
    void addressesAndDetailsArePrintable() throws BounceException {
        String status = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n"
                + "Final-Recipient: rfc822; a\u001b[31m@b.test\nAction: FAILED\nDiagnostic-Code: smtp; 550 \u001b[2Jno\n";
        RecipientStatus recipient = Bounce.read("x", status.getBytes(StandardCharsets.UTF_8))
                .recipients()
                .get(0);
        assertThat(recipient.finalRecipient()).isEqualTo("a\ufffd[31m@b.test");
        assertThat(recipient.action()).contains(BounceAction.FAILED);
        assertThat(said(recipient) + recipient.detail()).doesNotContain("\u001b");
    }
}
