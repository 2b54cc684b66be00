package dev.mailworthy.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.posture.PostureFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final UnansweredCheck SILENT =
            new UnansweredCheck(CheckArea.RUN, "x", Reason.TIMEOUT, "", Hint.Standard.RUN_AGAIN);

    @ParameterizedTest
    @CsvSource({
        "INFO,    false, READY",
        "NOTICE,  false, READY",
        "NOTICE,  true,  INCONCLUSIVE",
        "WARNING, false, AT_RISK",
        "ERROR,   false, AT_RISK",
        "BLOCKER, false, BLOCKED",
        "INFO,    true,  INCONCLUSIVE",
        "WARNING, true,  INCONCLUSIVE",
        "ERROR,   true,  INCONCLUSIVE",
        "BLOCKER, true,  BLOCKED",
    })
    void oneBlockerBlocksAndAnUnansweredCheckIsInconclusive(Severity worst, boolean silent, Verdict verdict) {
        assertThat(Verdict.of(List.of(finding(worst)), silent ? List.of(SILENT) : List.of()))
                .isEqualTo(verdict);
    }

    @Test
    void withoutFindingsAndUnansweredChecksMailIsReady() {
        assertThat(Verdict.of(List.of(), List.of())).isEqualTo(Verdict.READY);
    }

    @Test
    void anUnansweredCheckNeverMakesTheVerdictReady() {
        long seed = 77;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            List<Finding> findings = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                findings.add(finding(Severity.values()[random.nextInt(5)]));
            }
            boolean blocked = findings.stream().anyMatch(found -> found.severity() == Severity.BLOCKER);
            assertThat(Verdict.of(findings, List.of(SILENT)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(blocked ? Verdict.BLOCKED : Verdict.INCONCLUSIVE);
        }
    }

    private static Finding finding(Severity severity) {
        return Finding.of(PostureFinding.MX_MISSING, "example.org", "").withSeverity(severity);
    }
}
