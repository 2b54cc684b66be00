package dev.mailworthy.cli.option;

import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.message.MessageException;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.bounce.BounceAction;
import dev.mailworthy.smtp.reply.bounce.BounceException;
import dev.mailworthy.smtp.reply.bounce.RecipientStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for messages and {@link Bounce bounces}. They tell a check more than it can see on the server. */
public final class MailOptions {

    /** How far a date may be ahead of this machine's clock; a later date is refused. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int FIRST_REFUSAL = 400;

    private static final Set<BounceAction> TROUBLE = EnumSet.of(BounceAction.FAILED, BounceAction.DELAYED);

    /** A header field at the beginning (RFC 5322 section 2.2), or the separator line of a mailbox. */
    private static final Pattern HEADER = Pattern.compile("(?:From [^\\n]{1,400}\\n)?[!-9;-~]{1,76}:");
    /** Octets that tell a message from another file. */
    private static final int BEGINNING = 512;

    @Option(
            names = "--bounce",
            paramLabel = "FILE|-",
            description = "Read a bounce of your mail; the receiver's reason is used in the verdict. Repeatable; - is"
                    + " standard input.")
    private List<Path> bounces = new ArrayList<>();

    @Option(
            names = "--message",
            paramLabel = "FILE|-",
            description = "Check a message that you sent, with its whole header, as its recipient got it: signatures,"
                    + " alignment, form. With --bulk: unsubscription too. - is standard input.")
    private @Nullable Path message;

    private static boolean isStandardInput(Path file) {
        return file.toString().equals(MailFile.STANDARD_INPUT);
    }

    /** Whether the user named a message or a bounce. */
    public boolean isGiven() {
        return message != null || !bounces.isEmpty();
    }

    /** Whether the message or a bounce comes from standard input. */
    public boolean readsStandardInput() {
        return message != null && isStandardInput(message) || bounces.stream().anyMatch(MailOptions::isStandardInput);
    }

    /**
     * The message, if one is named.
     *
     * @throws UsageException with one line when it cannot be used
     */
    public Optional<MailMessage> message(Session session) {
        if (message == null) {
            return Optional.empty();
        }
        if (isStandardInput(message) && bounces.stream().anyMatch(MailOptions::isStandardInput)) {
            throw new UsageException("standard input holds one message only");
        }
        MailFile file = MailFile.read(message.toString(), session, MailMessage.LARGEST);
        try {
            return Optional.of(MailMessage.read(file.name(), file.octets()));
        } catch (MessageException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The refusals in the bounces.
     *
     * @throws UsageException with one line when a file cannot be used
     */
    public List<HeardReply> heard(Session session, Instant now) {
        if (bounces.stream().filter(MailOptions::isStandardInput).count() > 1) {
            throw new UsageException("standard input holds one message only");
        }
        return bounces.stream()
                .flatMap(file -> heard(file.toString(), session, now))
                .toList();
    }

    private static Stream<HeardReply> heard(String file, Session session, Instant now) {
        MailFile mail = MailFile.read(file, session, Bounce.LARGEST);
        String place = mail.name().substring(mail.name().lastIndexOf('/') + 1);
        try {
            Bounce bounce = Bounce.read(mail.name(), mail.octets());
            Instant when =
                    bounce.date().filter(date -> date.isBefore(now.plus(AHEAD))).orElse(Instant.EPOCH);
            List<HeardReply> refusals = bounce.recipients().stream()
                    .flatMap(recipient -> refusal(recipient).stream()
                            .map(reply ->
                                    new HeardReply(HeardReply.Origin.BOUNCE, place, when, recipient.hints(), reply)))
                    .distinct()
                    .toList();
            boolean says = !refusals.isEmpty()
                    || bounce.recipients().stream()
                            .anyMatch(recipient -> recipient.action().isPresent());
            return says ? refusals.stream() : Stream.of(unread(place));
        } catch (BounceException e) {
            if (isMessage(mail.octets())) {
                return Stream.of(unread(place));
            }
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Stands for a bounce that was given and tells nothing: the check of it stays unanswered. */
    private static HeardReply unread(String place) {
        return new HeardReply(
                HeardReply.Origin.BOUNCE,
                place,
                Instant.EPOCH,
                ReceiverHints.none(),
                SmtpReply.ownWords("", Permanence.PERMANENT));
    }

    private static boolean isMessage(byte[] octets) {
        String beginning = new String(octets, 0, Math.min(octets.length, BEGINNING), StandardCharsets.ISO_8859_1);
        return octets.length <= Bounce.LARGEST && HEADER.matcher(beginning).lookingAt();
    }

    private static Optional<SmtpReply> refusal(RecipientStatus recipient) {
        boolean delivered =
                recipient.action().filter(action -> !TROUBLE.contains(action)).isPresent();
        return recipient.told().filter(reply -> !delivered && reply.code() >= FIRST_REFUSAL);
    }
}
