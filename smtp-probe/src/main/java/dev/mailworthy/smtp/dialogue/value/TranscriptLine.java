package dev.mailworthy.smtp.dialogue.value;

import java.util.Locale;
import java.util.Objects;

/**
 * One line of the conversation, for people and support tickets: safe to print, and without the local parts of the
 * envelope's addresses.
 *
 * @param millis since the dialogue's start
 * @param direction who sent the line
 * @param text safe to print
 */
public record TranscriptLine(long millis, Direction direction, String text) {

    /** Who wrote the line. */
    public enum Direction {
        /** This side sent the line. */
        SENT("C:"),
        /** The peer sent the line. */
        RECEIVED("S:"),
        /** A note of this library about the conversation, such as the start of TLS. */
        NOTE("--");

        private final String mark;

        Direction(String mark) {
            this.mark = mark;
        }

        /**
         * {@code C:}, {@code S:} as RFCs write it, or two hyphens.
         *
         * @return the two characters in front of a line
         */
        public String mark() {
            return mark;
        }
    }

    public TranscriptLine {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%7.3f %s %s", millis / 1000.0, direction.mark(), text);
    }
}
