package dev.mailworthy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples on the start page and in the README are real output of the command. */
@Timeout(60)
class SampleTest {

    private static final Path SAMPLE = Path.of("src", "docs", "asciidoc", "samples", "fresh-vps.txt");

    @Test
    void theSampleIsRealOutput() throws IOException {
        StringWriter out = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "check", "--lab", "fresh-vps");
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEqualTo(Files.readString(SAMPLE));
    }

    @Test
    void theReadmeShowsTheSame() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(Files.readString(SAMPLE));
    }
}
