package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files without an end, and files that are built to cost time or memory, over every option that takes a file. */
@Timeout(120)
class EndlessInputTest {

    @TempDir
    private Path folder;

    private static Ran ran(String line) {
        return Ran.of(line.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "spf check --lab healthy --batch /dev/zero",
                "explain --batch /dev/zero",
                "spf lint @/dev/zero",
                "spf diff @/dev/zero @/dev/zero",
                "dnsbl sweep @/dev/zero --lab listed",
                "dnsbl check 192.0.2.30 --lab listed --keys /dev/zero",
                "dnsbl check 192.0.2.30 --lab listed --catalog /dev/zero",
                "dnsbl check 192.0.2.30 --lab listed --resume /dev/zero",
                "dnsbl sweep 192.0.2.30 --lab listed --resume /dev/zero",
                "egress --lab healthy --providers /dev/zero",
                "egress --lab healthy --responder r.test=127.0.0.1 --key /dev/zero",
                "responder --key /dev/zero",
                "replay /dev/zero",
                "diff /dev/zero /dev/zero",
                "check --lab healthy --message /dev/zero",
                "check --lab healthy --bounce /dev/zero",
                "explain /dev/zero",
            })
    void aFileWithoutAnEndIsRefused(String line) {
        Ran ran = ran(line);
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err().lines().filter(said -> !said.startsWith("Lab "))).hasSize(1);
    }

    private Ran diff(String text) throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return Ran.of("diff", file.toString(), file.toString());
    }

    @Test
    void documentsThatAreBuiltToCostTimeAreRefused() throws IOException {
        assertThat(diff("{\"n\": " + "9".repeat(1_600_000) + "}").err()).contains("a number of more than 40 digits");
        String members =
                IntStream.range(0, 1_000_000).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(","));
        assertThat(diff("{" + members + "}").err()).contains("has more than 200000 values");
        assertThat(diff("[".repeat(100)).err()).contains("is no JSON object");
        assertThat(diff("{\"a\":" + "[".repeat(100_000)).err()).contains("is nested more than 32 deep");
        assertThat(diff("{\"a\":1,\"a\":1}").err()).contains("a member stands twice");
        for (String text :
                new String[] {"{\"a\":01}", "{\"a\":+1}", "{\"a\":1,}", "{'a':1}", "{a:1}", "{\"a\":1} x", "{"}) {
            assertThat(diff(text).err()).as(text).contains("is no JSON");
        }
    }

    @Test
    void aDocumentOfMuchPaddingIsReadOnce() throws IOException {
        Ran report = Ran.of("check", "--lab", "healthy", "--json");
        Ran same = diff(" ".repeat(8 << 20) + report.out());
        assertThat(same.code()).as(same.err()).isZero();
    }

    @Test
    void aLintHasAtMost100FindingsAndOneFix() throws IOException {
        Path record = folder.resolve("record");
        Files.writeString(record, "v=spf1" + " ptr".repeat(4000) + " +all");
        Ran ran = Ran.of("spf", "lint", "@" + record, "--json");
        assertThat(ran.list("findings")).hasSize(100);
        assertThat((Integer) ran.json().get("leftOut")).isGreaterThan(3000);
        assertThat(ran.out()).contains("SPF-PASS-ALL").hasSizeLessThan(200_000);
        assertThat(Ran.of("spf", "lint", "@" + record).out()).contains("more faults are left out");
        Ran tooLong = Ran.of("spf", "lint", "v=spf1" + " ptr".repeat(27_000) + " +all");
        assertThat(tooLong.code()).isEqualTo(64);
    }
}
