package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.smtp.delivery.account.CauseAccount;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A cause in words. */
public final class CauseText {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int WHO = 12;

    private final DateTimeFormatter time;

    public CauseText(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(zone);
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    /** Whose matter it is. */
    public static String who(CauseAccount cause) {
        String who = cause.cause().matter().label();
        return Character.toUpperCase(who.charAt(0)) + who.substring(1);
    }

    /** Whose matter it is, for the beginning of a line, in a fixed width. */
    static String padded(CauseAccount cause) {
        String who = who(cause);
        return who + " ".repeat(Math.max(1, WHO - who.length()));
    }

    static String meaning(CauseAccount cause) {
        return meaning(cause.cause());
    }

    static String meaning(CellCause cause) {
        return ReplyCatalogue.bundled().causes().stream()
                .filter(known -> known.id().equals(cause.id()))
                .findFirst()
                .map(Cause::text)
                .orElse("The reply is in no rule of the catalogue");
    }

    static String lower(String sentence) {
        boolean isName = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
        return isName ? sentence : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** For example: 12 refused since 24 Nov 14:10 (30 attempts): the sending address is on a list. IP_LISTED_PUBLIC */
    public String sentence(CauseAccount cause) {
        String when = cause.first().equals(cause.last())
                ? " at " + time(cause.first())
                : " from " + time(cause.first()) + " to " + time(cause.last());
        String now = cause.recipients() == 0
                ? attempts(cause) + when + ", all over"
                : DeliveriesScreen.number(cause.recipients()) + " " + state(cause.outcome()) + when;
        String tries = cause.recipients() == 0 || cause.recipients() == cause.attempts() || cause.attempts() == 0
                ? ""
                : " (" + attempts(cause) + ")";
        return now + tries + ": " + lower(meaning(cause)) + ". " + cause.cause().id();
    }

    private static String attempts(CauseAccount cause) {
        String verb = switch (cause.outcome()) {
            case REFUSED -> "refused";
            case EXPIRED -> "expired";
            case DEFERRED, ACCEPTED -> "deferred";
            case HELD -> "held back by your queue";
            case PATH -> "without a conversation";
        };
        return DeliveriesScreen.count(cause.attempts(), "attempt") + " " + verb;
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
