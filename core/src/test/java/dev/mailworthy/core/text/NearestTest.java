package dev.mailworthy.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typing error leads to the name that was meant, and another word leads to none. */
class NearestTest {

    private static final List<String> KNOWN =
            List.of("check", "explain", "egress", "spamhaus-zen", "spamhaus-sbl", "mailspike-bl", "fresh-vps");

    @ParameterizedTest
    @CsvSource({
        "chekc, check",
        "CHECK, check",
        "chck, check",
        "checkk, check",
        "fresh-vsp, fresh-vps",
        "freshvps, fresh-vps",
        "zen, spamhaus-zen",
        "expl, explain",
    })
    void aTypingErrorLeadsToTheName(String given, String meant) {
        assertThat(Nearest.to(given, KNOWN)).first().isEqualTo(meant);
    }

    @Test
    void anotherWordLeadsToNoName() {
        assertThat(Nearest.to("banana", KNOWN)).isEmpty();
        assertThat(Nearest.to("", KNOWN)).isEmpty();
        assertThat(Nearest.to("x", KNOWN)).isEmpty();
        assertThat(Nearest.to("c".repeat(100_000), KNOWN)).isEmpty();
    }

    @Test
    void theQuestionNamesAtMostThreeNames() {
        assertThat(Nearest.question("spamhaus", KNOWN)).contains("did you mean \"spamhaus-zen\" or \"spamhaus-sbl\"?");
        assertThat(Nearest.question("aa", List.of("ab", "ac", "ad", "ae")).orElseThrow())
                .contains("ab", "ac", "ad")
                .doesNotContain("ae");
    }
}
