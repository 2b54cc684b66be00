package dev.mailworthy.smtp.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.util.Locale;

/** How the verification of one signature ended (RFC 6376 section 3.9: success, PERMFAIL, TEMPFAIL). */
public sealed interface SignatureOutcome {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * The key verifies the signature over header and body.
     *
     * @param key the type of the key
     * @param bits the size of the key
     */
    record Pass(String key, int bits) implements SignatureOutcome {}

    /**
     * The signature proves nothing, permanently (PERMFAIL).
     *
     * @param why one sentence
     */
    record Fail(String why) implements SignatureOutcome {
        public Fail {
            why = Printable.text(why);
        }
    }

    /**
     * The key went unanswered, or this platform cannot verify this type of key.
     *
     * @param reason for programs
     * @param detail one line for people
     */
    record Unanswered(Reason reason, String detail) implements SignatureOutcome {
        public Unanswered {
            detail = Printable.text(detail);
        }
    }

    /**
     * {@code pass}, {@code fail} or {@code unanswered}.
     *
     * @return one word in lower case
     */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
