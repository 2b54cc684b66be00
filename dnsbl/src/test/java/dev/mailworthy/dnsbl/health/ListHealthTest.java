package dev.mailworthy.dnsbl.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of {@link ListHealth#judge}: a list counts as far as its test entries proved it (RFC 5782 section 5). */
class ListHealthTest {

    private static ListHealth health(ListHealth.State state) {
        Optional<Reason> why = switch (state) {
            case PROVED -> Optional.empty();
            case UNPROVED -> Optional.of(Reason.CANARY_FAILED);
            case UNANSWERED -> Optional.of(Reason.SERVFAIL);
        };
        String detail = state == ListHealth.State.PROVED ? "" : "about the test entries";
        return new ListHealth("one", "One", "one.test", TargetKind.IP4, state, why, detail);
    }

    private static Answer<Reading.Entry> said(String word) {
        return switch (word) {
            case "nothing" -> Answer.absent();
            case "refused" -> Answer.unanswered(Reason.REFUSED, "about the target");
            default -> Answer.present(new Reading.Entry(CodeClass.Weighing.valueOf(word), List.of()));
        };
    }

    private static String outcome(Answer<Reading.Entry> judged) {
        return judged.fold(
                entry -> entry.weighing().name(),
                () -> "nothing",
                silent -> silent.reason().name() + " " + silent.detail(),
                beside -> "not applicable");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "PROVED,     AGAINST, AGAINST",
        "PROVED,     FOR,     FOR",
        "PROVED,     NEITHER, NEITHER",
        "PROVED,     nothing, nothing",
        "PROVED,     refused, REFUSED about the target",
        "UNPROVED,   AGAINST, AGAINST",
        "UNPROVED,   FOR,     CANARY_FAILED about the test entries",
        "UNPROVED,   NEITHER, CANARY_FAILED about the test entries",
        "UNPROVED,   nothing, CANARY_FAILED about the test entries",
        "UNPROVED,   refused, REFUSED about the target",
        "UNANSWERED, AGAINST, SERVFAIL about the test entries",
        "UNANSWERED, FOR,     SERVFAIL about the test entries",
        "UNANSWERED, NEITHER, SERVFAIL about the test entries",
        "UNANSWERED, nothing, SERVFAIL about the test entries",
        "UNANSWERED, refused, SERVFAIL about the test entries",
    })
    void anAnswerCountsAsFarAsTheListIsProved(ListHealth.State state, String word, String outcome) {
        assertThat(outcome(health(state).judge(said(word)))).isEqualTo(outcome);
    }

    @Test
    void onlyAListThatIsNotProvedHasAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListHealth(
                        "one", "One", "one.test", TargetKind.IP4, ListHealth.State.UNANSWERED, Optional.empty(), ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListHealth(
                        "one",
                        "One",
                        "one.test",
                        TargetKind.IP4,
                        ListHealth.State.PROVED,
                        Optional.of(Reason.TIMEOUT),
                        ""));
    }
}
