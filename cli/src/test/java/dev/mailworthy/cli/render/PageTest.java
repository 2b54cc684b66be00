package dev.mailworthy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.run.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String REVERSE = "a.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.";

    @Test
    void aNameIsNeverBroken() {
        String text = new Page()
                .hanging("              ", "ask for " + REVERSE + " in the panel")
                .toString();
        assertThat(text).contains(REVERSE);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aNameThatIsLongerThanTheLineStaysWhole() {
        assertThat(new Page(40).hanging("see ", REVERSE).toString()).isEqualTo("see\n" + REVERSE + "\n");
    }

    @Test
    void anotherLongWordIsBroken() {
        assertThat(new Page(40).hanging("", "x".repeat(50)).toString())
                .isEqualTo("x".repeat(40) + "\n" + "x".repeat(10) + "\n");
    }

    @Test
    void aLineHasTheWidthOfTheTerminalWithinLimits() {
        assertThat(Terminal.of("12", "100", Map.of()).columns()).isEqualTo(100);
        assertThat(Terminal.of("12", "300", Map.of()).columns()).isEqualTo(120);
        assertThat(Terminal.of("12", "7", Map.of()).columns()).isEqualTo(40);
        assertThat(Terminal.of("12", "", Map.of()).columns()).isEqualTo(80);
        assertThat(Terminal.of("", "120", Map.of()).columns()).isEqualTo(80);
    }
}
