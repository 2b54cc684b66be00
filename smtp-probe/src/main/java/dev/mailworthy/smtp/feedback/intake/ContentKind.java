package dev.mailworthy.smtp.feedback.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What content is, by its first octets. Names and content types are often wrong. */
enum ContentKind {
    /** RFC 1952. */
    GZIP,
    /** A zip archive. */
    ZIP,
    /** An XML document. */
    XML,
    /** A JSON object. */
    JSON,
    /** A row of an address and more columns. */
    TABLE,
    /** A mailbox with messages behind {@code From } lines (RFC 4155). */
    MBOX,
    /** A message with a header (RFC 5322). */
    MAIL,
    /** Gzip or zip in base64 without a header that says so. */
    BASE64,
    /** No octets but white space. */
    EMPTY,
    /** Anything else. */
    OTHER;

    /** As many octets as {@link #of} looks at. */
    static final int HEAD = 1024;

    private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76}[ \\t]{0,5}:.*", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile(
            "\"?(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\"?[,;\\t].*|\"?[0-9A-Fa-f:]{2,39}\"?,.*", Pattern.DOTALL);
    private static final Pattern PACKED = Pattern.compile("(?:H4sI|UEsD)[A-Za-z0-9+/=\\r\\n]{16,}.*", Pattern.DOTALL);

    static ContentKind of(byte[] head) {
        if (begins(head, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE)) {
            return XML;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return ofText(text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text);
    }

    private static ContentKind ofText(String text) {
        if (text.startsWith("From ")) {
            return MBOX;
        }
        String begin = text.stripLeading();
        if (begin.isEmpty()) {
            return EMPTY;
        }
        if (begin.startsWith("<")) {
            return XML;
        }
        if (begin.startsWith("{")) {
            return JSON;
        }
        if (ROW.matcher(begin).matches()) {
            return TABLE;
        }
        if (PACKED.matcher(begin).matches()) {
            return BASE64;
        }
        return FIELD.matcher(begin).matches() ? MAIL : OTHER;
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
