package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.core.Severity;
import dev.mailworthy.smtp.delivery.account.SenderReceiver;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How much a receiver's refusals matter today, by their number, their age and what it took beside them. */
record RefusalWeight(LoggedReceiver receiver, Instant now) {

    /** Refusals that ended longer ago than this are no problem of today, unless they go on. */
    static final Duration RECENT = Duration.ofDays(7);

    /** When mail is taken for so long after the last refusal, the refusals are over. */
    private static final Duration OVER = Duration.ofDays(1);
    /** Wanted mail meets this share of refusals too, see the deliveries in core's weights.txt. */
    private static final double USUAL = 0.02;
    /** Fewer refusals may be chance. */
    private static final int FEW = 3;

    private static final double SLOW_MEDIAN = 600;
    private static final double SLOW_NEARLY_ALL = 3600;
    static final double MEDIAN = 0.5;
    static final double NEARLY_ALL = 0.95;

    /** The severity of the finding; empty if there is none to report. */
    Optional<Severity> severity(SenderRefusals refusals) {
        boolean isRefused = refusals.outcome() == DeliveryOutcome.REFUSED;
        if (refusals.goesOn()) {
            return Optional.of(isRefused && receiver.pack().isPresent() ? Severity.ERROR : Severity.WARNING);
        }
        if (!isRecent(refusals) || !isRefused && refusals.attempts() < FEW) {
            return Optional.empty();
        }
        if (isOver(refusals)) {
            return Optional.of(Severity.INFO);
        }
        return Optional.of(isMuch(refusals) || isSlow(refusals) ? Severity.WARNING : Severity.NOTICE);
    }

    /** Whether any refusal of this receiver is worth a warning. */
    boolean isProblem() {
        return seen().refusals().stream().anyMatch(this::isProblem);
    }

    boolean isProblem(SenderRefusals refusals) {
        return severity(refusals)
                .filter(severity -> severity.compareTo(Severity.WARNING) >= 0)
                .isPresent();
    }

    boolean isRecent(SenderRefusals refusals) {
        return refusals.last().isAfter(now.minus(RECENT));
    }

    private boolean isOver(SenderRefusals refusals) {
        return seen().lastAccepted()
                .filter(taken -> taken.isAfter(refusals.last().plus(OVER)))
                .isPresent();
    }

    private boolean isMuch(SenderRefusals refusals) {
        return refusals.attempts() >= FEW
                && refusals.attempts() > USUAL * seen().counts().attempts();
    }

    /** Whether mail that was put off was taken much later. */
    boolean isSlow(SenderRefusals refusals) {
        return refusals.outcome() == DeliveryOutcome.DEFERRED
                && !isOver(refusals)
                && (seconds(MEDIAN) >= SLOW_MEDIAN || seconds(NEARLY_ALL) >= SLOW_NEARLY_ALL);
    }

    /** The delay that a share of the accepted mail did not exceed. */
    double seconds(double share) {
        return seen().delays().seconds(share).orElse(0);
    }

    private SenderReceiver seen() {
        return receiver.seen();
    }
}
