package dev.mailworthy.smtp.reply;

import java.util.List;
import java.util.Optional;

/**
 * A text that a user pasted. It has a reply on lines of its own ({@link PastedTranscript}) or inside a log line
 * ({@link LogLine}).
 */
final class PastedText {

    private PastedText() {}

    /** The refusals that stand on lines of their own. */
    static List<SmtpReply> refusals(String pasted) {
        return PastedTranscript.of(beginning(pasted)).refusals();
    }

    private static String beginning(String pasted) {
        return pasted.length() > SmtpReply.LONGEST_PASTED ? pasted.substring(0, SmtpReply.LONGEST_PASTED) : pasted;
    }

    static Optional<SmtpReply> reply(String pasted) {
        String text = beginning(pasted);
        PastedTranscript transcript = PastedTranscript.of(text);
        if (transcript.isEmpty()) {
            return LogLine.replyOrEnding(text);
        }
        if (LogLine.reply(transcript.before()).isPresent()) {
            return LogLine.reply(text);
        }
        return transcript.reply().map(reply -> reply.at(reply.stage().or(() -> StageWords.in(text)), reply.ending()));
    }
}
