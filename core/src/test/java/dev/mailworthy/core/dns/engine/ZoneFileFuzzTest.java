package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.core.dns.Fuzzed;
import dev.mailworthy.core.dns.ZoneFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Zone files of any content. */
@Tag("fuzz")
class ZoneFileFuzzTest {

    /** A file is read, or refused in one printable line. */
    @FuzzTest(maxDuration = "1m")
    void zone(byte[] octets) {
        try {
            ZoneDns.parse("db.example", new String(octets, StandardCharsets.UTF_8));
        } catch (ZoneFileException e) {
            String message = String.valueOf(e.getMessage());
            assertThat(message).isNotBlank();
            assertThat(Fuzzed.isPrintable(message)).as(message).isTrue();
        }
    }
}
