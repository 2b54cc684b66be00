package dev.mailworthy.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with default settings on real networks: their verdicts, and every address that they contact. */
@NetworkTest
class NetDefaultRunTest {

    /** Canaries do not answer, as on the Internet, and take their full timeout. */
    private static List<String> defaultRun(NetBench bench, String rule) throws IOException {
        bench.tell("clear");
        bench.controls();
        for (String listener : DefaultWorld.listeners()) {
            bench.tell(listener);
        }
        bench.lab().router(List.of(rule), List.of());
        bench.lab().watch(DefaultWorld.canaries());
        List<String> said = bench.ask("default");
        System.out.println("default run, " + rule + ": " + said.get(0) + " ms");
        return said;
    }

    private static void expectAll(List<String> said, String verdict) {
        assertThat(said.subList(1, 7))
                .as(String.join("\n", said))
                .allMatch(line -> line.endsWith(" - " + verdict))
                .extracting(line -> line.substring(0, line.indexOf(" - ")))
                .containsExactlyInAnyOrder("IPV4 25", "IPV4 465", "IPV4 587", "IPV6 25", "IPV6 465", "IPV6 587");
    }

    @Test
    void aDefaultRunOnAnOpenNetworkContactsWhatIsDocumented(NetBench bench) throws IOException {
        List<String> said = defaultRun(bench, "accept");
        expectAll(said, "OPEN HIGH");
        assertThat(bench.lab().watched()).containsExactlyInAnyOrderElementsOf(DefaultWorld.documented());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {"drop | NO_CONNECTIVITY HIGH", "tcp dport { 25, 465, 587 } drop | BLOCKED_DROP HIGH"})
    void aDefaultRunWhereAllIsDroppedContactsOnlyItsTargets(String rule, String verdict, NetBench bench)
            throws IOException {
        List<String> said = defaultRun(bench, rule);
        expectAll(said, verdict);
        assertThat(bench.lab().watched()).isNotEmpty().isSubsetOf(DefaultWorld.documented());
    }
}
