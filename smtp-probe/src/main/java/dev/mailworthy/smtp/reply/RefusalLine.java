package dev.mailworthy.smtp.reply;

import java.util.Optional;
import java.util.regex.Pattern;

/** One line of a mail server's log: the refusal that it reports of mail that the server tried to deliver. */
public final class RefusalLine {

    /** A time at the beginning, or a field that only a log has. */
    private static final Pattern LINE =
            Pattern.compile("(?:<[0-9]{1,3}>)?(?:[A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2}"
                    + "|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}|@4[0-9a-f]{15}|\\[[A-Za-z0-9]).*");
    /** What this server itself refused: it says nothing about the mail that it sends. */
    private static final Pattern INCOMING = Pattern.compile(
            "postfix/(?:[a-z-]{1,30}/)?(?:smtpd|postscreen|cleanup)\\[|\\breject: |\\brejected (?:RCPT|EHLO|HELO|MAIL|DATA|AUTH|connection|after|by )"
                    + "|\\bruleset=|\\bfailed-command\\b");
    /** Postfix writes each attempt, and then what came of it: only that counts. */
    private static final Pattern POSTFIX =
            Pattern.compile("postfix[^ ]{0,60}/(?:smtp|lmtp|qmgr|error|local|virtual|pipe)\\[");

    private RefusalLine() {}

    /**
     * {@return whether a line has the form of a log's line}
     *
     * @param line of any text
     */
    public static boolean isLine(String line) {
        return LINE.matcher(line).matches();
    }

    /**
     * {@return whether a line reports what this server refused to take from others}
     *
     * @param line of a log
     */
    public static boolean isIncoming(String line) {
        return INCOMING.matcher(line).find();
    }

    /**
     * {@return the refusal that a line reports, or the {@link Ending#OWN_WORDS own words} of the server that tried to deliver}
     * Empty for mail that was taken, for incoming mail, and for any other line.
     *
     * @param line of a log
     */
    public static Optional<SmtpReply> refusal(String line) {
        boolean isAttempt = POSTFIX.matcher(line).find() && !line.contains("status=");
        if (isAttempt || isIncoming(line) || line.contains("status=sent")) {
            return Optional.empty();
        }
        return SmtpReply.find(line).filter(reply -> reply.code() >= 400);
    }
}
