package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one check_host() ended, at any depth.
 *
 * @param term the deciding term, or null
 * @param detail a sentence, or null if {@link #toCause} makes one from the code
 */
record Outcome(
        SpfResult result,
        SpfCause.Code code,
        String domain,
        @Nullable Term term,
        @Nullable String detail,
        Optional<Reason> unanswered,
        Optional<String> explanation) {

    static Outcome of(SpfResult result, SpfCause.Code code, String domain, @Nullable Term term) {
        return new Outcome(result, code, domain, term, null, Optional.empty(), Optional.empty());
    }

    Outcome explained(Optional<String> text) {
        return new Outcome(result, code, domain, term, detail, unanswered, text);
    }

    private Optional<String> text() {
        return Optional.ofNullable(term).map(Term::text);
    }

    /** The {@link SpfCause cause} in words. */
    SpfCause toCause() {
        String words = switch (code) {
            case MATCHED -> "\"" + text().orElse("") + "\" of " + domain + " matched";
            case DEFAULT -> "no mechanism matched (section 4.7)";
            case NO_RECORD -> "no SPF record at " + domain;
            case NO_DOMAIN -> "\"" + domain + "\" is no domain name";
            default -> "";
        };
        return new SpfCause(code, domain, text(), detail == null ? words : detail, unanswered);
    }
}
