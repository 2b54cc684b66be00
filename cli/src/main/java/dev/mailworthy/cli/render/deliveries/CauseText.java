package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.smtp.delivery.account.CauseAccount;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A cause in words. */
final class CauseText {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final DateTimeFormatter time;

    CauseText(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(zone);
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    /** Whose matter it is, for the beginning of a line. */
    static String who(CauseAccount cause) {
        return switch (cause.cause().matter()) {
            case YOU -> "You:";
            case MESSAGE -> "Message:";
            case RECIPIENT -> "Recipient:";
            case RECEIVER -> "Receiver:";
            case PATH -> "Path:";
            case UNKNOWN -> "Unknown:";
        };
    }

    static String meaning(CauseAccount cause) {
        return ReplyCatalogue.bundled().causes().stream()
                .filter(known -> known.id().equals(cause.cause().id()))
                .findFirst()
                .map(Cause::text)
                .orElse("The reply is in no rule of the catalogue");
    }

    static String lower(String sentence) {
        boolean isName = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
        return isName ? sentence : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    String sentence(CauseAccount cause) {
        String when = cause.first().equals(cause.last())
                ? ", on " + time(cause.first())
                : ", " + time(cause.first()) + " to " + time(cause.last());
        String now = cause.recipients() == 0
                ? "no recipient any more"
                : DeliveriesScreen.count(cause.recipients(), "recipient") + " " + state(cause.outcome());
        return meaning(cause) + ". " + verb(cause.outcome()) + " in "
                + DeliveriesScreen.count(cause.attempts(), "attempt") + when + "; " + now + ". ("
                + cause.cause().id() + ")";
    }

    private static String verb(DeliveryOutcome outcome) {
        return switch (outcome) {
            case REFUSED -> "Refused";
            case EXPIRED -> "Expired";
            case DEFERRED, ACCEPTED -> "Deferred";
            case HELD -> "Held back by your queue";
            case PATH -> "No conversation";
        };
    }

    private static String state(DeliveryOutcome outcome) {
        return switch (outcome) {
            case REFUSED -> "refused";
            case EXPIRED -> "expired";
            case DEFERRED, HELD, PATH, ACCEPTED -> "waiting";
        };
    }

    static String seconds(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 2 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        return seconds < 2 * HOUR ? Math.round(seconds / MINUTE) + " min" : Math.round(seconds / HOUR) + " h";
    }
}
