package dev.mailworthy.smtp.delivery.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of lines: the year, the zone, and hours that come twice. */
class LineClockTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> times(String written, int years, String... times) throws IOException {
        StringBuilder log = new StringBuilder();
        for (String time : times) {
            log.append(time).append(" mx postfix/smtp[1]: text\n");
        }
        LineReader reader = new LineReader(
                new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.US_ASCII)),
                BERLIN,
                Instant.parse(written),
                years,
                1);
        List<String> found = new ArrayList<>();
        while (reader.advance()) {
            found.add(
                    reader.reads()
                            ? Instant.ofEpochSecond(reader.line().second()).toString()
                            : "unreadable");
        }
        return found;
    }

    @Test
    void theYearIsTheLastBeforeTheLogWasWritten() throws IOException {
        assertThat(times("2026-12-01T12:00:00Z", 0, "Dec  1 10:00:00", "Dec  1 10:00:01"))
                .containsExactly("2026-12-01T09:00:00Z", "2026-12-01T09:00:01Z");
        assertThat(times("2026-01-02T12:00:00Z", 0, "Dec 31 23:59:59", "Jan  1 00:00:01", "Dec 31 23:59:59"))
                .containsExactly("2025-12-31T22:59:59Z", "2025-12-31T23:00:01Z", "2025-12-31T22:59:59Z");
    }

    @Test
    void aLogOfMoreThanAYearBeginsEarlier() throws IOException {
        assertThat(times("2026-03-01T12:00:00Z", 1, "Feb 10 10:00:00", "Sep  1 10:00:00", "Feb 11 10:00:00"))
                .containsExactly("2025-02-10T09:00:00Z", "2025-09-01T08:00:00Z", "2026-02-11T09:00:00Z");
    }

    @Test
    void theDayOfALeapYearIsInALeapYear() throws IOException {
        assertThat(times("2026-03-01T12:00:00Z", 0, "Feb 29 10:00:00")).containsExactly("2024-02-29T09:00:00Z");
    }

    @Test
    void inAutumnTheSecondHourFollowsTheFirst() throws IOException {
        assertThat(times(
                        "2026-12-01T12:00:00Z",
                        0,
                        "Oct 25 01:59:59",
                        "Oct 25 02:00:00",
                        "Oct 25 02:59:59",
                        "Oct 25 02:00:00",
                        "Oct 25 02:30:00",
                        "Oct 25 02:59:59",
                        "Oct 25 03:00:00"))
                .containsExactly(
                        "2026-10-24T23:59:59Z",
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T00:59:59Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T01:59:59Z",
                        "2026-10-25T02:00:00Z");
    }

    @Test
    void everyFormOfTimeIsRead() throws IOException {
        assertThat(times(
                        "2026-12-01T12:00:00Z",
                        0,
                        "2026-11-30T10:00:00.123456+01:00",
                        "2026-11-30T10:00:00Z",
                        "2026-11-30 10:00:00",
                        "2026-11-30T10:00:00,5+0530",
                        "<22>Nov 30 10:00:00",
                        "Nov 31 10:00:00",
                        "Nov 30 25:00:00",
                        "2026-13-30T10:00:00Z",
                        "yesterday"))
                .containsExactly(
                        "2026-11-30T09:00:00Z",
                        "2026-11-30T10:00:00Z",
                        "2026-11-30T09:00:00Z",
                        "2026-11-30T04:30:00Z",
                        "2026-11-30T09:00:00Z",
                        "unreadable",
                        "unreadable",
                        "unreadable",
                        "unreadable");
    }
}
