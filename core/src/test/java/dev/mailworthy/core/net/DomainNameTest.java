package dev.mailworthy.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
}
