package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the words beside a delivery report add: the reply that it leaves out, or the rest of one that it cuts. */
final class ToldReplies {

    private static final Set<BounceAction> GOOD =
            EnumSet.of(BounceAction.DELIVERED, BounceAction.RELAYED, BounceAction.EXPANDED);

    private final List<RecipientStatus> told;
    private final List<SmtpReply> transcript;

    private ToldReplies(List<RecipientStatus> told, List<SmtpReply> transcript) {
        this.told = told;
        this.transcript = transcript;
    }

    static ToldReplies of(MessageParts parts) {
        return new ToldReplies(
                parts.texts().stream()
                        .flatMap(text -> BounceText.recipients(text, true).stream())
                        .toList(),
                parts.texts().stream()
                        .flatMap(text -> SmtpReply.refusals(CopyBounds.before(text)).stream())
                        .toList());
    }

    List<RecipientStatus> complete(List<RecipientStatus> reported) {
        return reported.stream()
                .map(recipient -> complete(recipient, reported.size() == 1))
                .toList();
    }

    private RecipientStatus complete(RecipientStatus recipient, boolean only) {
        if (recipient.action().filter(GOOD::contains).isPresent()) {
            return recipient;
        }
        Optional<SmtpReply> reply = recipient.diagnostic().map(this::whole).or(() -> missing(recipient, only));
        return recipient.with(reply.map(found -> found.orEnhanced(recipient.status())));
    }

    /** Sendmail's report has the first line of a reply; its transcript has all of them. */
    private SmtpReply whole(SmtpReply reply) {
        return transcript.stream()
                .filter(other -> other.code() == reply.code()
                        && other.text().length() > reply.text().length()
                        && !reply.text().isEmpty()
                        && other.text().startsWith(reply.text()))
                .findFirst()
                .map(other -> other.orEnhanced(reply.enhanced()))
                .orElse(reply);
    }

    private Optional<SmtpReply> missing(RecipientStatus recipient, boolean only) {
        List<SmtpReply> about = told.stream()
                .filter(other -> other.finalRecipient().equalsIgnoreCase(recipient.finalRecipient())
                        || only && other.finalRecipient().isEmpty())
                .flatMap(other -> other.told().stream())
                .toList();
        Permanence permanence =
                recipient.action().filter(BounceAction.DELAYED::equals).isPresent()
                        ? Permanence.TEMPORARY
                        : Permanence.PERMANENT;
        return about.stream()
                .filter(reply -> reply.ending() == Ending.REPLIED)
                .findFirst()
                .or(() -> only ? transcript.stream().findFirst() : Optional.empty())
                .or(() -> ownWords(recipient, about, permanence));
    }

    private static Optional<SmtpReply> ownWords(
            RecipientStatus recipient, List<SmtpReply> about, Permanence permanence) {
        String words = recipient.detail()
                + about.stream().map(reply -> " " + reply.text()).findFirst().orElse("");
        return words.isBlank() && recipient.status().isEmpty()
                ? Optional.empty()
                : Optional.of(SmtpReply.ownWords(
                        recipient.status().map(code -> code + " ").orElse("") + words, permanence));
    }
}
