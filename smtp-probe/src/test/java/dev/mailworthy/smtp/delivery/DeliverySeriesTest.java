package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.delivery.account.DeliverySeries;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts over time: the length of the steps, and that each cell stands in its step. */
class DeliverySeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<EvidenceCell> cells(String... times) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String time : times) {
            lines.add(time + " mx postfix/smtp[1]: Q" + lines.size() + ": to=<b@example.net>, relay=mx.example.net"
                    + "[192.0.2.1]:25, delay=2, delays=0/0/1/1, dsn=2.0.0, status=sent (250 ok)");
        }
        return DeliveryLog.read(
                        TextSource.of(lines, Instant.parse("2026-12-01T00:00:00Z")), DeliveryOptions.of(BERLIN, 1))
                .settled()
                .counted();
    }

    private static DeliverySeries series(String... times) throws IOException {
        List<EvidenceCell> cells = cells(times);
        return DeliverySeries.of(cells, DeliverySeries.axis(cells, BERLIN).orElseThrow());
    }

    private static List<Long> recipients(DeliverySeries series) {
        return series.steps().stream().map(RecipientCounts::recipients).toList();
    }

    @Test
    void upToThreeDaysAreHours() throws IOException {
        DeliverySeries series = series("2026-11-01T10:20:00Z", "2026-11-01T10:40:00Z", "2026-11-01T12:00:00Z");
        assertThat(series.unit()).isEqualTo(ChronoUnit.HOURS);
        assertThat(recipients(series)).containsExactly(2L, 0L, 1L);
        assertThat(recipients(series("2026-11-01T00:00:00Z", "2026-11-03T23:00:00Z")))
                .hasSize(72);
    }

    @Test
    void daysAreThoseOfTheZoneAlsoWhenTheClockChanges() throws IOException {
        DeliverySeries series = series(
                "2026-10-23T21:00:00Z",
                "2026-10-23T22:30:00Z",
                "2026-10-24T22:30:00Z",
                "2026-10-25T22:30:00Z",
                "2026-10-26T23:30:00Z");
        assertThat(series.unit()).isEqualTo(ChronoUnit.DAYS);
        assertThat(series.begin()).isEqualTo(ZonedDateTime.of(2026, 10, 23, 0, 0, 0, 0, BERLIN));
        assertThat(recipients(series)).containsExactly(1L, 1L, 2L, 0L, 1L);
    }

    @Test
    void longerPeriodsAreWeeksAndAtMostNineYears() throws IOException {
        DeliverySeries series = series("2026-01-01T10:00:00Z", "2026-06-01T10:00:00Z");
        assertThat(series.unit()).isEqualTo(ChronoUnit.WEEKS);
        assertThat(recipients(series).stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
        DeliverySeries old = series("2001-01-01T10:00:00Z", "2026-06-01T10:00:00Z");
        assertThat(old.steps()).hasSize(470);
        assertThat(recipients(old).stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    }

    @Test
    void withoutACellThereIsNoAxis() {
        assertThat(DeliverySeries.axis(List.of(), BERLIN)).isEmpty();
    }
}
