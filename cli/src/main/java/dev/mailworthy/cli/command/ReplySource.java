package dev.mailworthy.cli.command;

import dev.mailworthy.cli.render.check.ExplainedReply;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.bounce.BounceException;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds SMTP {@link SmtpReply replies} in a text or a message, and classifies them. */
final class ReplySource {

    /** The characters of a text in which a reply is looked for. */
    static final int LONGEST = 1 << 16;

    /** The beginning of a message: a header field (RFC 5322 section 2.2). */
    private static final Pattern MESSAGE = Pattern.compile("\\s{0,80}[!-9;-~]{1,76}:.*", Pattern.DOTALL);
    /** The number of characters that tell a message from other text. */
    private static final int BEGINNING = 200;

    private final ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());

    static boolean isMessage(String text) {
        return MESSAGE.matcher(text.substring(0, Math.min(text.length(), BEGINNING)))
                .matches();
    }

    /**
     * Those in a message, or in another text.
     *
     * @throws BounceException if there is none
     */
    List<ExplainedReply> content(String name, byte[] octets) throws BounceException {
        String text = new String(octets, 0, Math.min(octets.length, LONGEST), StandardCharsets.UTF_8);
        Optional<List<ExplainedReply>> reply = isMessage(text) ? Optional.empty() : reply(text);
        if (reply.isPresent()) {
            return reply.get();
        }
        try {
            return Bounce.read(name, octets).recipients().stream()
                    .map(recipient -> ExplainedReply.of(recipient, classifier))
                    .toList();
        } catch (BounceException e) {
            Optional<List<ExplainedReply>> said = reply(text);
            if (said.isPresent()) {
                return said.get();
            }
            throw e;
        }
    }

    Optional<List<ExplainedReply>> reply(String text) {
        return SmtpReply.find(text).map(reply -> explained(reply, text));
    }

    List<ExplainedReply> explained(SmtpReply reply, String text) {
        return List.of(ExplainedReply.of(classifier.classify(reply, ReceiverHints.in(text))));
    }
}
