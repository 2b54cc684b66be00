package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The screens of the commands: their width, their codes and their words. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class ScreensTest {

    private static final List<String> COMMANDS = List.of(
            "check", "check -v", "egress", "egress -v", "dnsbl resolver", "dnsbl resolver -v", "dnsbl lists test");

    /** A code of a finding or a requirement, or of an enum. */
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w.=/@:-])[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+(?![\\w.=/@-])");

    /** Words in capitals that are no codes of this program. */
    private static final Set<String> OTHERS = Set.of("UTF-8", "CRC-32", "PRE-DATA", "TXT-RECORD");

    static List<String> labs() {
        return Lab.shipped();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void eachScreenFitsEightyColumnsAndExplainKnowsItsCodes(String lab) {
        Topics topics = Topics.bundled();
        for (String command : COMMANDS) {
            String line = command + " --lab " + lab;
            String text = Ran.of(line.split(" ")).out();
            assertThat(text.lines().filter(ScreensTest::isNoCopy))
                    .as(line)
                    .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(80));
            assertThat(CODE.matcher(text).results().map(MatchResult::group).distinct())
                    .as(line)
                    .filteredOn(code -> !OTHERS.contains(code))
                    .allSatisfy(code -> assertThat(topics.find(code)).as(code).isPresent());
        }
    }

    /** Records, commands and settings to copy have any length. */
    private static boolean isNoCopy(String line) {
        return !line.contains(". SRV ")
                && !line.contains(". TXT ")
                && !line.contains(". PTR ")
                && !line.contains(". A ")
                && !line.contains("&&")
                && !line.contains(" = ")
                && !line.contains("nft ");
    }

    @Test
    void aWideTerminalHasLongerLinesAndANarrowOneShorterLines() {
        assertThat(longest("120", "dnsbl", "check", "--lab", "listed", "192.0.2.30"))
                .isBetween(81, 120);
        assertThat(longest("40", "spf", "lint", "v=spf1 +all")).isLessThanOrEqualTo(40);
    }

    private static int longest(String columns, String... args) {
        StringWriter out = new StringWriter();
        Terminal terminal = Terminal.of("1", columns, Map.of());
        Main.run(Session.of(terminal, Clock.systemUTC(), InputStream.nullInputStream(), out, new StringWriter()), args);
        return out.toString().lines().mapToInt(String::length).max().orElse(0);
    }

    @Test
    void aRecordWithoutFaultsSaysSoWithItsLookups() {
        assertThat(Ran.of("spf", "lint", "--lab", "healthy", "healthy.example").out())
                .contains("OK  healthy.example  no faults; 1 of 10 DNS lookups", "mx -> 192.0.2.20, 2001:db8:20::25");
        assertThat(Ran.of("spf", "survey", "--lab", "healthy", "healthy.example")
                        .out())
                .contains("mx -> 192.0.2.20, 2001:db8:20::25");
    }

    @Test
    void aRecordForAllIsNeverTurnedIntoOneForNone() {
        assertThat(Ran.of("spf", "lint", "v=spf1 +all").out())
                .contains("SPF-PASS-ALL")
                .doesNotContain("-all");
    }

    @Test
    void aGeneratedRecordWithoutSendersWarns() {
        Ran ran = Ran.of("spf", "generate");
        assertThat(ran.out()).isEqualTo("v=spf1 ~all\n");
        assertThat(ran.err()).contains("no sender was named");
        assertThat(Ran.of("spf", "generate", "--ip", "192.0.2.9").err()).isEmpty();
    }
}
