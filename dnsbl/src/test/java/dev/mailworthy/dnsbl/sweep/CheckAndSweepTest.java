package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.dnsbl.health.ListResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check and a sweep of one address have equal results, because both use {@code ListHealth.judge}. */
@Timeout(120)
class CheckAndSweepTest {

    private static final String TARGET = "1.0.0.11.one.test.";
    private static final String TEST_ENTRY = "2.0.0.127.one.test.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "listed                              | TARGET A 127.0.0.2           |                     "
                        + "| listed 11.0.0.1 one [127.0.0.2]",
                "the list refuses                    | TARGET A 127.255.255.254     |                     "
                        + "| unanswered 11.0.0.1 one [] refused",
                "the test entry has no answer        |                              | ;fault servfail TEST"
                        + "| unanswered 11.0.0.1 one [] servfail",
                "the test entry has no answer, listed | TARGET A 127.0.0.2          | ;fault servfail TEST"
                        + "| unanswered 11.0.0.1 one [] servfail",
                "the test entry has no answer, the list refuses | TARGET A 127.255.255.254 | ;fault servfail TEST"
                        + "| unanswered 11.0.0.1 one [] servfail",
                "a circle of aliases                 | TARGET CNAME TARGET          |                     "
                        + "| unanswered 11.0.0.1 one [] malformed",
                "everything is listed                | TARGET A 127.0.0.2           | 1.0.0.127.one.test. A 127.0.0.2"
                        + "| unanswered 11.0.0.1 one [] canary-failed",
            })
    void aCheckAndASweepHaveEqualResults(String world, String target, String test, String result, @TempDir Path folder)
            throws Exception {
        String more = (target == null ? "" : target.replace("TARGET", TARGET) + "\n")
                + (test == null ? "" : test.replace("TEST", TEST_ENTRY) + "\n");
        try (SweptWorld lists = SweptWorld.start(folder, more)) {
            SweptWorld.Lines lines = new SweptWorld.Lines();
            lists.dnsbl()
                    .sweep(lists.request(SweptWorld.networks("11.0.0.1/32"), Optional.empty()))
                    .run(lines);
            List<ListResult> checked =
                    lists.dnsbl().check(List.of("11.0.0.1")).targets().get(0).lists();
            assertThat(lines.lines).as(world).containsExactly(result);
            assertThat(checked)
                    .filteredOn(each -> each.id().equals("one"))
                    .extracting(each -> lines.form(new SweepPair("11.0.0.1", each)))
                    .as(world)
                    .containsExactly(result);
        }
    }
}
