package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.aggregate.AggregateReport;
import dev.mailworthy.smtp.feedback.aggregate.RecordCount;
import dev.mailworthy.smtp.feedback.aggregate.RecordFacts;
import dev.mailworthy.smtp.feedback.aggregate.ReportCell;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports made by chance, in the dialects of ten reporters and in all packings, are read with exact counts. */
@Tag("long")
class ScriptedReportTest {

    /** Of each dialect; 1,000 in all in the long form. */
    private static final int SEEDS = Boolean.getBoolean("mailworthy.long") ? 100 : 13;

    @ParameterizedTest
    @EnumSource
    void eachDialectIsReadWithExactCounts(ReportDialect dialect) {
        for (long seed = 0; seed < SEEDS; seed++) {
            ScriptedReport report = new ScriptedReport(new Random(seed), dialect);
            ReportPacking packing = ReportPacking.values()[(int) (seed % ReportPacking.values().length)];
            String name = dialect + " " + packing + " seed " + seed;
            FeedbackSummary summary = Samples.read(name, packing.pack(dialect.write(report)));
            assertThat(summary.refused().stream().filter(refused -> refused.kind() != RefusalKind.NO_REPORT))
                    .as(name)
                    .isEmpty();
            assertThat(summary.aggregates()).as(name).hasSize(1);
            AggregateReport read = summary.aggregates().get(0);
            assertThat(counts(read.counts())).as(name).isEqualTo(report.expected());
            assertThat(read.records()).as(name).isEqualTo(report.rows.size());
            assertThat(read.header().id().value()).as(name).contains(report.id);
            assertThat(read.header().organization().value())
                    .as(name)
                    .contains(dialect == ReportDialect.BROKEN ? "Reports & <Co> \uFFFD" : "Reports & Co");
            assertThat(read.header().period().end().value().orElseThrow().getEpochSecond())
                    .as(name)
                    .isEqualTo(dialect.end(report));
            assertThat(read.day().toEpochDay()).as(name).isEqualTo(report.begin / 86_400);
            assertThat(read.policyDomain()).as(name).isEqualTo(DomainName.parse("example.org"));
        }
    }

    private static Map<RecordFacts, Long> counts(List<RecordCount> counts) {
        Map<RecordFacts, Long> sums = new HashMap<>();
        counts.forEach(count -> sums.merge(count.facts(), count.messages(), Long::sum));
        return sums;
    }

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySplitInAnyOrderWithRepetitionsGivesEqualCells(long seed) {
        Random random = new Random(seed);
        List<byte[]> reports = new ArrayList<>();
        long messages = 0;
        for (ReportDialect dialect : ReportDialect.values()) {
            ScriptedReport report = new ScriptedReport(random, dialect);
            messages += report.messages();
            reports.add(dialect.write(report));
        }
        FeedbackSummary whole = FeedbackSummary.NONE;
        for (byte[] report : reports) {
            whole = whole.plus(Samples.read("report", report));
        }
        List<byte[]> again = new ArrayList<>(reports);
        again.addAll(reports.subList(0, random.nextInt(reports.size())));
        Collections.shuffle(again, random);
        FeedbackSummary merged = FeedbackSummary.NONE;
        for (byte[] report : again) {
            ReportPacking packing = ReportPacking.values()[random.nextInt(ReportPacking.values().length)];
            FeedbackSummary next = Samples.read("report", packing.pack(report));
            merged = random.nextBoolean() ? merged.plus(next) : next.plus(merged);
        }

        assertThat(merged.cells()).containsExactlyInAnyOrderElementsOf(whole.cells());
        assertThat(merged.cells().stream().mapToLong(ReportCell::messages).sum())
                .isEqualTo(messages);
        assertThat(merged.intake().unauthenticated()).isEqualTo(reports.size());
        assertThat(merged.intake().duplicates()).isEqualTo(again.size() - reports.size());
    }
}
