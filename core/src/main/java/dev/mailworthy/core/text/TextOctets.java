package dev.mailworthy.core.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a text file, as UTF-8. A file with the byte order mark of UTF-16, as PowerShell and some Windows editors write
 * it, is converted while it is read; any other file passes unchanged. The first read needs room for the mark.
 */
final class TextOctets extends InputStream {

    private static final int CHARS = 1 << 14;
    private static final int MARK = 2;

    private final InputStream octets;
    private @Nullable Reader utf16;
    private boolean begun;
    private char[] chars = {};
    private byte[] ready = {};
    private int at;

    TextOctets(InputStream octets) {
        this.octets = octets;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            int read = first(into, offset, length);
            if (read < MARK || !isMark(into[offset], into[offset + 1])) {
                return read;
            }
            InputStream whole = new SequenceInputStream(
                    new ByteArrayInputStream(Arrays.copyOfRange(into, offset, offset + read)), octets);
            utf16 = new InputStreamReader(whole, StandardCharsets.UTF_16);
            chars = new char[CHARS];
        }
        Reader reader = utf16;
        return reader == null ? octets.read(into, offset, length) : decoded(reader, into, offset, length);
    }

    /** The second octet may come much later. It is waited for only where the first one begins a mark. */
    private int first(byte[] into, int offset, int length) throws IOException {
        int read = octets.read(into, offset, length);
        boolean half = read == 1 && length >= MARK && (into[offset] == (byte) 0xFE || into[offset] == (byte) 0xFF);
        return half ? read + Math.max(0, octets.read(into, offset + 1, length - 1)) : read;
    }

    private static boolean isMark(byte first, byte second) {
        return first == (byte) 0xFF && second == (byte) 0xFE || first == (byte) 0xFE && second == (byte) 0xFF;
    }

    private int decoded(Reader reader, byte[] into, int offset, int length) throws IOException {
        if (at == ready.length) {
            int read = reader.read(chars, 0, CHARS - 1);
            if (read < 0) {
                return -1;
            }
            if (Character.isHighSurrogate(chars[read - 1])) {
                read += Math.max(0, reader.read(chars, read, 1));
            }
            ready = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, offset, count);
        at += count;
        return count;
    }

    /** Whether decoded text is at hand, so that a read does not wait for the source. */
    boolean isReady() throws IOException {
        Reader reader = utf16;
        return at < ready.length || reader != null && reader.ready();
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }
}
