package dev.mailworthy.smtp.reply;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How sessions and the logs of Postfix, Exim and qmail tell what was answered. */
final class StageWords {

    private static final Map<String, Stage> PHRASES = phrases();

    private StageWords() {}

    private static Map<String, Stage> phrases() {
        Map<String, Stage> phrases = new LinkedHashMap<>();
        for (String lead : new String[] {
            "in reply to ",
            "in response to ",
            "in response to pipelined ",
            "while sending ",
            "error from remote mail server after ",
            "error from remote mail server after pipelined ",
            "error from remote mailer after ",
            "error from remote mailer after pipelined "
        }) {
            phrases.put(lead + "end of data", Stage.EOD);
            phrases.put(lead + "message body", Stage.EOD);
            phrases.put(lead + "data", Stage.DATA);
            phrases.put(lead + "rcpt to", Stage.RCPT);
            phrases.put(lead + "mail from", Stage.MAIL);
            phrases.put(lead + "starttls", Stage.TLS);
            phrases.put(lead + "ehlo", Stage.EHLO);
            phrases.put(lead + "helo", Stage.EHLO);
            phrases.put(lead + "initial connection", Stage.CONNECT);
        }
        phrases.put("refused to talk to me", Stage.CONNECT);
        phrases.put("receiving the initial server greeting", Stage.CONNECT);
        phrases.put("performing the ehlo handshake", Stage.EHLO);
        phrases.put("performing the helo handshake", Stage.EHLO);
        phrases.put("but greeting failed", Stage.CONNECT);
        phrases.put("but my name was rejected", Stage.EHLO);
        phrases.put("but sender was rejected", Stage.MAIL);
        phrases.put("does not like recipient", Stage.RCPT);
        phrases.put("failed on data command", Stage.DATA);
        phrases.put("failed after i sent the message", Stage.EOD);
        return Collections.unmodifiableMap(phrases);
    }

    static Optional<Stage> in(String text) {
        String lower = AsciiCase.lower(text).replace('_', ' ');
        return PHRASES.entrySet().stream()
                .filter(phrase -> lower.contains(phrase.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What the reply to a command answers; nothing for those that belong to no stage. */
    static Optional<Stage> afterCommand(String verb) {
        return switch (verb.toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO", "LHLO" -> Optional.of(Stage.EHLO);
            case "STARTTLS" -> Optional.of(Stage.TLS);
            case "MAIL FROM" -> Optional.of(Stage.MAIL);
            case "RCPT TO" -> Optional.of(Stage.RCPT);
            case "DATA" -> Optional.of(Stage.DATA);
            case "." -> Optional.of(Stage.EOD);
            default -> Optional.empty();
        };
    }
}
