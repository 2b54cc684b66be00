package dev.mailworthy.smtp.host;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this machine's own rules do to new connections.
 *
 * @param refusal the rule that refuses or rations them
 * @param redirect the rule that leads them elsewhere
 * @param byUser the rule that treats this process and the mail server differently, or may do so
 */
public record LocalEffect(Answer<LocalRule> refusal, Optional<LocalRule> redirect, Optional<LocalRule> byUser) {

    /**
     * {@return no rule was looked at}
     *
     * @param reason for programs
     * @param detail one line for people
     */
    public static LocalEffect unread(Reason reason, String detail) {
        return new LocalEffect(Answer.unanswered(reason, detail), Optional.empty(), Optional.empty());
    }

    /** {@return the rules that decide} */
    public List<LocalRule> rules() {
        return Stream.of(
                        byUser,
                        redirect,
                        refusal.fold(
                                Optional::of,
                                Optional::<LocalRule>empty,
                                silent -> Optional.<LocalRule>empty(),
                                beside -> Optional.<LocalRule>empty()))
                .flatMap(Optional::stream)
                .toList();
    }
}
