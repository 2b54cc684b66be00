package dev.mailworthy.cli.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change that two looks saw.
 *
 * @param about what changed
 * @param was what the user knew, one word: a severity, {@code ruled-out}, {@code answered} or {@code unanswered}
 * @param now what holds, one such word
 * @param since the first look that saw it
 */
public record Change(ChangeKind kind, About about, String was, String now, Instant since) {

    /** What a change is about. */
    public sealed interface About {}

    /** A finding, by its fingerprint. */
    public record OfFinding(String fingerprint, String code, String subject, String message) implements About {}

    /**
     * A check.
     *
     * @param hidden the findings that stood, which are open while the check has no answer
     */
    public record OfCheck(String area, String check, Optional<String> why, List<OfFinding> hidden) implements About {}

    /**
     * This machine's own way to the DNS. While it is broken, no domain has an answer, and the watch tells this one change.
     *
     * @param cause the label of the cause
     */
    public record OfOwnNetwork(Optional<String> cause) implements About {}
}
