package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.core.receiver.StatementStanding;
import dev.mailworthy.core.receiver.StatementStanding.Standing;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words the refusals of one receiver as findings. */
final class DeliveryFindings {

    /** Refusals that ended longer ago than this are no problem of today. */
    private static final Duration RECENT = Duration.ofDays(7);
    /** When mail is taken for so long after the last refusal, the refusals are over. */
    private static final Duration OVER = Duration.ofDays(1);
    /** Wanted mail meets this share of refusals too, see the deliveries in core's weights.txt. */
    private static final double USUAL = 0.02;
    /** Fewer refusals may be chance. */
    private static final int FEW = 3;

    private static final double SLOW_MEDIAN = 600;
    private static final double SLOW_NEARLY_ALL = 3600;
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private final LoggedReceiver receiver;
    private final boolean isWhole;
    private final Instant now;

    /** @param isWhole whether the log is whole enough to tell shares, and that no mail was taken */
    DeliveryFindings(LoggedReceiver receiver, boolean isWhole, Instant now) {
        this.receiver = receiver;
        this.isWhole = isWhole;
        this.now = now;
    }

    static String addresses(List<IpAddress> addresses) {
        return addresses.stream().map(IpAddress::toString).collect(Collectors.joining(" and "));
    }

    /** @param standings how the statements that these refusals make compare with our checks */
    Stream<Finding> all(List<StatementStanding> standings) {
        Stream<Finding> refused = receiver.seen().refusals().stream()
                .filter(refusals -> refusals.last().isAfter(now.minus(RECENT)) || refusals.goesOn() && isWhole)
                .flatMap(refusals -> of(refusals, standing(refusals, standings)).stream());
        return Stream.concat(refused, plaintext().stream());
    }

    private Optional<Standing> standing(SenderRefusals refusals, List<StatementStanding> standings) {
        return receiver.statement(refusals).flatMap(statement -> standings.stream()
                .filter(each -> each.statement().equals(statement))
                .map(StatementStanding::standing)
                .findFirst());
    }

    private Optional<Finding> of(SenderRefusals refusals, Optional<Standing> standing) {
        if (standing.equals(Optional.of(Standing.CONTRADICTS))) {
            return Optional.empty();
        }
        if (!isWhole) {
            return Optional.of(finding(refusals, type(refusals), Severity.WARNING, incomplete(refusals)));
        }
        if (refusals.goesOn()) {
            return Optional.of(goingOn(refusals, standing.equals(Optional.of(Standing.OVERTAKEN))));
        }
        return mixed(refusals);
    }

    private Finding goingOn(SenderRefusals refusals, boolean overtaken) {
        boolean isRefused = refusals.outcome() == DeliveryOutcome.REFUSED;
        String since = receiver.name() + (isRefused ? " refuses mail" : " puts off mail") + from(refusals) + " since "
                + DeliveryTimes.minute(refusals.first()) + ": "
                + attempts(refusals.attempts()) + (isRefused ? " refused" : " put off")
                + ", none accepted after the first. " + LoggedReceiver.meaning(refusals) + ".";
        if (overtaken) {
            return finding(
                    refusals,
                    type(refusals),
                    Severity.NOTICE,
                    since + " The last of them is of " + DeliveryTimes.minute(refusals.last())
                            + "; our check is newer and passes. Send again and look at the reply.");
        }
        boolean isKnown = receiver.pack().isPresent();
        return finding(refusals, type(refusals), isRefused && isKnown ? Severity.ERROR : Severity.WARNING, since);
    }

    private Optional<Finding> mixed(SenderRefusals refusals) {
        boolean isRefused = refusals.outcome() == DeliveryOutcome.REFUSED;
        if (!isRefused && refusals.attempts() < FEW) {
            return Optional.empty();
        }
        boolean isOver = receiver.seen()
                .lastAccepted()
                .filter(taken -> taken.isAfter(refusals.last().plus(OVER)))
                .isPresent();
        long all = receiver.seen().counts().attempts();
        boolean isMuch = refusals.attempts() >= FEW && refusals.attempts() > USUAL * all;
        String part = receiver.name() + (isRefused ? " refused " : " put off ") + refusals.attempts() + " of "
                + attempts(all) + from(refusals) + ", from " + DeliveryTimes.minute(refusals.first()) + " to "
                + DeliveryTimes.minute(refusals.last()) + ", and accepted other mail. "
                + LoggedReceiver.meaning(refusals) + ".";
        if (!isRefused && !isOver && isSlow()) {
            return Optional.of(finding(refusals, DeliveryFinding.DELIVERY_SLOW, Severity.WARNING, part + delays()));
        }
        Severity severity = isOver ? Severity.INFO : isMuch ? Severity.WARNING : Severity.NOTICE;
        return Optional.of(finding(refusals, type(refusals), severity, part));
    }

    private static DeliveryFinding type(SenderRefusals refusals) {
        return refusals.outcome() == DeliveryOutcome.REFUSED
                ? DeliveryFinding.DELIVERY_REFUSED
                : DeliveryFinding.DELIVERY_DEFERRED;
    }

    private String incomplete(SenderRefusals refusals) {
        return receiver.name()
                + (refusals.outcome() == DeliveryOutcome.REFUSED ? " refused mail" : " put off mail")
                + from(refusals) + ": " + attempts(refusals.attempts()) + " from "
                + DeliveryTimes.minute(refusals.first()) + " to " + DeliveryTimes.minute(refusals.last())
                + ". The log is incomplete: how much mail it took is not known. " + LoggedReceiver.meaning(refusals)
                + ".";
    }

    private static String from(SenderRefusals refusals) {
        return refusals.sources().isEmpty() ? " from this server" : " from " + addresses(refusals.sources());
    }

    private static String attempts(long number) {
        return number + (number == 1 ? " attempt" : " attempts");
    }

    private boolean isSlow() {
        return seconds(MEDIAN) >= SLOW_MEDIAN || seconds(NEARLY_ALL) >= SLOW_NEARLY_ALL;
    }

    private double seconds(double share) {
        return receiver.seen().delays().seconds(share).orElse(0);
    }

    private String delays() {
        return " Half of the accepted mail took up to " + DeliveryTimes.delay(seconds(MEDIAN)) + ", 95 % up to "
                + DeliveryTimes.delay(seconds(NEARLY_ALL)) + ".";
    }

    private Finding finding(SenderRefusals refusals, DeliveryFinding type, Severity severity, String message) {
        Particular[] addresses =
                refusals.sources().stream().map(Particular.Address::new).toArray(Particular[]::new);
        return Finding.of(
                        type,
                        receiver.name() + ", " + refusals.cause().id(),
                        message,
                        receiver.volume(refusals),
                        LoggedReceiver.sources(refusals),
                        new Evidence(
                                "reply of " + receiver.name() + " on " + DeliveryTimes.minute(refusals.first()),
                                LoggedReceiver.reply(refusals)))
                .withSeverity(severity)
                .about(receiver.particular())
                .about(addresses)
                .withRemedies(LoggedReceiver.remedy(refusals));
    }

    /** All receivers with a pack offer TLS to every sender. */
    private Optional<Finding> plaintext() {
        long plain = receiver.seen().plaintext();
        if (plain == 0 || receiver.pack().isEmpty()) {
            return Optional.empty();
        }
        long known = plain + receiver.seen().encrypted();
        String share = isWhole
                ? String.format(Locale.ROOT, "%d of %d attempts", plain, known)
                : attempts(plain) + " in an incomplete log";
        return Optional.of(Finding.of(
                        DeliveryFinding.DELIVERY_PLAINTEXT,
                        receiver.name(),
                        "Mail to " + receiver.name() + " was sent without TLS: " + share + ".",
                        new Evidence(
                                "the mail server's log until " + receiver.seen().lastAccepted()
                                        .map(DeliveryTimes::minute)
                                        .orElse("its end"),
                                plain + " attempts without TLS, "
                                        + receiver.seen().encrypted() + " with TLS"))
                .about(receiver.particular()));
    }
}
