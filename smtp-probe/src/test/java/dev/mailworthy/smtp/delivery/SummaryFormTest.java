package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The binary form gives the summary back, and refuses what is none. */
class SummaryFormTest {

    private static byte[] written() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        SummaryForm.write(summary(), octets);
        return octets.toByteArray();
    }

    /** With open messages: the log is cut in the midst. */
    private static DeliverySummary summary() throws IOException {
        ScriptedLog log = new ScriptedLog(3, 60);
        List<String> lines = log.lines(List.of(LogForm.RFC3339));
        return DeliveryLog.read(
                TextSource.of(lines.subList(20, lines.size() * 2 / 3), log.end()),
                DeliveryOptions.of(LogForm.ZONE, 9).counting(CountedDomains.first(3)));
    }

    private static DeliverySummary read(byte[] octets) throws IOException {
        return SummaryForm.read(new ByteArrayInputStream(octets));
    }

    @Test
    void theSummaryComesBack() throws IOException {
        DeliverySummary summary = summary();
        assertThat(summary.open()).isNotEmpty();
        assertThat(summary.counted())
                .extracting(cell -> cell.key().domain())
                .contains(Optional.of("example.net"), Optional.of(CountedDomains.OTHERS));
        assertThat(read(written())).isEqualTo(summary);
    }

    @Test
    void aCutOrChangedSummaryIsAnErrorOrAnotherSummary() throws IOException {
        byte[] octets = written();
        Random random = new Random(11);
        for (int end = 0; end < octets.length; end += 1 + random.nextInt(40)) {
            byte[] cut = Arrays.copyOf(octets, end);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
        for (int i = 0; i < 2000; i++) {
            byte[] changed = octets.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                read(changed);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("summary");
            }
        }
    }

    @Test
    void anotherVersionIsNamed() throws IOException {
        byte[] octets = written();
        octets[4] = 6;
        assertThatThrownBy(() -> read(octets))
                .hasMessage("the summary has version 3; this program reads versions 1 to 2");
        octets[4] = 0;
        assertThatThrownBy(() -> read(octets)).hasMessageContaining("the summary has version 0");
    }

    /** Written by the program before domains of recipients were counted. */
    @Test
    void aMemoryOfVersionOneIsRead() throws IOException {
        DeliveryMemory memory;
        try (InputStream octets = SummaryFormTest.class.getResourceAsStream("memory-version-1.bin")) {
            memory = MemoryForm.read(octets.readAllBytes());
        }
        assertThat(memory.key()).isEqualTo(7);
        assertThat(memory.positions()).hasSize(1);
        List<EvidenceCell> cells = memory.summary().settled().counted();
        assertThat(cells)
                .extracting(cell -> cell.key().target().name())
                .containsExactly("example.net", "Gmail and Google Workspace");
        assertThat(cells).extracting(cell -> cell.key().domain()).containsOnly(Optional.empty());
        assertThat(cells).extracting(cell -> cell.counts().recipients()).containsOnly(1L);
    }
}
