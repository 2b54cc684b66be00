package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Text that holds replies of mail servers, of any content. */
@Tag("fuzz")
class ReplyFuzzTest {

    /** Every reply that is found has a code of the right form, and a printable text. */
    @FuzzTest(maxDuration = "1m")
    void reply(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        for (SmtpReply reply : SmtpReply.refusals(text)) {
            assertThat(reply.code()).isBetween(200, 599);
            assertThat(reply.text().codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n'))
                    .isTrue();
            ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, ReceiverHints.none());
        }
    }
}
