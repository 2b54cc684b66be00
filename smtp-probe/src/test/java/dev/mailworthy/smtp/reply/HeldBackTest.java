package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.rule.HeldBack;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the classifier is right about {@link SmtpReply replies} that were not used to write its rules. */
@Timeout(120)
class HeldBackTest {

    private static final double ENOUGH = 0.85;

    @ParameterizedTest
    @ValueSource(strings = {"held-back-1.tsv"})
    void theCauseIsRightForMostRepliesThatWereHeldBack(String name) throws IOException {
        List<HeldBack> table = HeldBack.table(name);
        long right = table.stream().filter(HeldBack::isRight).count();
        long strictly = table.stream().filter(HeldBack::isStrictlyRight).count();
        System.out.printf(
                "%s: %d of %d right (%.1f %%), %d strictly (%.1f %%)%n",
                name, right, table.size(), 100.0 * right / table.size(), strictly, 100.0 * strictly / table.size());
        table.stream()
                .filter(row -> !row.isRight())
                .forEach(row -> System.out.printf(
                        "  line %d: %s expected, %s by %s%n", row.line(), row.causes(), row.cause(), row.rule()));
        assertThat(table).hasSizeGreaterThanOrEqualTo(60);
        assertThat((double) right / table.size()).isGreaterThanOrEqualTo(ENOUGH);
    }
}
