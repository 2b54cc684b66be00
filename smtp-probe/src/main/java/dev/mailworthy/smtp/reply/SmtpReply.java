package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.reply.text.TidyText;
import java.util.List;
import java.util.Optional;

/**
 * A mail server's reply (RFC 5321 section 4.2) as data.
 *
 * @param code 200 to 599
 * @param enhanced the {@link EnhancedCode} (RFC 3463), if there is one
 * @param text the lines joined by spaces, without their codes; printable, at most {@value #LONGEST_TEXT} characters
 * @param stage the command or event that it answers, if known
 * @param ending whether the server replied or closed the connection
 */
public record SmtpReply(
        int code, Optional<EnhancedCode> enhanced, String text, Optional<ReplyStage> stage, Ending ending) {

    /** The maximum length of the text. The rest is dropped. */
    public static final int LONGEST_TEXT = TidyText.LONGEST;

    /** The maximum number of characters that are read of a text that a user pasted. */
    public static final int LONGEST_PASTED = 65_536;

    public SmtpReply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("a reply's code is from 200 to 599, not " + code);
        }
        text = TidyText.of(text);
    }

    /**
     * {@return a reply whose text may begin with an enhanced code, or hold it as {@code (#5.7.1)}}
     *
     * @param code three digits (RFC 5321 section 4.2)
     * @param text without the code; control characters are taken out
     */
    public static SmtpReply of(int code, String text) {
        return ReplyLines.join(code, text.lines().toList(), Optional.empty());
    }

    /**
     * Finds the reply in a text that a user pasted: raw reply lines, a session, or a log line of Postfix, Exim,
     * Sendmail, qmail, OpenSMTPD or Exchange. Of several replies it takes the last refusal. A log that keeps only the
     * enhanced code gives the code 450 or 550, by its class. A log that reports only a dropped connection gives 451
     * (RFC 5321 section 3.8), without a text. The words of a log that reports only a failed
     * connection, name lookup or TLS handshake end as {@link Ending#OWN_WORDS}. Reads the first {@value #LONGEST_PASTED} characters.
     *
     * @param pasted any text, of a bounded length
     * @return the refusal that counts; empty if the text has none
     */
    public static Optional<SmtpReply> find(String pasted) {
        return PastedText.reply(pasted);
    }

    /**
     * {@return the refusals that stand on lines of their own, as in a session; those inside log lines are left out}
     *
     * @param pasted any text; its first {@value #LONGEST_PASTED} characters are read
     */
    public static List<SmtpReply> refusals(String pasted) {
        return PastedText.refusals(pasted);
    }

    /**
     * {@return a reply that a log wrote on one line} Its further lines begin with the code again, as in {@code no such 550 5.1.1
     * user}.
     *
     * @param code three digits (RFC 5321 section 4.2)
     * @param text what stands behind the first code and the character after it
     */
    public static SmtpReply onOneLine(int code, String text) {
        return onOneLine(code, text, Optional.empty());
    }

    /**
     * {@return a reply that a log wrote on one line, with its stage}
     *
     * @param code three digits (RFC 5321 section 4.2)
     * @param text what stands behind the first code and the character after it
     * @param stage the command or event that it answers; empty if it is not known
     */
    public static SmtpReply onOneLine(int code, String text, Optional<ReplyStage> stage) {
        return ReplyLines.join(code, ReplyLines.split(code, text), stage);
    }

    /**
     * Words of the server that tried to deliver, where there is no receiver's reply. The code is 450 or 550, by the enhanced
     * code in the words or else as given.
     *
     * @param words of the server that tried to deliver
     * @param otherwise whether the failure is for good, if the words have no enhanced code
     * @return a reply that no receiver gave
     */
    public static SmtpReply ownWords(String words, Permanence otherwise) {
        return OwnWords.reply(words, otherwise);
    }

    /**
     * {@return the words of a complaint about a delivered message (RFC 5965)} The code stands in for none: nothing was refused.
     *
     * @param words of the complaint
     */
    public static SmtpReply complaint(String words) {
        return new SmtpReply(250, Optional.empty(), words, Optional.empty(), Ending.REPORTED);
    }

    /** {@return the permanence by the reply's class, or by the rule of RFC 5321 section 3.8 for dropped connections} */
    public Permanence claimed() {
        return code >= 500 && ending != Ending.DROPPED ? Permanence.PERMANENT : Permanence.TEMPORARY;
    }

    /**
     * {@return this reply with a {@link ReplyStage stage}}
     *
     * @param where empty if it is not known
     */
    public SmtpReply at(Optional<ReplyStage> where) {
        return at(where, ending);
    }

    SmtpReply at(Optional<ReplyStage> where, Ending how) {
        return new SmtpReply(code, enhanced, text, where, how);
    }

    /**
     * {@return this reply, with the other enhanced code if it has none}
     *
     * @param other from another field of the same report
     */
    public SmtpReply orEnhanced(Optional<EnhancedCode> other) {
        return new SmtpReply(code, enhanced.or(() -> other), text, stage, ending);
    }

    /** Code, enhanced code and text on one line. */
    @Override
    public String toString() {
        return code + enhanced.map(known -> " " + known).orElse("") + (text.isEmpty() ? "" : " " + text);
    }
}
