package dev.mailworthy.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Records of runs of any content. */
@Tag("fuzz")
class RecordingFuzzTest {

    /** A record is read, or refused with one sentence. */
    @FuzzTest(maxDuration = "1m")
    void recording(byte[] octets) {
        try {
            assertThat(Recording.parse("run.json", new String(octets, StandardCharsets.UTF_8)))
                    .isNotNull();
        } catch (RecordingException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
