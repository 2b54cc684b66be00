package dev.mailworthy.smtp.reply;

import java.util.Optional;

/**
 * A text that a user pasted. It has a reply on lines of its own ({@link PastedTranscript}) or inside a log line
 * ({@link LogLine}).
 */
public final class PastedText {

    /** The maximum number of characters that are read. */
    public static final int LONGEST = 65_536;

    private PastedText() {}

    static Optional<SmtpReply> reply(String pasted) {
        String text = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
        PastedTranscript transcript = PastedTranscript.of(text);
        Optional<SmtpReply> before = LogLine.reply(transcript.before());
        if (transcript.isEmpty() || before.isPresent()) {
            return before.isPresent() ? LogLine.reply(text) : LogLine.replyOrEnding(text);
        }
        return transcript.reply().map(reply -> reply.at(reply.stage().or(() -> StageWords.in(text)), reply.ending()));
    }
}
