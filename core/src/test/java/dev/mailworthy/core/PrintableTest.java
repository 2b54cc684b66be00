package dev.mailworthy.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u009b31m",
                "a\r\nb",
                "tab\t",
                "nul\0",
                "\u202ertl",
                "\u2028",
                "\u200b",
                "\ud800",
                "\udc00x",
                "\ue000"
            })
    void nothingThatActsOnATerminalOrALineSurvives(String hostile) {
        assertThat(Printable.text(hostile))
                .contains("\uFFFD")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]");
    }

    @Test
    void textForPeopleStaysAsItIs() {
        assertThat(Printable.text("Grüße aus 東京 \ud83d\ude00 <b>&amp;"))
                .isEqualTo("Grüße aus 東京 \ud83d\ude00 <b>&amp;");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(Printable.text("x".repeat(100_000)))
                .hasSize(Printable.LIMIT + 1)
                .endsWith("…");
    }
}
