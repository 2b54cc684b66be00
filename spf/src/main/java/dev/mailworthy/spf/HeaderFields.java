package dev.mailworthy.spf;

/** Header field values. What the sender chose stands in quoted strings only, so that nothing can be added to them. */
final class HeaderFields {

    private HeaderFields() {}

    static String receivedSpf(SpfCheck check) {
        SpfRequest request = check.request();
        boolean nullPath = request.mailFrom().isEmpty();
        return check.result().label()
                + " client-ip=" + quoted(request.ip().toString())
                + "; envelope-from=" + quoted(request.mailFrom())
                + "; helo=" + quoted(request.helo())
                + "; identity=" + (nullPath ? "helo" : "mailfrom")
                + "; mechanism=" + quoted(check.cause().term().orElse("default"));
    }

    static String authenticationResults(SpfCheck check) {
        SpfRequest request = check.request();
        return "spf=" + check.result().label()
                + (request.mailFrom().isEmpty()
                        ? " smtp.helo=" + quoted(request.helo())
                        : " smtp.mailfrom=" + quoted(request.mailFrom()));
    }

    /** A quoted-string (RFC 5322 section 3.2.4); octets that cannot stand in one become question marks. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(value.length(), 320); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c >= 0x20 && c < 0x7F ? c : '?');
        }
        return text.append('"').toString();
    }
}
