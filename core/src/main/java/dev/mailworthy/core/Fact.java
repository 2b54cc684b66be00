package dev.mailworthy.core;

import dev.mailworthy.core.text.Printable;
import java.time.Duration;
import java.util.Objects;

/**
 * What a run knows about one finding code. Receivers' requirements and the reputation estimate read facts and nothing else.
 * A fact is in one of three states: the finding stands (from a {@link Finding}), it is ruled out (from a {@link Confirmed}
 * check or another finding), or it is open (from an {@link UnansweredCheck}). A code without a fact was not checked.
 *
 * @param key the code of the finding, or a name like a code for a state that several findings share. A slash leads to a part
 *     of it: {@code DNSBL-LISTED/spamcop}
 * @param subject the domain, address or path, for people
 * @param answer present with the observation if the finding stands; absent if it is ruled out; unanswered if it is open;
 *     not applicable if the finding cannot occur here
 * @param ended how long ago a finding ended that is present; zero if it still stands
 */
public record Fact(String key, String subject, Answer<String> answer, Duration ended) {
    /** @throws IllegalArgumentException if the key is empty or the time since its end is negative */
    public Fact {
        Objects.requireNonNull(answer, "answer");
        subject = Printable.text(subject);
        if (key.isEmpty() || ended.isNegative()) {
            throw new IllegalArgumentException("a fact needs a key, and the time since its end must not be negative");
        }
    }

    /**
     * {@return a fact that holds now}
     *
     * @param key the code of a finding, or another key that gates name
     * @param subject the address, name or domain that the fact is about
     * @param answer present if it stands, absent if it is ruled out
     */
    public static Fact of(String key, String subject, Answer<String> answer) {
        return new Fact(key, subject, answer, Duration.ZERO);
    }

    static Fact of(Finding finding) {
        return of(finding.code(), finding.subject(), Answer.present(finding.message()));
    }
}
