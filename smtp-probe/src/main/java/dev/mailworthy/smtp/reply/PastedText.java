package dev.mailworthy.smtp.reply;

import java.util.List;
import java.util.Optional;

/**
 * A text that a user pasted. It has a reply on lines of its own ({@link PastedTranscript}) or inside a log line
 * ({@link LogLine}).
 */
public final class PastedText {

    /** The maximum number of characters that are read. */
    public static final int LONGEST = 65_536;

    private PastedText() {}

    /**
     * {@return the refusals that stand on lines of their own}
     *
     * @param pasted any text; at most {@link #LONGEST} chars are read
     */
    public static List<SmtpReply> refusals(String pasted) {
        return PastedTranscript.of(beginning(pasted)).refusals();
    }

    private static String beginning(String pasted) {
        return pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
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
