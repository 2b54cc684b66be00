package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Files to resume a sweep from, of any content. */
@Tag("fuzz")
class JournalFuzzTest {

    @TempDir
    private static Path folder;

    /** A file is resumed from, or refused with one sentence. A refused file stays as it was. */
    @FuzzTest(maxDuration = "1m")
    void journal(byte[] octets) throws IOException {
        Path file = Files.write(folder.resolve("journal"), octets);
        try (SweepJournal journal = SweepJournal.open(file, "plan")) {
            assertThat(journal.mark()).isNotNull();
        } catch (SweepException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(Files.readAllBytes(file)).isEqualTo(octets);
        }
    }
}
