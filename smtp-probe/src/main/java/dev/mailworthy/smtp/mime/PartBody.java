package dev.mailworthy.smtp.mime;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content of a part, decoded here and not by Jakarta Mail. Jakarta Mail ignores the encoding of {@code message/*}
 * parts, but servers do encode them. Its decoder of quoted-printable overflows the stack on many soft line breaks.
 */
public final class PartBody {

    private final MimePart part;

    public PartBody(MimePart part) {
        this.part = part;
    }

    /**
     * The content type. An invalid one counts as plain text (RFC 2045 section 5.2).
     *
     * @param fields the names under which the field may stand; the first that is there counts
     */
    public ContentType type(String... fields) throws MessagingException {
        for (String name : fields) {
            @Nullable String[] field = part.getHeader(name);
            if (field != null) {
                return parsed(field[0]);
            }
        }
        return parsed(null);
    }

    private static ContentType parsed(@Nullable String field) {
        try {
            return new ContentType(field == null ? "text/plain" : field);
        } catch (ParseException e) {
            return new ContentType("text", "plain", null);
        }
    }

    /** The parts of a multipart, whose headers are within {@link HeaderBounds}. */
    public MimeMultipart parts(ContentType type) throws MessagingException, IOException {
        HeaderBounds.checkMultipart(raw(), type.getParameter("boundary"));
        return new MimeMultipart(multipart(type.toString()));
    }

    public InputStream raw() throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    /** The beginning of the decoded content. If the encoding is broken, it is the part that could be decoded. */
    public byte[] decoded(int limit) throws MessagingException, IOException {
        String encoding = part.getEncoding();
        try (InputStream in = raw()) {
            return switch (encoding == null ? "" : encoding.toLowerCase(Locale.ROOT)) {
                case "base64" -> base64(in, limit);
                case "quoted-printable" -> quotedPrintable(in.readNBytes(3 * limit), limit);
                default -> in.readNBytes(limit);
            };
        }
    }

    private static byte[] base64(InputStream in, int limit) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try (InputStream decoder = Base64.getMimeDecoder().wrap(in)) {
            for (int read = decoder.read(chunk); read >= 0 && decoded.size() < limit; read = decoder.read(chunk)) {
                decoded.write(chunk, 0, Math.min(read, limit - decoded.size()));
            }
        } catch (IOException e) {
            return decoded.toByteArray();
        }
        return decoded.toByteArray();
    }

    /** Decodes quoted-printable (RFC 2045 section 6.7). Invalid encodings stay unchanged. */
    private static byte[] quotedPrintable(byte[] encoded, int limit) {
        byte[] decoded = new byte[Math.min(encoded.length, limit)];
        int length = 0;
        for (int i = 0; i < encoded.length && length < decoded.length; i++) {
            int softBreak = encoded[i] == '=' ? softBreak(encoded, i + 1) : 0;
            if (softBreak > 0) {
                i += softBreak;
            } else if (encoded[i] == '=' && digit(encoded, i + 1) >= 0 && digit(encoded, i + 2) >= 0) {
                decoded[length++] = (byte) (digit(encoded, i + 1) << 4 | digit(encoded, i + 2));
                i += 2;
            } else {
                decoded[length++] = encoded[i];
            }
        }
        return Arrays.copyOf(decoded, length);
    }

    private static int softBreak(byte[] encoded, int at) {
        if (at < encoded.length && encoded[at] == '\n') {
            return 1;
        }
        return at + 1 < encoded.length && encoded[at] == '\r' && encoded[at + 1] == '\n' ? 2 : 0;
    }

    private static int digit(byte[] encoded, int at) {
        return at < encoded.length ? Character.digit(encoded[at], 16) : -1;
    }

    /** The content for {@link jakarta.mail.internet.MimeMultipart}, without decoding (RFC 2045 section 6.4). */
    private DataSource multipart(String contentType) {
        return new DataSource() {
            @Override
            public InputStream getInputStream() throws IOException {
                try {
                    return raw();
                } catch (MessagingException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public OutputStream getOutputStream() throws IOException {
                throw new IOException("is read only");
            }

            @Override
            public String getContentType() {
                return contentType;
            }

            @Override
            public String getName() {
                return "";
            }
        };
    }
}
