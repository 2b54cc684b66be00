package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.text.AsciiCase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the {@link ReplyStage stage} of a reply in sessions and in the logs of Postfix, Exim and qmail. */
final class StageWords {

    /** What stands before the name of a command. */
    private static final List<String> LEADS = List.of(
            "in reply to ",
            "in response to ",
            "in response to pipelined ",
            "while sending ",
            "error from remote mail server after ",
            "error from remote mail server after pipelined ",
            "error from remote mailer after ",
            "error from remote mailer after pipelined ");

    private static final Map<String, ReplyStage> COMMANDS = commands();
    private static final Map<String, ReplyStage> PHRASES = phrases();

    private StageWords() {}

    private static Map<String, ReplyStage> commands() {
        Map<String, ReplyStage> commands = new LinkedHashMap<>();
        commands.put("end of data", ReplyStage.EOD);
        commands.put("message body", ReplyStage.EOD);
        commands.put("data", ReplyStage.DATA);
        commands.put("rcpt to", ReplyStage.RCPT);
        commands.put("mail from", ReplyStage.MAIL);
        commands.put("starttls", ReplyStage.TLS);
        commands.put("ehlo", ReplyStage.EHLO);
        commands.put("helo", ReplyStage.EHLO);
        commands.put("initial connection", ReplyStage.CONNECT);
        return Collections.unmodifiableMap(commands);
    }

    private static Map<String, ReplyStage> phrases() {
        Map<String, ReplyStage> phrases = new LinkedHashMap<>();
        phrases.put("refused to talk to me", ReplyStage.CONNECT);
        phrases.put("receiving the initial server greeting", ReplyStage.CONNECT);
        phrases.put("performing the ehlo handshake", ReplyStage.EHLO);
        phrases.put("performing the helo handshake", ReplyStage.EHLO);
        phrases.put("but greeting failed", ReplyStage.CONNECT);
        phrases.put("but my name was rejected", ReplyStage.EHLO);
        phrases.put("but sender was rejected", ReplyStage.MAIL);
        phrases.put("does not like sender", ReplyStage.MAIL);
        phrases.put("does not like recipient", ReplyStage.RCPT);
        phrases.put("failed on data command", ReplyStage.DATA);
        phrases.put("failed after i sent the message", ReplyStage.EOD);
        return Collections.unmodifiableMap(phrases);
    }

    static Optional<ReplyStage> in(String text) {
        String lower = AsciiCase.lower(text).replace('_', ' ');
        for (String lead : LEADS) {
            if (lower.contains(lead)) {
                Optional<ReplyStage> stage = first(COMMANDS, lower, lead);
                if (stage.isPresent()) {
                    return stage;
                }
            }
        }
        return first(PHRASES, lower, "");
    }

    private static Optional<ReplyStage> first(Map<String, ReplyStage> phrases, String lower, String lead) {
        for (Map.Entry<String, ReplyStage> phrase : phrases.entrySet()) {
            if (lower.contains(lead + phrase.getKey())) {
                return Optional.of(phrase.getValue());
            }
        }
        return Optional.empty();
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
