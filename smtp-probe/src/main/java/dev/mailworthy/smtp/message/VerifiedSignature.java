package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Particular;
import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * A {@link DkimSignature} and the result of its verification.
 *
 * @param place the number of the signature in the message, from 1
 * @param signature its tags; empty if they cannot be read
 * @param outcome pass, fail or unanswered
 */
public record VerifiedSignature(int place, Optional<DkimSignature> signature, SignatureOutcome outcome) {

    /** {@return whether the signature is valid} */
    public boolean passes() {
        return outcome instanceof SignatureOutcome.Pass;
    }

    /** {@return the signature's domain and selector, or its place} */
    public String subject() {
        return signature
                .map(known -> Printable.text("d=" + known.domain() + " s=" + known.selector()))
                .orElse("signature " + place);
    }

    /** The signing domain as data, for findings about this signature. */
    Particular[] particulars() {
        return signature.stream()
                .map(known -> new Particular.Domain(known.domain()))
                .toArray(Particular[]::new);
    }

    /** {@return the outcome in words} */
    public String words() {
        if (outcome instanceof SignatureOutcome.Pass pass) {
            return "passes (" + pass.key() + ", " + pass.bits() + " bits)";
        }
        return outcome instanceof SignatureOutcome.Fail fail
                ? "fails: " + fail.why()
                : "unanswered: " + ((SignatureOutcome.Unanswered) outcome).detail();
    }
}
