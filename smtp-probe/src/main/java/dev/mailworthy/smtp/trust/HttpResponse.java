package dev.mailworthy.smtp.trust;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP/1.1 response (RFC 9112), with only the features that a small text needs. */
final class HttpResponse {

    private static final int MAX_LINE = 8192;
    private static final int MAX_HEADERS = 100;

    private final InputStream in;
    private final int maxBody;

    HttpResponse(InputStream in, int maxBody) {
        this.in = in;
        this.maxBody = maxBody;
    }

    HttpsFetcher.Fetched.Document read() throws IOException {
        String status = line();
        if (!status.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("not an HTTP response");
        }
        Map<String, String> headers = headers();
        int code = Integer.parseInt(status.substring(9, 12));
        byte[] body = code == 200 ? body(headers) : new byte[0];
        return new HttpsFetcher.Fetched.Document(code, headers.getOrDefault("content-type", ""), body);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MAX_HEADERS; i++) {
            String line = line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        throw new IOException("more than " + MAX_HEADERS + " header fields");
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.getOrDefault("content-length", "");
        if (length.isEmpty()) {
            return limited(in.readNBytes(maxBody + 1));
        }
        int announced = number(length, 10);
        byte[] body = limited(in.readNBytes(Math.min(announced, maxBody + 1)));
        if (body.length < announced) {
            throw new EOFException("the body is cut off");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = number(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            byte[] chunk = in.readNBytes(Math.min(size, maxBody + 1));
            body.writeBytes(chunk);
            limited(body.toByteArray());
            if (chunk.length < size || !line().isEmpty()) {
                throw new EOFException("a chunk is cut off");
            }
        }
    }

    private byte[] limited(byte[] body) throws IOException {
        if (body.length > maxBody) {
            throw new IOException("larger than " + maxBody + " octets");
        }
        return body;
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            if (digits.matches("[0-9A-Fa-f]{1,7}")) {
                return Integer.parseInt(digits, radix);
            }
        } catch (NumberFormatException e) {
            throw new IOException("a length that is no number", e);
        }
        throw new IOException("a length that is no number, or a far too large one");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the response is cut off");
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("a line of more than " + MAX_LINE + " octets");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
