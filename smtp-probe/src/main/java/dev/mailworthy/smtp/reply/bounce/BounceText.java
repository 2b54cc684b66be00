package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.text.TidyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads bounces in plain text: a recipient on a line of its own or before a colon (QSBMF), then the reason. */
final class BounceText {

    private static final Pattern RECIPIENT = Pattern.compile(
            "[ \\t]{0,8}(?:(?:Recipient address|Could not be delivered to|To|Recipient|Delivery failed [0-9]{1,4} attempts): {0,8}|undeliverable to )?"
                    + "(?:[<\"]([^<>\"\\s]{1,320}@[^<>\"\\s]{1,255}|[^<>\"\\s]{1,320})[>\"]:?|([^\\s<>@:,;()\"]{1,64}@[^\\s<>@:,;()\"]{1,255}):?)"
                    + "([ \\t].*)?");

    /** A server's command whose argument stands on the next line. */
    private static final Pattern COMMAND =
            Pattern.compile("(?s).*\\b(?:RCPT TO|MAIL FROM):\\s*", Pattern.CASE_INSENSITIVE);

    private static final int COMMAND_WORDS = 16;

    /** The server ends its attempts, whatever the code says: qmail, Exim, sendmail. */
    private static final Pattern GIVEN_UP = Pattern.compile(
            "given up|giving up|not going to try again|permanent (?:fatal )?error|will not be retried|no further attempts",
            Pattern.CASE_INSENSITIVE);

    private final List<String> waiting = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private final List<RecipientStatus> found = new ArrayList<>();

    /** Whether a mail server wrote it: then words without a reply count too. */
    private final boolean notice;

    private BounceText(boolean notice) {
        this.notice = notice;
    }

    static List<RecipientStatus> recipients(String whole, boolean notice) {
        String text = CopyBounds.before(QuotedText.unquoted(whole));
        BounceText bounce = new BounceText(notice);
        for (String line : QuotedText.withoutFields(text)) {
            if (bounce.isFull()) {
                break;
            }
            bounce.read(line);
        }
        bounce.close();
        List<RecipientStatus> all = bounce.all(text);
        return notice && GIVEN_UP.matcher(text).find()
                ? all.stream().map(RecipientStatus::failed).toList()
                : all;
    }

    /** Those of a transcript first: it has the whole of each reply. */
    private List<RecipientStatus> all(String text) {
        List<RecipientStatus> all = new ArrayList<>(SendmailTranscript.recipients(text));
        Set<String> known = all.stream()
                .map(status -> AsciiCase.lower(status.finalRecipient()))
                .collect(Collectors.toSet());
        found.stream()
                .filter(status -> !known.contains(AsciiCase.lower(status.finalRecipient())))
                .forEach(all::add);
        return all.isEmpty() ? whole(text) : all;
    }

    private boolean isFull() {
        return found.size() + waiting.size() >= DeliveryStatus.MOST_RECIPIENTS;
    }

    private void read(String line) {
        if (line.isBlank()) {
            return;
        }
        Matcher recipient = RECIPIENT.matcher(line);
        if (!recipient.matches()
                || isProse(recipient)
                || COMMAND.matcher(lastWords()).matches()) {
            if (told.length() < SmtpReply.LONGEST_PASTED) {
                told.append(line).append('\n');
            }
            return;
        }
        if (!told.toString().isBlank()) {
            close();
        }
        waiting.add(recipient.group(1) == null ? recipient.group(2) : recipient.group(1));
        if (recipient.group(3) != null) {
            told.append(recipient.group(3)).append('\n');
        }
    }

    private String lastWords() {
        return told.substring(Math.max(0, told.length() - COMMAND_WORDS));
    }

    /** More words after an address make a sentence, unless a colon parts them or a mail server wrote them. */
    private boolean isProse(Matcher recipient) {
        String more = recipient.group(3);
        return !notice && more != null && !more.isBlank() && recipient.group(0).charAt(recipient.start(3) - 1) != ':';
    }

    /** Assigns the {@link SmtpReply reply} to the recipients before it. A text without a reply is ignored. */
    private void close() {
        Optional<SmtpReply> reply = waiting.isEmpty() ? Optional.empty() : said(told.toString());
        if (reply.isPresent()) {
            String words = TidyText.of(told.toString());
            ReceiverHints hints = ReceiverHints.in(words);
            waiting.forEach(recipient -> found.add(status(recipient, reply.get(), words, hints)));
        }
        waiting.clear();
        told.setLength(0);
    }

    private Optional<SmtpReply> said(String words) {
        Optional<SmtpReply> reply = SmtpReply.find(words);
        return reply.isEmpty() && notice && !words.isBlank()
                ? Optional.of(SmtpReply.ownWords(words, Permanence.PERMANENT))
                : reply;
    }

    /** The reply in a text that names no recipient, if there is one. */
    private List<RecipientStatus> whole(String text) {
        return said(text)
                .map(reply -> List.of(status("", reply, text, ReceiverHints.in(text))))
                .orElse(List.of());
    }

    static RecipientStatus status(String recipient, SmtpReply reply, String words, ReceiverHints hints) {
        return new RecipientStatus(
                        recipient,
                        Optional.of(
                                reply.claimed() == Permanence.PERMANENT ? BounceAction.FAILED : BounceAction.DELAYED),
                        reply.enhanced(),
                        Optional.empty(),
                        words,
                        hints,
                        Optional.empty())
                .with(Optional.of(reply));
    }
}
