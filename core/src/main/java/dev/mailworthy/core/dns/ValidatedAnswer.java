package dev.mailworthy.core.dns;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/**
 * An answer, and what DNSSEC proves about it.
 *
 * @param answer for BOGUS and UNANSWERED always a {@link DnsAnswer.Unanswered}, so that forged data cannot be used
 * @param status what was proved
 * @param detail why it is not SECURE, or empty; one line, safe to print
 */
public record ValidatedAnswer(DnsAnswer answer, DnssecStatus status, String detail) {

    /** @throws IllegalArgumentException when the answer does not fit the status */
    public ValidatedAnswer {
        Objects.requireNonNull(answer, "answer");
        detail = Printable.text(detail);
        boolean usable = status == DnssecStatus.SECURE || status == DnssecStatus.INSECURE;
        if (usable == answer instanceof DnsAnswer.Unanswered) {
            throw new IllegalArgumentException(
                    "BOGUS and UNANSWERED need an unanswered answer, SECURE and INSECURE a usable one");
        }
    }

    static ValidatedAnswer of(DnsAnswer answer, DnssecStatus believed) {
        return answer instanceof DnsAnswer.Unanswered silent
                ? new ValidatedAnswer(answer, DnssecStatus.UNANSWERED, silent.detail())
                : new ValidatedAnswer(answer, believed, "");
    }
}
