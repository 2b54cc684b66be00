package dev.mailworthy.smtp.feedback.proof;

import dev.mailworthy.smtp.feedback.report.IdentityGap;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity.Unauthenticated;
import dev.mailworthy.smtp.message.SignatureOutcome;
import dev.mailworthy.smtp.message.VerifiedSignature;
import java.util.List;
import java.util.Optional;

/** Why the signatures of a mail prove nothing. */
record SignatureGaps(List<VerifiedSignature> signatures) {

    /** Whether a signature is valid and covers the whole body. An honest reporter does not use {@code l=}. */
    static boolean isWhole(VerifiedSignature signature) {
        return signature.passes()
                && signature
                        .signature()
                        .filter(tags -> tags.bodyLength().isEmpty())
                        .isPresent();
    }

    /** The gap for a mail without any valid signature over the whole body. An unanswered key decides before a broken signature. */
    Unauthenticated gap() {
        Optional<VerifiedSignature> inPart =
                signatures.stream().filter(VerifiedSignature::passes).findFirst();
        if (inPart.isPresent()) {
            return ReporterProof.gap(
                    IdentityGap.BODY_IN_PART,
                    "the signature " + inPart.get().subject() + " covers only a part of the body (l=)");
        }
        return signatures.stream()
                .filter(signature -> signature.outcome() instanceof SignatureOutcome.Unanswered)
                .findFirst()
                .map(silent -> ReporterProof.gap(IdentityGap.DNS_UNANSWERED, silent.words()))
                .orElseGet(() -> ReporterProof.gap(IdentityGap.SIGNATURE_INVALID, words()));
    }

    private String words() {
        return signatures.stream()
                .findFirst()
                .map(first -> "the signature " + first.subject() + " " + first.words())
                .orElse("the mail has no signature");
    }
}
