package dev.mailworthy.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void onlyAPresentValueIsMapped() {
        assertThat(Answer.present(2).map(n -> n + 1)).isEqualTo(Answer.present(3));
        assertThat(Answer.<Integer>absent().map(n -> n + 1)).isEqualTo(Answer.absent());
        assertThat(Answer.<Integer>unanswered(Reason.TIMEOUT, "late").map(n -> n + 1))
                .isEqualTo(Answer.unanswered(Reason.TIMEOUT, "late"));
        assertThat(Answer.<Integer>notApplicable("no IPv6").map(n -> n + 1)).isEqualTo(Answer.notApplicable("no IPv6"));
    }

    @Test
    void everyOutcomeFoldsToItsOwn() {
        List<Answer<String>> all = List.of(
                Answer.present("here"),
                Answer.absent(),
                Answer.unanswered(Reason.REFUSED, "no"),
                Answer.notApplicable("beside"));
        assertThat(all)
                .extracting(answer -> answer.<String>fold(
                        value -> value,
                        () -> "absent",
                        silent -> silent.reason().label(),
                        beside -> beside.detail()))
                .containsExactly("here", "absent", "refused", "beside");
    }

    @Test
    void untrustedDetailIsMadePrintable() {
        assertThat(new Answer.Unanswered<>(Reason.MALFORMED, "x\u001b[31m").detail())
                .doesNotContain("\u001b");
    }
}
