package dev.mailworthy.spf;

import dev.mailworthy.spf.result.Identity;
import dev.mailworthy.spf.result.SpfRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of header fields. Text that the sender or its domain chose is always in a quoted string (RFC 7208 section 9.1, RFC
 * 8601 section 2.2). It is cut, and characters that end a line or a string are replaced, so that it cannot add a field.
 */
final class HeaderFields {

    private static final int LONGEST_VALUE = 320;
    private static final int FOLD_AT = 78;

    private HeaderFields() {}

    static String receivedSpf(SpfCheck check) {
        return String.join("; ", receivedSpfParts(check));
    }

    private static List<String> receivedSpfParts(SpfCheck check) {
        SpfRequest request = check.request();
        boolean mailFrom = request.identity() instanceof Identity.MailFrom;
        List<String> parts = new ArrayList<>();
        parts.add(check.result().label() + " client-ip=" + quoted(request.ip().toString()));
        parts.add("envelope-from=" + quoted(request.mailFrom()));
        parts.add("helo=" + quoted(request.helo()));
        parts.add("identity=" + (mailFrom ? "mailfrom" : "helo"));
        parts.add("mechanism=" + quoted(check.cause().term().orElse("default")));
        return parts;
    }

    /** A Received-SPF value. It has a line break and a tab between pairs where a line would exceed 78 characters. */
    static String foldedReceivedSpf(SpfCheck check) {
        StringBuilder field = new StringBuilder();
        int column = "Received-SPF: ".length();
        List<String> parts = receivedSpfParts(check);
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i) + (i < parts.size() - 1 ? ";" : "");
            if (i > 0 && column + 1 + part.length() > FOLD_AT) {
                field.append("\r\n\t");
                column = 8;
            } else if (i > 0) {
                field.append(' ');
                column++;
            }
            field.append(part);
            column += part.length();
        }
        return field.toString();
    }

    static String authenticationResults(SpfCheck check) {
        SpfRequest request = check.request();
        return "spf=" + check.result().label()
                + (request.identity() instanceof Identity.MailFrom
                        ? " smtp.mailfrom=" + quoted(request.mailFrom())
                        : " smtp.helo=" + quoted(request.helo()));
    }

    /** A quoted-string (RFC 5322 section 3.2.4); octets that are not allowed become question marks. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(value.length(), LONGEST_VALUE); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c >= 0x20 && c < 0x7F ? c : '?');
        }
        return text.append('"').toString();
    }
}
