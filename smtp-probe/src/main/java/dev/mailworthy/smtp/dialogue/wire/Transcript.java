package dev.mailworthy.smtp.dialogue.wire;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.dialogue.value.TranscriptLine;
import dev.mailworthy.smtp.dialogue.value.TranscriptLine.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of a dialogue, in the order in which they were sent and received. */
public final class Transcript {

    private final long start = System.nanoTime();
    private final List<TranscriptLine> lines = new ArrayList<>();
    private final List<Pattern> localParts;

    /** @param envelope its addresses are shown without their local parts */
    public Transcript(Optional<Envelope> envelope) {
        localParts = envelope.stream()
                .flatMap(owned -> Stream.of(owned.mailFrom(), owned.rcptTo()))
                .distinct()
                .map(address -> address.substring(0, address.lastIndexOf('@') + 1))
                .map(local -> Pattern.compile(Pattern.quote(local), Pattern.CASE_INSENSITIVE))
                .toList();
    }

    void sent(byte[] line) {
        add(Direction.SENT, text(line));
    }

    void received(byte[] line) {
        add(Direction.RECEIVED, text(line));
    }

    public void note(String text) {
        add(Direction.NOTE, text);
    }

    private void add(Direction direction, String text) {
        String shown = text;
        for (Pattern local : localParts) {
            shown = local.matcher(shown).replaceAll(Matcher.quoteReplacement("***@"));
        }
        lines.add(new TranscriptLine((System.nanoTime() - start) / 1_000_000, direction, Printable.text(shown)));
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).replaceFirst("\r?\n$", "");
    }

    public List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }
}
