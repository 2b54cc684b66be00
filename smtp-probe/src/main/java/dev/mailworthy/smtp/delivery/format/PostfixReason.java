package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.delivery.meaning.ReplyText;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Optional;

/**
 * What Postfix gives as the reason of a failed attempt: a receiver's reply or its own words.
 *
 * @param host the server that they are about, if they name one
 * @param suspended whether the queue only repeats an earlier failure
 */
record PostfixReason(SmtpReply reply, Optional<String> host, boolean suspended) {

    private static final String SUSPENDED = "delivery temporarily suspended: ";
    private static final String SAID = "] said: ";
    private static final String REFUSED = "] refused to talk to me: ";
    private static final String STAGE = " (in reply to ";
    private static final String LOST = "lost connection with ";

    /** What stands before the name of a host. */
    private static final List<String> LEADS = List.of("host ", "connect to ", LOST, "conversation with ");

    /** @param permanent whether Postfix gives up after it */
    static PostfixReason of(String reason, Optional<EnhancedCode> dsn, boolean permanent) {
        boolean suspended = reason.startsWith(SUSPENDED);
        String words = suspended ? reason.substring(SUSPENDED.length()) : reason;
        Optional<String> host = host(words);
        SmtpReply reply =
                said(words).orElseGet(() -> own(words, permanent ? Permanence.PERMANENT : Permanence.TEMPORARY, dsn));
        return new PostfixReason(reply, host, suspended);
    }

    /** A code such as 4.0.0 only repeats the class. */
    private static boolean isMeant(EnhancedCode code) {
        return code.subject() != 0 || code.detail() != 0;
    }

    /** The receiver's reply: {@code host NAME[ADDRESS] said: 550 5.1.1 no such user (in reply to RCPT TO command)}. */
    private static Optional<SmtpReply> said(String words) {
        if (!words.startsWith("host ")) {
            return Optional.empty();
        }
        int said = words.indexOf(SAID);
        int refused = words.indexOf(REFUSED);
        boolean isGreeting = refused >= 0 && (said < 0 || refused < said);
        int text = isGreeting ? refused + REFUSED.length() : said < 0 ? -1 : said + SAID.length();
        if (text < 0 || words.length() < text + 3) {
            return Optional.empty();
        }
        int code = ReplyText.code(words, text);
        if (code < 0) {
            return Optional.empty();
        }
        int stage = isGreeting ? -1 : words.lastIndexOf(STAGE);
        int end = stage > text ? stage : words.length();
        String body = text + 4 <= end ? words.substring(text + 4, end) : "";
        Optional<ReplyStage> at = isGreeting ? Optional.of(ReplyStage.CONNECT) : stage(words, stage);
        return Optional.of(SmtpReply.onOneLine(code, body, at));
    }

    private static Optional<ReplyStage> stage(String words, int at) {
        int end = words.lastIndexOf(" command)");
        int from = at + STAGE.length();
        return at < 0 || end <= from ? Optional.empty() : ReplyText.stage(words.substring(from, end));
    }

    private static SmtpReply own(String words, Permanence permanence, Optional<EnhancedCode> dsn) {
        SmtpReply own = SmtpReply.ownWords(words, permanence);
        return words.startsWith(LOST)
                ? new SmtpReply(451, Optional.empty(), "", own.stage(), Ending.DROPPED)
                : own.orEnhanced(dsn.filter(PostfixReason::isMeant));
    }

    private static Optional<String> host(String words) {
        for (String lead : LEADS) {
            if (words.startsWith(lead)) {
                int open = words.indexOf('[');
                int close = words.indexOf(']', open + 1);
                return open > lead.length() && close > open
                        ? Optional.of(words.substring(lead.length(), Math.min(words.length(), close + 1)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a receiver took part in a conversation: it replied, or hung up after its greeting. */
    boolean isConversation() {
        return reply.ending() == Ending.REPLIED
                || reply.ending() == Ending.DROPPED
                        && reply.stage()
                                .filter(stage -> stage != ReplyStage.CONNECT)
                                .isPresent();
    }

    /** The name of the server, if the words name one. */
    Optional<String> hostName() {
        return host.map(name -> name.substring(0, name.indexOf('[')));
    }
}
