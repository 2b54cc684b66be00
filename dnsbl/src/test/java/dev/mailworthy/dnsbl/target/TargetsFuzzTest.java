package dev.mailworthy.dnsbl.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Files of targets of any content. */
@Tag("fuzz")
class TargetsFuzzTest {

    /** A network can hold many targets, so that only the first are read. */
    private static final int MOST = 1000;

    /** Every line gives targets or one report of a bad line. */
    @FuzzTest(maxDuration = "1m")
    void targets(byte[] octets) throws IOException {
        List<BadLine> bad = new ArrayList<>();
        try (LineTargets targets =
                new LineTargets("targets", new ByteArrayInputStream(octets), SpecialTargets.REFUSED, bad::add)) {
            int read = 0;
            while (read < MOST && targets.next() != null) {
                read++;
            }
        }
        assertThat(bad).hasSizeLessThanOrEqualTo(octets.length + 1);
    }
}
