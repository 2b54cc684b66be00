package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the transcript of sessions in a bounce of Sendmail (all versions since 5): the dialogue with each server, and after it
 * one line for each recipient that it concerns.
 */
final class SendmailTranscript {

    private static final String BEGINNING = "transcript of session";
    private static final Pattern TALKING =
            Pattern.compile("(?:\\.\\.\\. )?while talking to ([^\\s:]{1,255}?)\\.?:?", Pattern.CASE_INSENSITIVE);
    /** A line about one recipient: {@code 550 5.1.1 <a@example.org>... User unknown}. */
    private static final Pattern VERDICT =
            Pattern.compile("([45][0-7][0-9]) (?:[45]\\.[0-9.]{3,7} )?<([^<>\\s]{1,320})>\\.\\.\\. (.{1,4096})");
    /** A line about a host: {@code 550 example.org (smtp)... Host unknown}. */
    private static final Pattern HOST = Pattern.compile("[45][0-7][0-9] ([^\\s<>]{1,255}) \\(e?smtp\\)\\.\\.\\..*");

    private static final Pattern CODE = Pattern.compile("[45][0-7][0-9] ");

    private final List<RecipientStatus> found = new ArrayList<>();
    private final StringBuilder dialogue = new StringBuilder();
    private String host = "";

    private SendmailTranscript() {}

    /** The recipients in the transcript's order; none if the text holds no transcript. */
    static List<RecipientStatus> recipients(String text) {
        SendmailTranscript transcript = new SendmailTranscript();
        text.lines()
                .map(String::strip)
                .dropWhile(line -> !AsciiCase.lower(line).contains(BEGINNING))
                .forEach(transcript::read);
        return transcript.found;
    }

    private void read(String line) {
        Matcher talking = TALKING.matcher(line);
        Matcher verdict = VERDICT.matcher(line);
        Matcher about = HOST.matcher(line);
        if (talking.matches()) {
            begin(talking.group(1));
        } else if (line.startsWith(">>>") || line.startsWith("<<<")) {
            if (dialogue.length() < SmtpReply.LONGEST_PASTED) {
                dialogue.append(line).append('\n');
            }
        } else if (verdict.matches() && found.size() < DeliveryStatus.MOST_RECIPIENTS) {
            found.add(BounceText.status(
                    verdict.group(2),
                    said().orElseGet(() -> ofItself(Integer.parseInt(verdict.group(1)), verdict.group(3))),
                    dialogue.isEmpty() ? line : dialogue.toString(),
                    ReceiverHints.in("host " + host)));
        } else if (about.matches() && !about.group(1).equalsIgnoreCase(host)) {
            begin(about.group(1));
        }
    }

    private void begin(String server) {
        host = server;
        dialogue.setLength(0);
    }

    /** The last refusal of the server that Sendmail talks to. */
    private Optional<SmtpReply> said() {
        List<SmtpReply> refusals = SmtpReply.refusals(dialogue.toString());
        return refusals.isEmpty() ? Optional.empty() : Optional.of(refusals.get(refusals.size() - 1));
    }

    /** The words of Sendmail itself, or of its local mailer. */
    private static SmtpReply ofItself(int code, String words) {
        Matcher again = CODE.matcher(words);
        String bare = again.lookingAt() ? words.substring(again.end()) : words;
        return SmtpReply.find(bare)
                .filter(reply -> reply.ending() == Ending.OWN_WORDS)
                .orElseGet(() -> SmtpReply.of(code, bare));
    }
}
