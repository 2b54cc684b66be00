package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import dev.mailworthy.smtp.dialogue.value.TranscriptLine;
import java.util.List;
import java.util.Optional;

/**
 * The result of one dialogue. All text is safe to print.
 *
 * @param outcome of the last {@link Step}: why the dialogue ended
 * @param detail one line about the end, or empty
 * @param steps the stages reached, in order; never empty
 * @param tls present if a TLS handshake was completed
 * @param client this machine's address as the peer sees it
 * @param oddities signs of interference
 * @param greylisting present if another try may succeed
 * @param transcript every line of the conversation, within a bounded length
 */
public record DialogueReport(
        DialogueOutcome outcome,
        String detail,
        List<Step> steps,
        Optional<TlsFacts> tls,
        Optional<ClientAddress> client,
        Oddities oddities,
        Optional<Greylisting> greylisting,
        List<TranscriptLine> transcript) {

    public DialogueReport {
        steps = List.copyOf(steps);
        transcript = List.copyOf(transcript);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a dialogue has at least one stage");
        }
    }

    /**
     * Signs of a device on the path, or of an attacker.
     *
     * @param masking lines that a middlebox has overwritten, on the path or in the receiver's own network
     * @param injectedPlaintext octets in clear text after the reply to STARTTLS, where none may come (CVE-2011-0411)
     * @param unaskedOctets octets that came before a command was sent, in place of a reply to it
     */
    public record Oddities(List<Evidence> masking, int injectedPlaintext, int unaskedOctets) {
        public Oddities {
            masking = List.copyOf(masking);
        }
    }

    /** {@return the signs that a device on the way changed commands or capabilities; empty without one} */
    public List<Evidence> masking() {
        return oddities.masking();
    }

    /**
     * {@return the number of octets that came in clear text behind the reply to STARTTLS, which an attacker may have put there
     * (RFC 3207 section 6)}
     */
    public int injectedPlaintext() {
        return oddities.injectedPlaintext();
    }

    /** {@return the number of octets that the peer sent without a command} */
    public int unaskedOctets() {
        return oddities.unaskedOctets();
    }

    /** {@return the last {@link Stage stage} that began} */
    public Stage stage() {
        return steps.get(steps.size() - 1).stage();
    }

    /** {@return the reply that refused this client and ended the dialogue, if one did} */
    public Optional<Refusal> refusal() {
        Step last = steps.get(steps.size() - 1);
        return last.reply()
                .filter(reply -> last.outcome().isRefusal())
                .map(reply -> new Refusal(last.stage(), reply))
                .filter(Refusal::isOne);
    }

    /**
     * {@return a stage's result; empty if the stage was not reached}
     *
     * @param stage of the dialogue
     */
    public Optional<Step> step(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage).findFirst();
    }

    /**
     * {@return a stage's {@link Reply}; empty if the stage was not reached or not answered}
     *
     * @param stage of the dialogue
     */
    public Optional<Reply> reply(Stage stage) {
        return step(stage).flatMap(Step::reply);
    }

    /** {@return the greeting; empty if none came} */
    public Optional<Reply> banner() {
        return reply(Stage.BANNER);
    }

    /** {@return the capabilities that EHLO offered in clear text, in the order of the reply} */
    public List<Capability> capabilitiesBeforeTls() {
        return reply(Stage.EHLO).map(Capability::of).orElse(List.of());
    }

    /** {@return the capabilities that EHLO offered under TLS} */
    public List<Capability> capabilitiesUnderTls() {
        return reply(Stage.EHLO_TLS).map(Capability::of).orElse(List.of());
    }
}
