package dev.mailworthy.smtp.feedback.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a document. StAX would decode octets itself, and print a line about broken ones on standard error. */
public final class XmlText {

    private static final int HEAD = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,100}encoding\\s{0,5}=\\s{0,5}[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private XmlText() {}

    /** Ends with an exception at octets that are no text. */
    public static Reader strict(InputStream octets) throws IOException {
        return of(octets, CodingErrorAction.REPORT);
    }

    /** Replaces octets that are no text by U+FFFD. */
    public static Reader lenient(InputStream octets) throws IOException {
        return of(octets, CodingErrorAction.REPLACE);
    }

    private static Reader of(InputStream octets, CodingErrorAction action) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(octets);
        buffered.mark(HEAD);
        byte[] head = buffered.readNBytes(HEAD);
        buffered.reset();
        Charset charset = charset(head);
        buffered.skipNBytes(startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : isWide(head) ? 2 : 0);
        return new InputStreamReader(
                buffered, charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
    }

    private static boolean isWide(byte[] head) {
        return startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE);
    }

    private static Charset charset(byte[] head) {
        if (startsWith(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher encoding = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return encoding.find() ? named(encoding.group(1)) : StandardCharsets.UTF_8;
    }

    /** UTF-16 without a byte order mark would have hidden its declaration: the name is wrong. */
    private static Charset named(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.name().startsWith("UTF-") || !charset.canEncode() ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean startsWith(byte[] head, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
