package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.LabException;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The screens of the commands: their width, their codes and their words. Without the long form each command has a quarter of the labs. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
@Timeout(120)
class ScreensTest {

    private static final List<String> COMMANDS = List.of(
            "check",
            "check -v",
            "check --receivers",
            "fix",
            "fix -v",
            "egress",
            "egress -v",
            "dnsbl resolver",
            "dnsbl resolver -v",
            "dnsbl lists test",
            "dnsbl lists test -v",
            "dnsbl check {ip}",
            "dnsbl check {ip} {domain} -v",
            "dnsbl sweep {ip} --list spamhaus-zen",
            "spf lint {domain}",
            "spf survey {domain}",
            "spf audit {domain}",
            "spf check --ip {ip} --mail-from a@{domain}",
            "spf explain --ip {ip} --mail-from a@{domain}");

    /** The commands of labs with a log. */
    private static final List<String> ON_LOGS = List.of("deliveries", "deliveries -v", "deliveries --by day");

    static List<String> labs() {
        return Lab.shipped();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void eachScreenFitsEightyColumnsAndExplainKnowsItsCodes(String lab) throws LabException {
        Topics topics = Topics.bundled();
        Lab world = Lab.load(lab);
        String address = String.valueOf(
                Ran.shared("check", "--lab", lab, "--json").list("addresses").get(0));
        List<String> commands = Stream.concat(
                        Sample.share(COMMANDS, labs().indexOf(lab), 4).stream(),
                        world.log().isPresent() ? ON_LOGS.stream() : Stream.empty())
                .toList();
        for (String command : commands) {
            String line =
                    command.replace("{domain}", world.subject().toString()).replace("{ip}", address) + " --lab " + lab;
            String text = onScreen("80", line.split(" "));
            assertThat(text).as(line).isNotEmpty();
            assertThat(text.lines().filter(each -> isNoCopy(each) && !isSetting(command, each)))
                    .as(line)
                    .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(80));
            assertThat(ShownCodes.inText(text.lines()
                            .filter(each -> !isSetting(command, each))
                            .collect(Collectors.joining("\n"))))
                    .as(line)
                    .allSatisfy(code -> assertThat(topics.find(code)).as(code).isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void explainKnowsTheCodesOfEachDocument(String lab) {
        Topics topics = Topics.bundled();
        for (String command : List.of("check", "fix", "egress", "dnsbl resolver")) {
            String line = command + " --lab " + lab + " --json";
            assertThat(ShownCodes.inDocument(Ran.shared(line.split(" ")).json()))
                    .as(line)
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(topics.find(code)).as(code).isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void noDnsNameIsBroken(String lab) throws LabException {
        String name = Lab.load(lab).subject().toString();
        String screen = onScreen("50", "check", "-v", "--lab", lab);
        String joined = screen.replaceAll("\\n *", "");
        String whole = screen.replaceAll("\\n *", " ");
        assertThat(count(whole, name)).isEqualTo(count(joined, name)).isPositive();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** The settings that {@code fix -v} prints for a mail server. */
    private static boolean isSetting(String command, String line) {
        return command.equals("fix -v") && line.matches(" {8,14}\\S.*");
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
        return onScreen(columns, args).lines().mapToInt(String::length).max().orElse(0);
    }

    private static String onScreen(String columns, String... args) {
        StringWriter out = new StringWriter();
        Terminal terminal = Terminal.of("1", columns, Map.of("NO_COLOR", "1"));
        Main.run(Session.of(terminal, Clock.systemUTC(), InputStream.nullInputStream(), out, new StringWriter()), args);
        return out.toString();
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
