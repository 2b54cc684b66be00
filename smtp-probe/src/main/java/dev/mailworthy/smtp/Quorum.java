package dev.mailworthy.smtp;

import static dev.mailworthy.smtp.path.AttemptOutcome.ICMP_REJECT;
import static dev.mailworthy.smtp.path.AttemptOutcome.LOCAL_DENIED;
import static dev.mailworthy.smtp.path.AttemptOutcome.NAME_FAIL;
import static dev.mailworthy.smtp.path.AttemptOutcome.NOT_TRIED;
import static dev.mailworthy.smtp.path.AttemptOutcome.NO_ADDRESS;
import static dev.mailworthy.smtp.path.AttemptOutcome.NO_ROUTE;
import static dev.mailworthy.smtp.path.AttemptOutcome.RST_ON_SYN;
import static dev.mailworthy.smtp.path.AttemptOutcome.SYN_TIMEOUT;

import dev.mailworthy.core.Answer;
import dev.mailworthy.smtp.attempt.SizeSigns;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptOutcome.Reach;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges the paths of one {@link dev.mailworthy.smtp.path.OutgoingPort}. One target proves nothing. A verdict of closed
 * needs three operators that agree and a control that works; a verdict of open needs two operators that complete all
 * that was asked for.
 * Everything else is inconclusive.
 */
final class Quorum {

    static final int EVALUABLE = 3;
    static final int OPEN = 2;

    /**
     * From this connect timeout on, silence counts as a drop. Linux reports a rejection over IPv6 only on the second
     * SYN, after one second, and a slow path needs time too.
     */
    static final Duration PATIENT = Duration.ofSeconds(3);

    private static final int CONTROL_MULTIPLE = 20;

    /**
     * A refusal within this time comes from this machine, if the nearest control is at least {@link #FAR_MILLIS} away.
     */
    private static final int LOCAL_MILLIS = 2;

    /**
     * A control that took this long counts as far. A shorter time proves no distance: a busy machine is tens of
     * milliseconds late.
     */
    private static final int FAR_MILLIS = 50;

    /**
     * A control that took this long answered the second SYN, because the first was lost (RFC 6298 section 2). Its time
     * says nothing about the distance.
     */
    private static final int SECOND_SYN_MILLIS = 1000;

    private final Witnesses targets;
    private final Conversations talks;
    private final Tampering tampering;
    private final Witnesses controls;
    private final List<EgressPath> canaries;
    private final List<EgressPath> rechecks;
    private final SizeSigns sizes;
    private final Answer<String> localRule;
    private final int port;
    private final Duration connectTimeout;

    Quorum(
            int port,
            List<EgressPath> targets,
            List<EgressPath> controls,
            List<EgressPath> canaries,
            List<EgressPath> rechecks,
            Answer<String> localRule,
            Duration connectTimeout) {
        this.port = port;
        this.targets = new Witnesses(targets);
        this.talks = new Conversations(this.targets);
        this.tampering = new Tampering(targets);
        this.controls = new Witnesses(controls);
        this.canaries = canaries;
        this.rechecks = rechecks;
        sizes = new SizeSigns(rechecks);
        this.localRule = localRule;
        this.connectTimeout = connectTimeout;
    }

    /** Verdicts that say nothing of the path: the end of the run explains them as well. */
    private static final Set<EgressVerdict> OPEN_END =
            EnumSet.of(EgressVerdict.DNS_FAILURE, EgressVerdict.TARGET_DOWN, EgressVerdict.INCONCLUSIVE);

    /** The verdict. The order of the checks matters: a check that makes later ones meaningless comes first. */
    EgressVerdict verdict() {
        EgressVerdict found = judged();
        return targets.any(NOT_TRIED) && OPEN_END.contains(found) ? EgressVerdict.STOPPED : found;
    }

    private EgressVerdict judged() {
        if (noFamily()) {
            return EgressVerdict.NO_FAMILY;
        }
        if (controlsFail()) {
            return EgressVerdict.NO_CONNECTIVITY;
        }
        if (namesFail()) {
            return EgressVerdict.DNS_FAILURE;
        }
        if (canaryAnswered(port)) {
            return canaryAnswered(443) && port != 443 ? EgressVerdict.ALL_TCP_PROXIED : EgressVerdict.INTERCEPTED;
        }
        if (!tampering.interception().isEmpty()) {
            return EgressVerdict.INTERCEPTED;
        }
        if (isRationed()) {
            return EgressVerdict.THROTTLED;
        }
        if (!tampering.stripping().isEmpty()) {
            return EgressVerdict.TLS_STRIPPED;
        }
        return talks.greeted() > 0 ? reached() : closed();
    }

    /**
     * Whether a target that had answered was lost when it was tried again: the network lets the first connections pass
     * and drops later ones.
     */
    private boolean isRationed() {
        return rechecks.stream()
                .anyMatch(path -> path.role() == EgressPath.Role.RECHECK && path.outcome() == SYN_TIMEOUT);
    }

    private boolean noFamily() {
        boolean tried = targets.any(NO_ROUTE) || controls.any(NO_ROUTE);
        return tried
                && targets.paths().stream().allMatch(Quorum::neverLeft)
                && controls.paths().stream().allMatch(Quorum::neverLeft);
    }

    private static boolean neverLeft(EgressPath path) {
        return path.outcome() == NO_ROUTE || path.outcome() == NO_ADDRESS || path.outcome() == NAME_FAIL;
    }

    /** Whether controls were tried and none connected. A control whose name was not resolved does not count. */
    private boolean controlsFail() {
        return controls.reached() == 0 && controls.blocked() > 0 && targets.reached() == 0;
    }

    private boolean namesFail() {
        return targets.any(NAME_FAIL)
                && targets.paths().stream()
                        .allMatch(path -> path.outcome() == NAME_FAIL || path.outcome() == NO_ADDRESS);
    }

    private boolean canaryAnswered(int onPort) {
        return canaries.stream()
                .anyMatch(path -> path.port() == onPort && path.outcome().reach() == Reach.REACHED);
    }

    private int unverified() {
        return targets.operators(Conversations::isWithoutGreeting);
    }

    private EgressVerdict reached() {
        if (talks.greeted() < OPEN) {
            return targets.blocked() == 1 ? EgressVerdict.TARGET_DOWN : EgressVerdict.INCONCLUSIVE;
        }
        EgressVerdict verdict = talks.verdict();
        boolean dependsOnLength = switch (verdict) {
            case EHLO_UNANSWERED, TLS_BROKEN -> sizes.losesLongReplies();
            case OPEN -> sizes.losesLongCommands();
            default -> false;
        };
        return dependsOnLength ? EgressVerdict.PATH_MTU_SUSPECTED : verdict;
    }

    private EgressVerdict closed() {
        if (unverified() >= OPEN) {
            return EgressVerdict.OPEN_UNVERIFIED;
        }
        if (targets.blocked() < EVALUABLE || controls.reached() == 0) {
            return EgressVerdict.INCONCLUSIVE;
        }
        if (isKnownLocal() || isTooNear()) {
            return EgressVerdict.BLOCKED_LOCAL;
        }
        if (most(RST_ON_SYN)) {
            return EgressVerdict.BLOCKED_REJECT_RST;
        }
        if (most(ICMP_REJECT)) {
            return EgressVerdict.BLOCKED_REJECT_ICMP;
        }
        return most(SYN_TIMEOUT) && patient() ? EgressVerdict.BLOCKED_DROP : EgressVerdict.INCONCLUSIVE;
    }

    private boolean isKnownLocal() {
        return most(LOCAL_DENIED) || localRule instanceof Answer.Present;
    }

    /**
     * Whether each refusal came sooner than a packet could return from the distance of the controls. The provider's
     * first hop may be as near as this machine's own filter. The time therefore decides only if the filter could not be
     * read.
     */
    private boolean isTooNear() {
        long nearest = nearestControl().orElse(0);
        return localRule instanceof Answer.Unanswered
                && nearest >= FAR_MILLIS
                && nearest < SECOND_SYN_MILLIS
                && targets.paths().stream()
                        .filter(path -> path.outcome() == RST_ON_SYN || path.outcome() == ICMP_REJECT)
                        .allMatch(path -> path.millis() < LOCAL_MILLIS)
                && (most(RST_ON_SYN) || most(ICMP_REJECT));
    }

    /** Whether at least four of five blocked operators have this {@link AttemptOutcome outcome}. */
    private boolean most(AttemptOutcome outcome) {
        return targets.blockedBy(outcome) * 5 >= targets.blocked() * 4;
    }

    /**
     * Whether no answer means that packets are dropped: the timeout was long, or many times the time of the nearest
     * control.
     */
    private boolean patient() {
        return connectTimeout.compareTo(PATIENT) >= 0
                || nearestControl().stream()
                        .anyMatch(millis -> connectTimeout.toMillis() >= Math.max(1, millis) * CONTROL_MULTIPLE);
    }

    /**
     * The time of the fastest control. A slower control proves that this machine was busy, not that the network is far.
     */
    private OptionalLong nearestControl() {
        return controls.paths().stream()
                .filter(path -> path.outcome().reach() == Reach.REACHED)
                .mapToLong(EgressPath::millis)
                .min();
    }

    /**
     * The confidence grows with the number of operators, or of controls, that agree. An inconclusive verdict always has
     * a low one.
     */
    Confidence confidence() {
        return switch (verdict()) {
            case NO_FAMILY, ALL_TCP_PROXIED, INTERCEPTED -> Confidence.HIGH;
            case NO_CONNECTIVITY -> byNumber(controls.blocked());
            case DNS_FAILURE -> byNumber(targets.operators(path -> path.outcome() == NAME_FAIL));
            case OPEN_UNVERIFIED -> unverified() >= EVALUABLE ? Confidence.MEDIUM : Confidence.LOW;
            case INCONCLUSIVE, TARGET_DOWN -> Confidence.LOW;
            case BLOCKED_LOCAL -> isKnownLocal() ? byNumber(targets.blocked()) : Confidence.LOW;
            case OPEN -> talks.isMinority() ? Confidence.LOW : undivided(agreement(talks.agreeing()));
            case REPUTATION_BLOCKED, EHLO_UNANSWERED, EHLO_REFUSED, TLS_BROKEN ->
                undivided(agreement(talks.agreeing()));
            case PATH_MTU_SUSPECTED -> undivided(lengthConfidence());
            default -> agreement(Math.max(targets.reached(), targets.blocked()));
        };
    }

    /**
     * If EHLO's reply is lost, as sure as that loss is. If TLS alone is lost, a server may still take mail in clear text. What
     * this machine sends was tried at few operators, and their number counts.
     */
    private Confidence lengthConfidence() {
        return switch (talks.verdict()) {
            case EHLO_UNANSWERED -> agreement(talks.agreeing());
            case TLS_BROKEN -> atMostMedium(agreement(talks.agreeing()));
            default -> agreement(sizes.tried());
        };
    }

    /** By the number of operators that agree. Without a working control it is never high. */
    private Confidence agreement(int agreeing) {
        if (controls.reached() > 0) {
            return byNumber(agreeing);
        }
        return agreeing >= OPEN ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** Never high while some operators complete the conversation and others do not, even if one alone fails. */
    private Confidence undivided(Confidence confidence) {
        return talks.isDivided() ? atMostMedium(confidence) : confidence;
    }

    private static Confidence atMostMedium(Confidence confidence) {
        return confidence == Confidence.HIGH ? Confidence.MEDIUM : confidence;
    }

    private static Confidence byNumber(int agreeing) {
        if (agreeing >= EVALUABLE) {
            return Confidence.HIGH;
        }
        return agreeing >= OPEN ? Confidence.MEDIUM : Confidence.LOW;
    }
}
