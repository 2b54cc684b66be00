package dev.mailworthy.core;

import java.time.Duration;
import java.util.Objects;

/**
 * What one check came to, under a key that programs may rely on: gates and scores are computed from these.
 *
 * @param key the code of the finding that the check looks for, or a name made like one for a state that several findings
 *     share; what is narrower stands behind a stroke: {@code DNSBL-LISTED/spamcop}
 * @param subject the domain, address or path it is about
 * @param answer present with what was seen if the finding stands, absent if it was proved not to
 * @param ended how long ago what is present came to its end; zero if it still holds
 */
public record Fact(String key, String subject, Answer<String> answer, Duration ended) {
    public Fact {
        Objects.requireNonNull(answer, "answer");
        subject = Printable.text(subject);
        if (key.isEmpty() || ended.isNegative()) {
            throw new IllegalArgumentException("a fact has a key, and what ended did so in the past");
        }
    }

    /** A fact of this moment. */
    public static Fact of(String key, String subject, Answer<String> answer) {
        return new Fact(key, subject, answer, Duration.ZERO);
    }

    static Fact of(Finding finding) {
        return of(finding.code(), finding.subject(), Answer.present(finding.message()));
    }
}
