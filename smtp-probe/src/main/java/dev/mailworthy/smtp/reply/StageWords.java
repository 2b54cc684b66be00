package dev.mailworthy.smtp.reply;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the {@link ReplyStage stage} of a reply in sessions and in the logs of Postfix, Exim and qmail. */
final class StageWords {

    private static final Map<String, ReplyStage> PHRASES = phrases();

    private StageWords() {}

    private static Map<String, ReplyStage> phrases() {
        Map<String, ReplyStage> phrases = new LinkedHashMap<>();
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
            phrases.put(lead + "end of data", ReplyStage.EOD);
            phrases.put(lead + "message body", ReplyStage.EOD);
            phrases.put(lead + "data", ReplyStage.DATA);
            phrases.put(lead + "rcpt to", ReplyStage.RCPT);
            phrases.put(lead + "mail from", ReplyStage.MAIL);
            phrases.put(lead + "starttls", ReplyStage.TLS);
            phrases.put(lead + "ehlo", ReplyStage.EHLO);
            phrases.put(lead + "helo", ReplyStage.EHLO);
            phrases.put(lead + "initial connection", ReplyStage.CONNECT);
        }
        phrases.put("refused to talk to me", ReplyStage.CONNECT);
        phrases.put("receiving the initial server greeting", ReplyStage.CONNECT);
        phrases.put("performing the ehlo handshake", ReplyStage.EHLO);
        phrases.put("performing the helo handshake", ReplyStage.EHLO);
        phrases.put("but greeting failed", ReplyStage.CONNECT);
        phrases.put("but my name was rejected", ReplyStage.EHLO);
        phrases.put("but sender was rejected", ReplyStage.MAIL);
        phrases.put("does not like recipient", ReplyStage.RCPT);
        phrases.put("failed on data command", ReplyStage.DATA);
        phrases.put("failed after i sent the message", ReplyStage.EOD);
        return Collections.unmodifiableMap(phrases);
    }

    static Optional<ReplyStage> in(String text) {
        String lower = AsciiCase.lower(text).replace('_', ' ');
        return PHRASES.entrySet().stream()
                .filter(phrase -> lower.contains(phrase.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The stage of a reply to this command; empty for commands without a stage. */
    static Optional<ReplyStage> afterCommand(String verb) {
        return switch (verb.toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO", "LHLO" -> Optional.of(ReplyStage.EHLO);
            case "STARTTLS" -> Optional.of(ReplyStage.TLS);
            case "MAIL FROM" -> Optional.of(ReplyStage.MAIL);
            case "RCPT TO" -> Optional.of(ReplyStage.RCPT);
            case "DATA" -> Optional.of(ReplyStage.DATA);
            case "." -> Optional.of(ReplyStage.EOD);
            default -> Optional.empty();
        };
    }
}
