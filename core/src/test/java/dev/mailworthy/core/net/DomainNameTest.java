package dev.mailworthy.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "Example.ORG, example.org",
        "example.org., example.org",
        "_dmarc.example.org, _dmarc.example.org",
        "bücher.example, xn--bcher-kva.example",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "a.b.c.d.e, a.b.c.d.e",
    })
    void readsWhatPeopleWrite(String written, String name) {
        assertThat(DomainName.parse(written)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                ".a",
                "-a.example",
                "a-.example",
                "a b.example",
                "a\u001b[31m.example",
                "a\n.example",
                "a/b.example",
                "user@example.org",
                "exam\u202eple.org",
            })
    void refusesOtherTextWithAPrintableMessage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).matches("[^\\p{Cntrl}\\u202e]+"));
    }

    @Test
    void labelsAndNamesHaveTheLimitsOfTheDns() {
        String label = "a".repeat(63);
        assertThat(DomainName.parse(label + ".example").labels()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> DomainName.parse("a" + label + ".example"));
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(DomainName.parse(longest).wire()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> DomainName.parse(longest + "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.parse(longest).prepend("x"));
    }

    @Test
    void walksUpToTheRoot() {
        DomainName name = DomainName.ofText("a.b.example");
        assertThat(name.isAtOrBelow(DomainName.ofText("b.example"))).isTrue();
        assertThat(name.isAtOrBelow(DomainName.ofText("xb.example"))).isFalse();
        assertThat(name.isAtOrBelow(DomainName.ROOT)).isTrue();
        assertThat(name.parent()).contains(DomainName.ofText("b.example"));
        assertThat(DomainName.ROOT.parent()).isEmpty();
    }

    @Test
    void anyOctetsSurviveTheTextForm() {
        long seed = 4343;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            List<byte[]> labels = IntStream.range(0, random.nextInt(1, 5))
                    .mapToObj(n -> {
                        byte[] label = new byte[random.nextInt(1, 20)];
                        random.nextBytes(label);
                        return label;
                    })
                    .toList();
            DomainName name = DomainName.ofLabels(labels);
            assertThat(DomainName.ofText(name.toString()))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(name);
            assertThat(name.toString()).matches("[\\x21-\\x7e]+");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fuß.test, U+00DF, xn--fu-hia.test, fuss.test",
        "FUẞ.test, U+1E9E, xn--fu-hia.test, fuss.test",
        "σος.test, U+03C2, xn--0xagb.test, xn--0xahb.test",
        "weiß.Grün.test, U+00DF, xn--wei-7ka.xn--grn-ioa.test, weiss.xn--grn-ioa.test",
    })
    void aCharacterThatIdnaReadsInTwoWaysIsRefusedWithBothNames(
            String input, String character, String later, String earlier) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.parse(input))
                .withMessageContaining(character)
                .withMessageContaining("write " + later + " ")
                .withMessageContaining("or " + earlier + " ");
    }

    @Test
    void aJoinerIsRefusedAndTheAsciiFormIsRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.parse("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.test"))
                .withMessageContaining("U+200C")
                .withMessageContaining("xn--mgba3gch31f060k.test");
        assertThat(DomainName.parse("xn--fu-hia.test").toString()).isEqualTo("xn--fu-hia.test");
        assertThat(DomainName.parse("grün.test").toString()).isEqualTo("xn--grn-ioa.test");
    }
}
