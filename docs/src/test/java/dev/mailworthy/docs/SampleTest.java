package dev.mailworthy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The README shows what the command prints today. The pages need no test for that, because a build writes their samples anew.
 * The property {@code mailworthy.golden=write} writes the README's sample anew.
 */
@Timeout(120)
class SampleTest {
    private static final Path README = Path.of("..", "README.md");
    private static final String START = "<!-- sample: mailworthy check --lab fresh-vps -->\n```\n";
    private static final String END = "```\n<!-- end of the sample -->";

    @Test
    void theReadmeShowsRealOutput() throws IOException {
        String output = Sample.FIRST.output();
        String readme = Files.readString(README);
        int start = readme.indexOf(START) + START.length();
        int end = readme.indexOf(END);
        assertThat(readme).contains(START, END);
        if ("write".equals(System.getProperty("mailworthy.golden"))) {
            Files.writeString(README, readme.substring(0, start) + output + readme.substring(end));
        } else {
            assertThat(readme.substring(start, end)).isEqualTo(output);
        }
    }
}
