package dev.mailworthy.smtp.responder.server;

import java.util.List;

/**
 * One SMTP reply (RFC 5321 section 4.2), and what happens after it.
 *
 * @param code three digits; 0 if the lines are no reply
 * @param lines the texts, without the code
 */
public record ResponderReply(int code, List<String> lines, Then then) {

    /** What happens after a reply. */
    enum Then {
        GO_ON,
        START_TLS,
        CLOSE
    }

    public static ResponderReply of(int code, String text) {
        return new ResponderReply(code, List.of(text), Then.GO_ON);
    }

    public static ResponderReply of(int code, List<String> lines) {
        return new ResponderReply(code, lines, Then.GO_ON);
    }

    /** The class of the reply (RFC 5321 section 4.2.1): 2 for success, 4 and 5 for refusals. */
    public int severity() {
        return code / 100;
    }

    ResponderReply then(Then next) {
        return new ResponderReply(code, lines, next);
    }

    /** The reply in the form for the wire. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(code)
                    .append(i < lines.size() - 1 ? '-' : ' ')
                    .append(lines.get(i))
                    .append("\r\n");
        }
        return text.toString();
    }
}
