package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/** How one question about a certificate ends. Each has one line for people, safe to print. */
public sealed interface TrustJudgement {

    /** One line: what proves it, what is wrong, or why it is not known. */
    String detail();

    /** It is as it has to be. */
    record Holds(String detail) implements TrustJudgement {
        public Holds {
            detail = Printable.text(detail);
        }
    }

    /** It is not. */
    record Fails(String detail) implements TrustJudgement {
        public Fails {
            detail = Printable.text(detail);
        }
    }

    /** It is not known, and counts neither way. */
    record Unanswered(Reason reason, String detail) implements TrustJudgement {
        public Unanswered {
            Objects.requireNonNull(reason, "reason");
            detail = Printable.text(detail);
        }
    }

    /** There is nothing to judge: no certificate, or nothing published. */
    record NotApplicable(String detail) implements TrustJudgement {
        public NotApplicable {
            detail = Printable.text(detail);
        }
    }
}
