package dev.mailworthy.cli.report.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.render.CsvRow;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text stays text in every form. */
class FeedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(1)",
                "  =1+1",
                "\uff1d1+1"
            })
    void aSpreadsheetDoesNotRunTheText(String text) {
        String record = CsvRow.of(text, "plain");
        assertThat(record.replaceFirst("^\"", "")).startsWith("'");
        assertThat(record).endsWith(",plain\r\n");
    }

    @Test
    void aRecordStaysOneLine() {
        assertThat(CsvRow.of("a\r\nb", "c\"d", "e,f", 7, -7, ""))
                .isEqualTo("a\ufffd\ufffdb,\"c\"\"d\",\"e,f\",7,-7,\r\n");
    }

    @Test
    void aBarInATextDoesNotBeginThePerformanceData() {
        assertThat(NagiosFeed.line(Verdict.BLOCKED, "evil|x=1\nOK - fine\u001b[2J", "a=1"))
                .isEqualTo("MAILWORTHY CRITICAL - evil/x=1\ufffdOK - fine\ufffd[2J | a=1\n");
    }

    @Test
    void aLabelIsEscaped() {
        assertThat(new MetricFamily("m", "Help.")
                        .with(Map.of("domain", "a\"} 1\nx{y=\"\\"), 3)
                        .text())
                .isEqualTo("# HELP m Help.\n# TYPE m gauge\nm{domain=\"a\\\"} 1\\nx{y=\\\"\\\\\"} 3\n");
    }

    @ParameterizedTest
    @CsvSource({
        "READY READY,            COMPLETE,    0, 0, READY",
        "READY AT_RISK,          COMPLETE,    0, 0, AT_RISK",
        "AT_RISK INCONCLUSIVE,   COMPLETE,    0, 0, INCONCLUSIVE",
        "INCONCLUSIVE BLOCKED,   COMPLETE,    0, 0, BLOCKED",
        "READY,                  COMPLETE,    0, 1, INCONCLUSIVE",
        "AT_RISK,                STOPPED,     1, 0, INCONCLUSIVE",
        "BLOCKED,                OUT_OF_TIME, 1, 0, BLOCKED",
    })
    void theWorstDomainDecides(String verdicts, Completeness how, int notChecked, int leftOut, Verdict worst) {
        List<Verdict> all =
                List.of(verdicts.split(" ")).stream().map(Verdict::valueOf).toList();
        assertThat(WorstVerdict.of(all, new FeedEnd(how, notChecked, leftOut, Instant.EPOCH)))
                .isEqualTo(worst);
    }

    @Test
    void noDomainIsNoPass() {
        assertThat(WorstVerdict.of(List.of(), FeedEnd.whole(Instant.EPOCH))).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
