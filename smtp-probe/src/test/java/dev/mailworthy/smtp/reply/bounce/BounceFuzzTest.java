package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Bounces of any content. */
@Tag("fuzz")
class BounceFuzzTest {

    /** A bounce is read, or refused with one sentence. */
    @FuzzTest(maxDuration = "1m")
    void bounce(byte[] octets) {
        try {
            assertThat(Bounce.read("bounce.eml", octets)).isNotNull();
        } catch (BounceException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
