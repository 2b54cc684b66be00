package dev.mailworthy.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("jdk")
class PrintableTest {

    static Stream<Arguments> nothingThatActsOnATerminalOrALineSurvives() {
        return Stream.of(
                Arguments.of("\u001b[2J", "\uFFFD[2J"),
                Arguments.of("\u009b31m", "\uFFFD31m"),
                Arguments.of("a\r\nb", "a\uFFFD\uFFFDb"),
                Arguments.of("tab\t", "tab\uFFFD"),
                Arguments.of("nul\0", "nul\uFFFD"),
                Arguments.of("\u202ertl", "\uFFFDrtl"),
                Arguments.of("\u2028", "\uFFFD"),
                Arguments.of("\u2029.", "\uFFFD."),
                Arguments.of("a\u200b", "a\uFFFD"),
                Arguments.of("b\ud800", "b\uFFFD"),
                Arguments.of("\udc00x", "\uFFFDx"),
                Arguments.of("c\ue000", "c\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource
    void nothingThatActsOnATerminalOrALineSurvives(String hostile, String safe) {
        assertThat(Printable.text(hostile)).isEqualTo(safe);
        assertThat(Printable.whole(hostile)).isEqualTo(safe);
    }

    @Test
    void textForPeopleStaysAsItIs() {
        assertThat(Printable.text("Grüße aus 東京 \ud83d\ude00 <b>&amp;"))
                .isEqualTo("Grüße aus 東京 \ud83d\ude00 <b>&amp;");
    }

    @Test
    void aLongTextIsCutAndDataToCopyIsNot() {
        String text = "x".repeat(100_000);
        assertThat(Printable.text(text)).isEqualTo("x".repeat(Printable.LIMIT) + "…");
        assertThat(Printable.whole(text)).isEqualTo(text);
    }
}
