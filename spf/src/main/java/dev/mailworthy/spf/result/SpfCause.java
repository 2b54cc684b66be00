package dev.mailworthy.spf.result;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * The cause of a {@link SpfResult result}.
 *
 * @param code a stable code
 * @param domain the domain whose record decided
 * @param term the deciding term as published, if one did
 * @param detail one sentence for people
 * @param unanswered for a temperror, why the DNS did not answer
 */
public record SpfCause(Code code, String domain, Optional<String> term, String detail, Optional<Reason> unanswered) {
    public SpfCause {
        domain = Printable.text(domain);
        term = term.map(Printable::text);
        detail = Printable.text(detail);
    }

    /** The kinds of causes. */
    public enum Code {
        /** A directive matched. */
        MATCHED("matched"),
        /** Nothing matched, and there is no redirect (section 4.7). */
        DEFAULT("default"),
        /** The domain has no SPF record. */
        NO_RECORD("no-record"),
        /** The text to check is no domain name (section 4.3). */
        NO_DOMAIN("no-domain"),
        /** The record does not follow the grammar (section 4.6). */
        SYNTAX("syntax"),
        /** More than one SPF record (section 4.5). */
        MULTIPLE_RECORDS("multiple-records"),
        /** The record is longer than our ceiling. */
        RECORD_TOO_LONG("record-too-long"),
        /** An included domain has no record (section 5.2). */
        INCLUDE_WITHOUT_RECORD("include-without-record"),
        /** A redirect leads to no record (section 6.1). */
        REDIRECT_WITHOUT_RECORD("redirect-without-record"),
        /** More terms need the DNS than allowed. */
        TERM_LIMIT("term-limit"),
        /** More look-ups found nothing than allowed. */
        VOID_LIMIT("void-limit"),
        /** An mx has too many hosts. */
        MX_LIMIT("mx-limit"),
        /** Our ceiling of questions, or the time, is used up. */
        BUDGET("budget"),
        /** The DNS did not answer. */
        DNS("dns");

        private final String label;

        Code(String label) {
            this.label = label;
        }

        /** {@return the name that JSON uses} */
        @JsonValue
        public String label() {
            return label;
        }
    }
}
