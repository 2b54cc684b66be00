package dev.mailworthy.smtp.dialogue.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The peer's lines. A read ends at the end of a line. The buffers of the reader therefore never hold the next line:
 * octets after a reply stay here and can be counted.
 */
final class LineInput extends InputStream {

    private final InputStream in;
    private final Transcript transcript;
    private final byte[] buffer = new byte[Limits.LINE_OCTETS];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private int lines;
    private int octets;
    private boolean ended;
    private boolean begun;
    private boolean foreign;

    LineInput(InputStream in, Transcript transcript) {
        this.in = in;
        this.transcript = transcript;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            return -1;
        }
        int count = 0;
        boolean lineEnds = false;
        while (count < length && at < end && !lineEnds) {
            byte octet = buffer[at++];
            into[offset + count++] = octet;
            line.write(octet);
            lineEnds = octet == '\n';
        }
        count(count, lineEnds);
        return count;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        at = 0;
        end = Math.max(0, count);
        ended = count < 0;
        if (ended) {
            endLine();
        }
        return !ended;
    }

    private void count(int passed, boolean lineEnds) throws IOException {
        octets += passed;
        if (line.size() > Limits.LINE_OCTETS) {
            throw exceeded("a line of more than " + Limits.LINE_OCTETS + " octets");
        }
        if (octets > Limits.SPOKEN_OCTETS) {
            throw exceeded("more than " + Limits.SPOKEN_OCTETS + " octets of replies");
        }
        if (lineEnds) {
            endLine();
            lines++;
        }
        if (lines > Limits.REPLY_LINES) {
            throw exceeded("a reply of more than " + Limits.REPLY_LINES + " lines");
        }
    }

    private Limits.Exceeded exceeded(String message) {
        endLine();
        return new Limits.Exceeded(message);
    }

    /** Writes the line, or the part that came before the connection ended, to the {@link Transcript}. */
    void endLine() {
        if (line.size() > 0) {
            foreign = begun ? foreign : !isReply(line.toByteArray());
            begun = true;
            transcript.received(line.toByteArray());
            line.reset();
        }
    }

    /** Whether a line begins as a reply must: three digits, then a space, a hyphen or the end (RFC 5321 section 4.2). */
    private static boolean isReply(byte[] line) {
        String start = new String(line, 0, Math.min(4, line.length), StandardCharsets.ISO_8859_1);
        return start.matches("(?s)[2-5][0-9]{2}[ \\r\\n-]?");
    }

    /** Whether the first line of all that came is no SMTP reply. */
    boolean isForeign() {
        return foreign;
    }

    /** Resets the number of lines: a new reply has the full limit. */
    void startReply() {
        lines = 0;
    }

    /** The number of octets that came before a command was sent. */
    int pending() {
        return end - at;
    }

    /** Whether the peer has closed its side. */
    boolean ended() {
        return ended;
    }
}
