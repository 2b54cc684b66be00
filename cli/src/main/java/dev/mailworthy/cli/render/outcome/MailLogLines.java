package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.delivery.DeliveryEvidence;
import dev.mailworthy.cli.assess.outcome.Reputation;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.core.score.Score;
import dev.mailworthy.smtp.delivery.account.SenderDeliveries;
import dev.mailworthy.smtp.delivery.account.SenderReceiver;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** What the mail server's log says about the sender, and the reputation estimate that rests on it. */
public final class MailLogLines {

    private static final long HOUR = 3600;

    private MailLogLines() {}

    /** The lines of a screen; none without a log. */
    public static void write(Page page, Optional<DeliveryEvidence> log, Reputation reputation) {
        log.ifPresent(known -> page.hanging(Block.lead("Log"), String.join(" ", sentences(known))));
        reputation(reputation).ifPresent(words -> page.hanging(Block.lead("Reputation"), words));
    }

    /** The estimate, if deliveries are part of it. */
    public static Optional<String> reputation(Reputation reputation) {
        return reputation
                .score()
                .shown()
                .filter(score -> reputation.basis() == Reputation.Basis.DELIVERIES)
                .map(MailLogLines::words);
    }

    private static String words(Score score) {
        return Math.round(score.point()) + " of 100, range " + Math.round(score.low()) + " to "
                + Math.round(score.high()) + ", from deliveries and the set-up";
    }

    /** What was counted: how many recipients, in which period, from which addresses. */
    public static List<String> sentences(DeliveryEvidence log) {
        SenderDeliveries sender = log.sender();
        List<String> all = new ArrayList<>();
        all.add(counted(log));
        add(all, sender.unnamed(), "The log does not name the address that ", " left from.");
        add(all, sender.others(), "Not counted: ", " from other addresses.");
        add(all, sender.relayed(), "Not counted: ", " at a relay.");
        return all;
    }

    private static String counted(DeliveryEvidence log) {
        List<SenderReceiver> receivers = log.sender().receivers();
        String period = period(log);
        if (!log.isWhole()) {
            return "It is incomplete and decides nothing; see the unanswered checks.";
        }
        long recipients = sum(receivers.stream()
                .map(receiver -> receiver.counts().recipients())
                .toList());
        long accepted = sum(
                receivers.stream().map(receiver -> receiver.counts().accepted()).toList());
        long refusals = sum(receivers.stream()
                .flatMap(receiver -> receiver.refusals().stream().map(SenderRefusals::attempts))
                .toList());
        return number(accepted) + " of " + count(recipients, "recipient") + " accepted by "
                + count(receivers.size(), "receiver") + period + "; " + count(refusals, "refusal") + " about you.";
    }

    private static String period(DeliveryEvidence log) {
        SortedSet<Long> hours = log.sender().coverage().hours();
        DateTimeFormatter time = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT)
                .withZone(log.log().zone());
        return hours.isEmpty()
                ? ""
                : ", " + time.format(at(hours.first())) + " to " + time.format(at(hours.last() + 1)) + " "
                        + log.log().zone();
    }

    private static Instant at(long hour) {
        return Instant.ofEpochSecond(hour * HOUR);
    }

    private static void add(List<String> sentences, long attempts, String before, String after) {
        if (attempts > 0) {
            sentences.add(before + count(attempts, "attempt") + after);
        }
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }
}
