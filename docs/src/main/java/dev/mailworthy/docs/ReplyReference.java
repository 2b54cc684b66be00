package dev.mailworthy.docs;

import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the causes of refusals as AsciiDoc sections, by the side that has to act. */
record ReplyReference(ReplyCatalogue catalogue) {

    String asciiDoc() {
        return "\nState of the data: %s.%n%n".formatted(catalogue.asOf())
                + catalogue.causes().stream()
                        .sorted(Comparator.comparing(Cause::id))
                        .map(ReplyReference::section)
                        .collect(Collectors.joining("\n"));
    }

    private static String section(Cause cause) {
        return """
                [#reply-%s]
                == REPLY-%s

                %s.

                Cause lies with:: %s
                Who acts:: %s
                Do:: %s
                Takes:: %s

                """.formatted(
                        cause.id().toLowerCase(Locale.ROOT).replace('_', '-'),
                        cause.id().replace('_', '-'),
                        AsciiDoc.prose(cause.text()),
                        AsciiDoc.prose(cause.blame().words()),
                        AsciiDoc.prose(cause.actor().label()),
                        AsciiDoc.prose(cause.action()),
                        AsciiDoc.prose(cause.time().words()));
    }
}
