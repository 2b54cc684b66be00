package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
                TextSource.of(lines.subList(20, lines.size() * 2 / 3), log.end()), DeliveryOptions.of(LogForm.ZONE, 9));
    }

    private static DeliverySummary read(byte[] octets) throws IOException {
        return SummaryForm.read(new ByteArrayInputStream(octets));
    }

    @Test
    void theSummaryComesBack() throws IOException {
        DeliverySummary summary = summary();
        assertThat(summary.open()).isNotEmpty();
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
        octets[4] = 4;
        assertThatThrownBy(() -> read(octets)).hasMessage("the summary has version 2; this program reads version 1");
    }
}
