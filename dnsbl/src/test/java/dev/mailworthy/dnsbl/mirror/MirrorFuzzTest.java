package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Files of rbldnsd of any content. */
@Tag("fuzz")
class MirrorFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /** A file is read, or refused with one sentence about a line. */
    @FuzzTest(maxDuration = "1m")
    void data(byte[] octets) throws IOException {
        read(octets, Optional.empty());
        for (MirrorType type : MirrorType.values()) {
            read(octets, Optional.of(type));
        }
    }

    private static void read(byte[] octets, Optional<MirrorType> type) throws IOException {
        MirrorReader reader = new MirrorReader(type, new Specials(NOW, NOW.getEpochSecond()));
        MirrorLines lines = new MirrorLines(new ByteArrayInputStream(octets));
        try {
            reader.read(lines);
            assertThat(reader.entries()).isBetween(0L, (long) octets.length);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
