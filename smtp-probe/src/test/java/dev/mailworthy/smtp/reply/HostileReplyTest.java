package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any pasted text is read and classified in limited time. */
@Timeout(120)
class HostileReplyTest {

    private static final int MANY = 1 << 20;

    static Stream<Arguments> texts() {
        return Stream.of(
                        "550 ".repeat(MANY),
                        "550-".repeat(MANY),
                        "550 5.7.1 " + "1.".repeat(MANY),
                        "550 5.7.1 [" + ":".repeat(MANY),
                        "550 5.7.1 " + "[[[[".repeat(MANY),
                        "550 5.7.1 " + "ip=".repeat(MANY),
                        "550 5.7.1 " + "a1:".repeat(MANY),
                        "550 5.7.1 " + "unsolicited mail ".repeat(MANY),
                        "550 " + "(#".repeat(MANY) + "5.7.1",
                        "dsn=5.7.1, stat=".repeat(MANY),
                        "dsn=5.7.1, " + " ".repeat(MANY),
                        "host ".repeat(MANY),
                        "relay=\"" + "1".repeat(MANY),
                        "host " + "a.".repeat(MANY) + " said: 550 no",
                        " ".repeat(MANY) + "550 no",
                        "550 no\n".repeat(MANY / 8),
                        "450-\n550 \n".repeat(MANY / 8),
                        "RCPT TO:\n550 no\n".repeat(MANY / 16),
                        "said: ".repeat(MANY),
                        "\u0000\u001b".repeat(MANY),
                        "\ud800".repeat(MANY),
                        "İ".repeat(MANY) + "550 5.7.1 İİİ",
                        "remote_host_said:_" + "_".repeat(MANY))
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void aPastedTextIsReadAndClassifiedInTime(String text) {
        ReceiverHints hints = ReceiverHints.in(text);
        assertThat(hints.hosts()).hasSizeLessThanOrEqualTo(9);
        SmtpReply.find(text).ifPresent(reply -> {
            assertThat(reply.text()).hasSizeLessThanOrEqualTo(SmtpReply.LONGEST_TEXT);
            assertThat(ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, hints))
                    .isNotNull();
        });
    }
}
