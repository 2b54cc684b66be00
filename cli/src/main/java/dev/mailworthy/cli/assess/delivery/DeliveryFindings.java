package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.core.receiver.StatementStanding;
import dev.mailworthy.core.receiver.StatementStanding.Standing;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Words the refusals of one receiver as findings. */
final class DeliveryFindings {

    private final LoggedReceiver receiver;
    private final boolean isWhole;
    private final RefusalWeight weight;

    /** @param isWhole whether the log is whole enough to tell shares, and that no mail was taken */
    DeliveryFindings(LoggedReceiver receiver, boolean isWhole, Instant now) {
        this.receiver = receiver;
        this.isWhole = isWhole;
        this.weight = new RefusalWeight(receiver, now);
    }

    /** @param standings how the statements that these refusals make compare with our checks */
    Stream<Finding> all(List<StatementStanding> standings) {
        Stream<Finding> refused = receiver.seen().refusals().stream()
                .flatMap(refusals -> of(refusals, standing(refusals, standings)).stream());
        return Stream.concat(refused, plaintext().stream());
    }

    private Optional<Standing> standing(SenderRefusals refusals, List<StatementStanding> standings) {
        return receiver.statement(refusals)
                .flatMap(statement -> standings.stream()
                        .filter(each -> each.statement().equals(statement))
                        .map(StatementStanding::standing)
                        .findFirst());
    }

    private Optional<Finding> of(SenderRefusals refusals, Optional<Standing> standing) {
        if (standing.equals(Optional.of(Standing.CONTRADICTS))) {
            return Optional.empty();
        }
        if (!isWhole) {
            return Optional.of(refusals)
                    .filter(weight::isRecent)
                    .map(recent -> finding(recent, type(recent), Severity.WARNING, incomplete(recent)));
        }
        boolean isOvertaken = standing.equals(Optional.of(Standing.OVERTAKEN));
        return weight.severity(refusals)
                .map(severity -> isOvertaken ? Severity.NOTICE : severity)
                .map(severity -> finding(refusals, type(refusals), severity, message(refusals, isOvertaken)));
    }

    private String message(SenderRefusals refusals, boolean isOvertaken) {
        String later = isOvertaken
                ? " The last of them is of " + DeliveryTimes.minute(refusals.last())
                        + "; our check is newer and passes. Send again and look at the reply."
                : "";
        String delays = !refusals.goesOn() && weight.isSlow(refusals) ? delays() : "";
        return (refusals.goesOn() ? goingOn(refusals) : mixed(refusals)) + " " + LoggedReceiver.meaning(refusals) + "."
                + later + delays;
    }

    private String goingOn(SenderRefusals refusals) {
        boolean isRefused = refusals.outcome() == DeliveryOutcome.REFUSED;
        return receiver.name() + (isRefused ? " refuses mail" : " puts off mail") + from(refusals) + " since "
                + DeliveryTimes.minute(refusals.first()) + ": "
                + attempts(refusals.attempts()) + (isRefused ? " refused" : " put off")
                + ", none accepted after the first.";
    }

    private String mixed(SenderRefusals refusals) {
        return receiver.name() + verb(refusals) + refusals.attempts() + " of "
                + attempts(receiver.seen().counts().attempts()) + from(refusals) + ", " + period(refusals)
                + ", and accepted other mail.";
    }

    private static String verb(SenderRefusals refusals) {
        return refusals.outcome() == DeliveryOutcome.REFUSED ? " refused " : " put off ";
    }

    private static String period(SenderRefusals refusals) {
        String first = DeliveryTimes.minute(refusals.first());
        String last = DeliveryTimes.minute(refusals.last());
        return first.equals(last) ? "on " + first : "from " + first + " to " + last;
    }

    private DeliveryFinding type(SenderRefusals refusals) {
        if (refusals.outcome() == DeliveryOutcome.REFUSED) {
            return DeliveryFinding.DELIVERY_REFUSED;
        }
        return isWhole && !refusals.goesOn() && weight.isSlow(refusals)
                ? DeliveryFinding.DELIVERY_SLOW
                : DeliveryFinding.DELIVERY_DEFERRED;
    }

    private String incomplete(SenderRefusals refusals) {
        return receiver.name() + verb(refusals) + "mail" + from(refusals) + " " + period(refusals) + ": "
                + attempts(refusals.attempts()) + ". The log is incomplete: how much mail it took is not known. "
                + LoggedReceiver.meaning(refusals) + ".";
    }

    private static String from(SenderRefusals refusals) {
        return refusals.sources().isEmpty() ? " from this server" : " from " + LoggedReceiver.addresses(refusals);
    }

    private static String attempts(long number) {
        return number + (number == 1 ? " attempt" : " attempts");
    }

    private String delays() {
        return " Half of the accepted mail took up to " + DeliveryTimes.delay(weight.seconds(RefusalWeight.MEDIAN))
                + ", 95 % up to " + DeliveryTimes.delay(weight.seconds(RefusalWeight.NEARLY_ALL)) + ".";
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
                .about(
                        receiver.particular(),
                        new Particular.RefusalCause(refusals.cause().id()))
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
                                "the mail server's log until "
                                        + receiver.seen()
                                                .lastAccepted()
                                                .map(DeliveryTimes::minute)
                                                .orElse("its end"),
                                plain + " attempts without TLS, "
                                        + receiver.seen().encrypted() + " with TLS"))
                .about(receiver.particular()));
    }
}
