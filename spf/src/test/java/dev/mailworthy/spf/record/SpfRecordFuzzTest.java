package dev.mailworthy.spf.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.spf.publish.LintFinding;
import dev.mailworthy.spf.publish.SpfLint;
import org.junit.jupiter.api.Tag;

/** SPF records of any content. */
@Tag("fuzz")
class SpfRecordFuzzTest {

    /** A record is read with its faults; every fault has a place inside the record. */
    @FuzzTest(maxDuration = "1m")
    void record(byte[] octets) {
        SpfParse parse = SpfRecord.parse(octets);
        NearMiss.of(octets);
        for (LintFinding finding : SpfLint.of(parse)) {
            assertThat(finding.span().start()).isBetween(0, octets.length);
            assertThat(finding.span().end()).isBetween(finding.span().start(), octets.length);
        }
    }
}
