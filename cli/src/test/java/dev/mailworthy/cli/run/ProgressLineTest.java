package dev.mailworthy.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of progress never fills the terminal's line, so that the next one can replace it. */
class ProgressLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 7 s, waiting for blocklists, outgoing ports, published names",
                "80  | 7 s, waiting for blocklists, outgoing ports, published names",
                "40  | 7 s, waiting for blocklists, outgoing p",
                "24  | 7 s, waiting for blockl",
                "18  | 7 s",
                "10  | 7 s",
                "3   | 7",
                "1   | ''",
            })
    void theLineIsShorterThanTheTerminal(int columns, String expected) {
        try (ProgressLine line = ProgressLine.on(new PrintWriter(new StringWriter()), columns)) {
            line.begins("published names");
            line.begins("outgoing ports");
            line.begins("blocklists");
            assertThat(line.line(7).stripTrailing()).isEqualTo(expected.strip());
            assertThat(line.line(7).length()).isLessThan(columns);
        }
    }

    @Test
    void theNumbersOfASweepAreCutToo() {
        try (ProgressLine line = ProgressLine.on(new PrintWriter(new StringWriter()), 20)) {
            line.shows(() -> "1,024 of 65,536 targets, 310/s");
            assertThat(line.line(12)).isEqualTo("12 s, 1,024 of 65,5");
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 40, 30", "100, 100, 100", "200, 120, 200", "x, 80, 80"})
    void aTerminalHasItsOwnWidthBesideThatOfTexts(String width, int columns, int screen) {
        Terminal terminal = Terminal.of("2", width, Map.of());
        assertThat(terminal.columns()).isEqualTo(columns);
        assertThat(terminal.screen()).isEqualTo(screen);
    }
}
