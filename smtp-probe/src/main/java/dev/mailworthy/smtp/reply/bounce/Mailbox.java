package dev.mailworthy.smtp.reply.bounce;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the messages of a mailbox file (mbox, RFC 4155) one after the other. It keeps one message in memory, of at most one octet more
 * than {@link Bounce#LARGEST}. It is not safe for use by several threads.
 */
public final class Mailbox {

    private static final byte[] SEPARATOR = "From ".getBytes(StandardCharsets.US_ASCII);

    /** Behind the first message only a line with a date separates, because a sentence can begin like it. */
    private static final Pattern DATED = Pattern.compile(
            "From .{0,320}\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b.{0,40}[0-9]{1,2}:[0-9]{2}.{0,80}\\s*", Pattern.DOTALL);

    private final InputStream in;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean begun;

    /**
     * Reads from the beginning of a mailbox file.
     *
     * @param in not closed by this reader
     */
    public Mailbox(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * {@return whether octets begin with the line that separates messages}
     *
     * @param octets the beginning of a file
     */
    public static boolean begins(byte[] octets) {
        return startsWith(octets, 0);
    }

    /**
     * {@return the next message without its separator line; empty after the last one}
     *
     * @throws IOException if the file cannot be read, or a message exceeds the limit
     */
    public Optional<byte[]> next() throws IOException {
        message.reset();
        boolean afterBlank = true;
        while (readLine()) {
            byte[] octets = line.toByteArray();
            if (afterBlank && startsWith(octets, 0) && (!begun || isDated(octets))) {
                if (begun && message.size() > 0) {
                    return Optional.of(message.toByteArray());
                }
                begun = true;
            } else {
                int quoted = quotes(octets) > 0 && startsWith(octets, quotes(octets)) ? 1 : 0;
                int room = Bounce.LARGEST + 1 - message.size();
                message.write(octets, quoted, Math.min(room, octets.length - quoted));
            }
            afterBlank = isBlank(octets);
        }
        return message.size() > 0 ? Optional.of(message.toByteArray()) : Optional.empty();
    }

    /** Reads a line with its end; of a longer one than a message may be, the rest is dropped. */
    private boolean readLine() throws IOException {
        line.reset();
        int octet = in.read();
        if (octet < 0) {
            return false;
        }
        while (octet >= 0) {
            if (line.size() <= Bounce.LARGEST) {
                line.write(octet);
            }
            if (octet == '\n') {
                return true;
            }
            octet = in.read();
        }
        return true;
    }

    private static boolean isDated(byte[] octets) {
        return DATED.matcher(new String(octets, StandardCharsets.ISO_8859_1)).matches();
    }

    private static boolean startsWith(byte[] octets, int at) {
        for (int i = 0; i < SEPARATOR.length; i++) {
            if (at + i >= octets.length || octets[at + i] != SEPARATOR[i]) {
                return false;
            }
        }
        return true;
    }

    /** A line of a message that begins like a separator has one mark more than it had. */
    private static int quotes(byte[] octets) {
        int count = 0;
        while (count < octets.length && octets[count] == '>') {
            count++;
        }
        return count;
    }

    private static boolean isBlank(byte[] octets) {
        for (byte octet : octets) {
            if (octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return true;
    }
}
