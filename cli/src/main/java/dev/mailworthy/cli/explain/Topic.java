package dev.mailworthy.cli.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One code and its meaning.
 *
 * @param code as screens and documents spell it
 * @param kind what the code names, for example {@code requirement}
 * @param label the severity, or more about the kind, in a few words
 * @param title the meaning in one sentence
 * @param why why it matters, in sentences; empty if the title says it all
 * @param look how to see it, a command or a place
 * @param steps what to do, each with the one who acts
 * @param paste texts to copy: commands, records, addresses of pages
 * @param takes the time until it works, or empty
 * @param sources the pages that the meaning is from
 */
public record Topic(
        String code,
        Kind kind,
        String label,
        String title,
        String why,
        Optional<String> look,
        List<String> steps,
        List<String> paste,
        String takes,
        List<String> sources) {
    public Topic {
        steps = List.copyOf(steps);
        paste = List.copyOf(paste);
        sources = List.copyOf(sources);
    }

    /** What a code names. */
    public enum Kind {
        FINDING,
        /** A requirement of a receiver. */
        REQUIREMENT,
        RECEIVER,
        /** The verdict on a whole run, a port or a machine. */
        VERDICT,
        /** The outcome of one connection. */
        OUTCOME,
        /** Why a check has no answer. */
        REASON,
        /** The cause of a refusal, or the rule that found it. */
        CAUSE,
        /** A hosting provider. */
        PROVIDER,
        /** A blocklist. */
        LIST,
        /** One answer of a blocklist. */
        LIST_ANSWER,
        /** A word of the field. */
        TERM;

        /** The name in JSON, for example {@code list-answer}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
