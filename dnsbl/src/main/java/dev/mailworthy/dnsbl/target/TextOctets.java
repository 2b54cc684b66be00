package dev.mailworthy.dnsbl.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a text file, as UTF-8. A file with the byte order mark of UTF-16, as PowerShell and some Windows editors write
 * it, is converted while it is read; any other file passes unchanged.
 */
final class TextOctets extends InputStream {

    private static final int CHARS = 1 << 14;

    private final PushbackInputStream octets;
    private final char[] chars = new char[CHARS];
    private @Nullable Reader utf16;
    private boolean begun;
    private byte[] ready = {};
    private int at;

    TextOctets(InputStream octets) {
        this.octets = new PushbackInputStream(octets, 2);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Reader reader = reader();
        if (reader == null) {
            return octets.read(into, offset, length);
        }
        if (at == ready.length) {
            int read = reader.read(chars);
            if (read < 0) {
                return -1;
            }
            ready = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, offset, count);
        at += count;
        return count;
    }

    /** The decoder of UTF-16; none for another text. */
    private @Nullable Reader reader() throws IOException {
        if (!begun) {
            begun = true;
            byte[] mark = octets.readNBytes(2);
            octets.unread(mark);
            boolean is = mark.length == 2
                    && (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE
                            || mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF);
            utf16 = is ? new InputStreamReader(octets, StandardCharsets.UTF_16) : null;
        }
        return utf16;
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }
}
