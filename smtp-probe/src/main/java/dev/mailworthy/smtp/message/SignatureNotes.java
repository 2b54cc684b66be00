package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.smtp.message.SignatureOutcome.Fail;
import dev.mailworthy.smtp.message.SignatureOutcome.Unanswered;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The findings about a message's {@link VerifiedSignature}s, together and one by one. */
final class SignatureNotes {

    /** Fields on which readers rely (RFC 6376 section 5.4.1). Fields of mailing lists have a finding of their own. */
    private static final List<String> RELIED_ON =
            List.of("to", "cc", "subject", "date", "message-id", "reply-to", "content-type", "in-reply-to");

    private static final Hint HOW = Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER;

    private final MailMessage message;
    private final List<VerifiedSignature> signatures;
    private final MessageNotes notes;

    SignatureNotes(MailMessage message, List<VerifiedSignature> signatures, MessageNotes notes) {
        this.message = message;
        this.signatures = signatures;
        this.notes = notes;
    }

    void write() {
        if (signatures.isEmpty()) {
            notes.found(Finding.of(
                    MessageFinding.MESSAGE_UNSIGNED,
                    message.name(),
                    "There is no DKIM-Signature field.",
                    new Evidence("header of " + message.name(), "no DKIM-Signature")));
            return;
        }
        together();
        signatures.stream().filter(VerifiedSignature::passes).forEach(this::closely);
    }

    private void together() {
        boolean passes = signatures.stream().anyMatch(VerifiedSignature::passes);
        List<VerifiedSignature> silent = of(Unanswered.class);
        if (!passes && message.passedOn().isPresent()) {
            notes.silent(
                    new UnansweredCheck(
                            CheckArea.MESSAGE,
                            "DKIM of " + message.name(),
                            Reason.NOT_SUPPORTED,
                            "no signature passes in this copy, which was passed on and may have been changed",
                            Hint.Standard.GIVE_DIRECT_COPY),
                    MessageFinding.MESSAGE_DKIM_FAIL);
            return;
        }
        if (!passes && silent.isEmpty()) {
            Finding failed = Finding.of(
                    MessageFinding.MESSAGE_DKIM_FAIL,
                    message.name(),
                    "No signature passes; the first " + signatures.get(0).words() + ".",
                    signatures.stream()
                            .map(each -> new Evidence(
                                    "DKIM-Signature " + each.place() + ", " + each.subject(), each.words()))
                            .toArray(Evidence[]::new));
            notes.found(asConfigured()
                    .map(action -> failed.withRemedies(Remedy.of(Actor.YOU, action, TimeToEffect.RESTART)))
                    .orElse(failed)
                    .rulingOut(MessageFinding.MESSAGE_UNSIGNED));
            return;
        }
        signatures.stream()
                .filter(VerifiedSignature::passes)
                .forEach(each -> notes.confirmed(
                        "DKIM of " + message.name() + ", " + each.subject(),
                        each.words(),
                        MessageFinding.MESSAGE_UNSIGNED,
                        MessageFinding.MESSAGE_DKIM_FAIL,
                        PostureFinding.DKIM_KEY_REFUSED));
        if (passes) {
            of(Fail.class)
                    .forEach(each -> notes.found(Finding.of(
                                    MessageFinding.MESSAGE_SIGNATURE_BROKEN,
                                    message.name() + ", " + each.subject(),
                                    "The signature " + each.words() + ".",
                                    new Evidence("DKIM-Signature " + each.place(), each.words()))
                            .about(each.particulars())));
        }
        silent.forEach(each -> unanswered(each, passes));
    }

    /** What to change in the signing software, where each signature is void whatever its key (RFC 6376 section 6.1.1). */
    private Optional<String> asConfigured() {
        if (all(signature -> signature.algorithm().endsWith("sha1"))) {
            return Optional.of("Let the signing software use a=rsa-sha256. An RSA key of 1024 bits or more can stay.");
        }
        if (all(signature -> !signature.signs("from"))) {
            return Optional.of("Name From in the list of signed fields (h=).");
        }
        boolean late = message.receivedAt()
                .filter(received -> all(signature -> signature
                        .expires()
                        .filter(end -> end.isBefore(received))
                        .isPresent()))
                .isPresent();
        return late
                ? Optional.of(
                        "Let x= be later than the longest time in the queue, or leave x= out. Compare the clock of the"
                                + " signing server.")
                : Optional.empty();
    }

    private boolean all(Predicate<DkimSignature> signed) {
        return signatures.stream()
                .allMatch(each -> each.signature().filter(signed).isPresent());
    }

    private void unanswered(VerifiedSignature each, boolean another) {
        Unanswered silence = (Unanswered) each.outcome();
        UnansweredCheck check = new UnansweredCheck(
                CheckArea.MESSAGE,
                "DKIM of " + message.name() + ", " + each.subject(),
                silence.reason(),
                silence.detail(),
                Hint.unlessSkipped(silence.reason(), HOW));
        if (another) {
            notes.silent(check);
        } else {
            notes.silent(check, MessageFinding.MESSAGE_DKIM_FAIL);
        }
    }

    private List<VerifiedSignature> of(Class<? extends SignatureOutcome> outcome) {
        return signatures.stream()
                .filter(each -> outcome.isInstance(each.outcome()))
                .toList();
    }

    private void closely(VerifiedSignature each) {
        DkimSignature signature = each.signature().orElseThrow();
        Evidence header = new Evidence("h= of " + each.subject(), String.join(":", signature.signed()));
        String subject = message.name() + ", " + each.subject();
        signature
                .bodyLength()
                .ifPresent(octets -> notes.found(Finding.of(
                                MessageFinding.MESSAGE_BODY_LENGTH,
                                subject,
                                "The signature covers " + octets
                                        + " octets of the body; anyone can add text behind them.",
                                new Evidence("l= of " + each.subject(), String.valueOf(octets)))
                        .about(each.particulars())));
        String open = RELIED_ON.stream()
                .filter(name -> !message.fields(name).isEmpty() && !signature.signs(name))
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            notes.found(
                    Finding.of(MessageFinding.MESSAGE_HEADERS_UNSIGNED, subject, "Not signed: " + open + ".", header)
                            .about(each.particulars())
                            .withRemedies(Remedy.of(
                                    Actor.YOU,
                                    "Add these fields to the list of signed fields (h=): " + open + ".",
                                    TimeToEffect.RESTART)));
        }
        if (signature.signed().stream().filter("from"::equals).count() < 2) {
            notes.found(Finding.of(MessageFinding.MESSAGE_FROM_ADDABLE, subject, "From stands once in h=.", header)
                    .about(each.particulars()));
        }
    }
}
