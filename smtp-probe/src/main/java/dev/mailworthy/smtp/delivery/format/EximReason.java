package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.ReplyText;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Exim gives as the reason of a failed attempt: a receiver's reply or its own words.
 *
 * @param host the server {@code NAME [ADDRESS]} that older versions name in the words
 */
record EximReason(SmtpReply reply, Optional<String> host) {

    private static final List<String> SAID = List.of(
            "SMTP error from remote mail server after ", "SMTP error from remote mailer after ", "LMTP error after ");

    private static final String CLOSED = "Remote host ";
    private static final String CLOSED_AFTER = "closed connection in response to ";
    private static final String PIPELINED = "pipelined ";

    private static final String TIMEOUT = "retry timeout exceeded";
    /** {@code all hosts for 'x' have been failing for a long time (and retry time not reached)}. */
    private static final String ALL_HOSTS = "all hosts";

    /** What the queue writes when it did not try. */
    private static final String NOT_YET = "retry time not reached";

    /** @param permanent whether Exim gives up after it */
    static EximReason of(String words, boolean permanent) {
        for (String lead : SAID) {
            if (words.startsWith(lead)) {
                return said(words, lead.length(), permanent);
            }
        }
        Optional<ReplyStage> closed = closed(words);
        if (closed.isPresent()) {
            return new EximReason(new SmtpReply(451, Optional.empty(), "", closed, Ending.DROPPED), Optional.empty());
        }
        return own(words, permanent);
    }

    private static EximReason own(String words, boolean permanent) {
        return new EximReason(
                SmtpReply.ownWords(words, permanent ? Permanence.PERMANENT : Permanence.TEMPORARY), Optional.empty());
    }

    private static EximReason said(String words, int from, boolean permanent) {
        int command = words.startsWith(PIPELINED, from) ? from + PIPELINED.length() : from;
        OptionalInt behind = afterCommand(words, command);
        if (behind.isEmpty()) {
            return own(words, permanent);
        }
        int text = behind.getAsInt();
        Optional<String> host = Optional.empty();
        if (words.startsWith("host ", text)) {
            int close = words.indexOf("]: ", text);
            if (close > 0) {
                host = Optional.of(words.substring(text + 5, close + 1));
                text = close + 3;
            }
        }
        int code = ReplyText.code(words, text);
        if (code < 0) {
            return new EximReason(own(words, permanent).reply(), host);
        }
        // Exim writes the line breaks of a reply as a backslash and an n.
        String body = ReplyText.behind(words, text).replace("\\n", " ");
        return new EximReason(SmtpReply.onOneLine(code, body, ReplyText.stage(words.substring(command))), host);
    }

    /** Where the text behind a command begins. The command may hold an address that the sender or the recipient chose. */
    private static OptionalInt afterCommand(String words, int command) {
        int from = command;
        if (words.startsWith("MAIL FROM:<", command) || words.startsWith("RCPT TO:<", command)) {
            byte[] octets = octets(words);
            int close = MailAddress.afterBracket(octets, words.indexOf('<', command), octets.length);
            if (close < 0) {
                return OptionalInt.empty();
            }
            from = close;
        }
        int colon = words.indexOf(": ", from);
        return colon < 0 ? OptionalInt.empty() : OptionalInt.of(colon + 2);
    }

    /** An octet for each character, so that places in both are the same. */
    private static byte[] octets(String words) {
        byte[] octets = new byte[words.length()];
        for (int at = 0; at < octets.length; at++) {
            octets[at] = words.charAt(at) < 0x80 ? (byte) words.charAt(at) : (byte) '?';
        }
        return octets;
    }

    /** The stage at which a server hung up; empty for other words, and before a greeting. */
    private static Optional<ReplyStage> closed(String words) {
        int after = words.startsWith(CLOSED) ? words.indexOf(CLOSED_AFTER) : -1;
        if (after < 0) {
            return Optional.empty();
        }
        int command = after + CLOSED_AFTER.length();
        int from = words.startsWith(PIPELINED, command) ? command + PIPELINED.length() : command;
        return ReplyText.stage(words.substring(from)).filter(stage -> stage != ReplyStage.CONNECT);
    }

    /** Whether a receiver took part in a conversation. */
    boolean isConversation() {
        return reply.ending() == Ending.REPLIED || reply.ending() == Ending.DROPPED;
    }

    /** Whether the queue's time was over. Behind a permanent refusal the words are the receiver's. */
    static boolean isTimeout(String words, SmtpReply reply) {
        boolean isRefusal = reply.ending() == Ending.REPLIED && reply.code() >= 500;
        return !isRefusal && (words.endsWith(TIMEOUT) || words.startsWith(ALL_HOSTS));
    }

    /** Whether the queue only waited. A receiver's reply with these words does not begin with them. */
    static boolean isWaiting(String words) {
        return words.startsWith(NOT_YET);
    }

    /** The name of the server, if the words name one. */
    Optional<String> hostName() {
        return host.map(EximReason::nameOf);
    }

    /** The name in {@code NAME [ADDRESS]}. */
    static String nameOf(String host) {
        int open = host.indexOf('[');
        return (open < 0 ? host : host.substring(0, open)).strip();
    }
}
