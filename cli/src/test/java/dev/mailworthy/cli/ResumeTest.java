package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is resumed asks what an earlier run did not ask or what was not answered. */
@Timeout(120)
class ResumeTest {

    @TempDir
    private Path folder;

    private Ran sweep(String options) {
        String line = "dnsbl sweep 192.0.2.24/29 --resume " + folder.resolve("progress") + " " + options;
        return Ran.of(line.split(" +"));
    }

    private static List<String> targets(Ran ran, String state) {
        return ran.out()
                .lines()
                .filter(line -> line.contains("\"state\": \"" + state + "\""))
                .toList();
    }

    @Test
    void aSilentResolverMarksNothingAsDone() {
        Ran down = sweep("--lab listed --ndjson --resolver 127.0.0.1:9");
        assertThat(down.code()).isEqualTo(3);
        assertThat(down.out()).contains("\"targets\": 0", "\"end\": \"resolver-silent\"");
        Ran up = sweep("--lab listed --ndjson");
        assertThat(up.out()).contains("\"targets\": 8", "\"end\": \"complete\"", "\"unanswered\": 0");
        assertThat(targets(up, "listed")).hasSize(2);
        assertThat(up.code()).isEqualTo(2);
    }

    @Test
    void pairsWithoutAnAnswerAreAskedAgain() {
        Ran refused = sweep("--lab public-resolver --ndjson");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(targets(refused, "unanswered")).isNotEmpty();
        long silent = targets(refused, "unanswered").size();
        Ran answered = sweep("--lab listed --ndjson");
        assertThat(answered.out())
                .contains("\"askedAgain\": " + silent, "\"answeredAgain\": " + silent, "\"unanswered\": 0");
        assertThat(targets(answered, "listed")).isNotEmpty();
        assertThat(targets(answered, "unanswered")).isEmpty();
        Ran shown = sweep("--lab listed --ndjson");
        assertThat(shown.out()).contains("\"askedAgain\": 0");
        assertThat(Stream.of(shown, answered)
                        .map(ran -> targets(ran, "listed").stream().sorted().toList())
                        .distinct())
                .as("the lines are the same on each run")
                .hasSize(1);
    }

    @Test
    void anotherFormIsRefused() {
        assertThat(sweep("--lab listed --ndjson").code()).isEqualTo(2);
        Ran text = sweep("--lab listed");
        assertThat(text.code()).isEqualTo(64);
        assertThat(text.err()).contains("with other options");
        assertThat(sweep("--lab listed --ndjson --reasons").code()).isEqualTo(64);
    }
}
