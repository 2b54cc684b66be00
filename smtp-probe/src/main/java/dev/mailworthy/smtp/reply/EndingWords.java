package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.text.AsciiCase;
import java.util.List;

/** The texts in logs and tools that report a connection closed by the server. */
final class EndingWords {

    private static final List<String> DROPPED = List.of(
            "lost connection with",
            "lost connection in response to",
            "connection closed by foreign host",
            "connection closed by remote",
            "connection closed by peer",
            "connection reset by peer",
            "remote host closed connection",
            "closed connection in response to",
            "closed the connection",
            "connection died",
            "connection lost",
            "connection dropped");

    private EndingWords() {}

    static boolean in(String text) {
        String lower = AsciiCase.lower(text);
        return DROPPED.stream().anyMatch(lower::contains);
    }
}
