package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the reply in the words of a log that begin with its code, such as {@code 550 5.1.1 no such user}. */
public final class ReplyText {

    private static final int DIGITS = 3;

    /** Commands, and what servers call the steps without one, by their beginning. */
    private static final List<Map.Entry<String, ReplyStage>> STAGES = List.of(
            Map.entry("RCPT TO", ReplyStage.RCPT),
            Map.entry("end of DATA", ReplyStage.EOD),
            Map.entry("EHLO", ReplyStage.EHLO),
            Map.entry("HELO", ReplyStage.EHLO),
            Map.entry("LHLO", ReplyStage.EHLO),
            Map.entry("STARTTLS", ReplyStage.TLS),
            Map.entry("MAIL FROM", ReplyStage.MAIL),
            Map.entry("DATA", ReplyStage.DATA),
            Map.entry(".", ReplyStage.EOD),
            Map.entry("end of data", ReplyStage.EOD),
            Map.entry("sending data block", ReplyStage.EOD),
            Map.entry("initial connection", ReplyStage.CONNECT));

    private ReplyText() {}

    /** The stage of a reply to this command; empty for others. */
    public static Optional<ReplyStage> stage(String command) {
        for (Map.Entry<String, ReplyStage> stage : STAGES) {
            if (command.startsWith(stage.getKey())) {
                return Optional.of(stage.getValue());
            }
        }
        return Optional.empty();
    }

    /** The code of three digits that stands here, or -1. */
    public static int code(String words, int at) {
        int code = 0;
        for (int i = at; i < at + DIGITS; i++) {
            char digit = i < words.length() ? words.charAt(i) : ' ';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            code = code * 10 + digit - '0';
        }
        return code >= 200 && code <= 599 ? code : -1;
    }

    /** What stands behind the code and the character after it. */
    public static String behind(String words, int at) {
        return at + DIGITS + 1 <= words.length() ? words.substring(at + DIGITS + 1) : "";
    }

    /**
     * A receiver's reply, or else the server's own words.
     *
     * @param permanent whether the server gives up after it
     */
    public static SmtpReply of(String words, boolean permanent) {
        int code = code(words, 0);
        return code < 0
                ? SmtpReply.ownWords(words, permanent ? Permanence.PERMANENT : Permanence.TEMPORARY)
                : SmtpReply.onOneLine(code, behind(words, 0));
    }
}
