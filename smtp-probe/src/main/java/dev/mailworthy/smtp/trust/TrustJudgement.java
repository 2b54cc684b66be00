package dev.mailworthy.smtp.trust;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/** The answer to one question about a certificate. Each has one line for people, safe to print. */
public sealed interface TrustJudgement {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return one line: the proof, the fault, or the reason for no answer} */
    String detail();

    /**
     * The certificate passes.
     *
     * @param detail one line
     */
    record Holds(String detail) implements TrustJudgement {
        public Holds {
            detail = Printable.text(detail);
        }
    }

    /**
     * The certificate fails.
     *
     * @param detail one line that says what is wrong
     */
    record Fails(String detail) implements TrustJudgement {
        public Fails {
            detail = Printable.text(detail);
        }
    }

    /**
     * No answer. It counts neither as a pass nor as a failure.
     *
     * @param reason for programs
     * @param detail one line for people
     */
    record Unanswered(Reason reason, String detail) implements TrustJudgement {
        public Unanswered {
            Objects.requireNonNull(reason, "reason");
            detail = Printable.text(detail);
        }
    }

    /**
     * There is nothing to judge: no certificate, or nothing published.
     *
     * @param detail one line that says why
     */
    record NotApplicable(String detail) implements TrustJudgement {
        public NotApplicable {
            detail = Printable.text(detail);
        }
    }
}
