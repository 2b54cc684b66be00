package dev.mailworthy.dnsbl.sweep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the complete lines of a file from its beginning, and the offset of each line's end. A last line without a line
 * break is not complete and is left out.
 */
final class JournalLines {

    private final FileChannel channel;
    private final int longest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long offset;

    JournalLines(FileChannel channel, int longest) throws IOException {
        this.channel = channel;
        this.longest = longest;
        channel.position(0);
    }

    /** The offset of the end of the last line that was read. */
    long offset() {
        return offset;
    }

    Optional<String> next() throws IOException {
        line.reset();
        while (true) {
            if (!buffer.hasRemaining() && !fill()) {
                return Optional.empty();
            }
            byte octet = buffer.get();
            if (octet == '\n') {
                offset += line.size() + 1L;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(octet);
            if (line.size() > longest) {
                return Optional.empty();
            }
        }
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        buffer.flip();
        return read > 0;
    }
}
