package dev.mailworthy.smtp.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The character set of a part (RFC 2046 section 4.1.2). */
public final class PartCharset {

    /** Where ISO-2022-JP (RFC 1468) changes to two octets a character; no other text of a mail has it. */
    private static final String TO_JAPANESE = "\u001b$";

    private static final String JAPANESE = "ISO-2022-JP";

    private final Charset charset;

    private PartCharset(Charset charset) {
        this.charset = charset;
    }

    /** @param name the parameter of the content type; an unknown one is read as UTF-8 */
    public static PartCharset of(@Nullable String name) {
        return new PartCharset(name == null ? StandardCharsets.UTF_8 : named(name));
    }

    private static Charset named(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            boolean isWide = charset.name().toUpperCase(Locale.ROOT).startsWith("UTF-");
            return isWide || charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    public String text(byte[] octets) {
        String text = new String(octets, charset);
        boolean isJapanese = text.contains(TO_JAPANESE) && Charset.isSupported(JAPANESE);
        return isJapanese ? new String(octets, Charset.forName(JAPANESE)) : text;
    }
}
