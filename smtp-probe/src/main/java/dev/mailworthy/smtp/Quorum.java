package dev.mailworthy.smtp;

import static dev.mailworthy.smtp.AttemptOutcome.BANNER_4XX;
import static dev.mailworthy.smtp.AttemptOutcome.BANNER_5XX;
import static dev.mailworthy.smtp.AttemptOutcome.CONNECTED_SILENT;
import static dev.mailworthy.smtp.AttemptOutcome.ICMP_REJECT;
import static dev.mailworthy.smtp.AttemptOutcome.LOCAL_DENIED;
import static dev.mailworthy.smtp.AttemptOutcome.NAME_FAIL;
import static dev.mailworthy.smtp.AttemptOutcome.NO_ADDRESS;
import static dev.mailworthy.smtp.AttemptOutcome.NO_ROUTE;
import static dev.mailworthy.smtp.AttemptOutcome.RST_ON_SYN;
import static dev.mailworthy.smtp.AttemptOutcome.SYN_TIMEOUT;

import dev.mailworthy.smtp.AttemptOutcome.Reach;
import java.time.Duration;
import java.util.List;

/**
 * From the paths of one port, family and source to a verdict. One target proves nothing: a closed port needs three
 * operators who agree and a control that works, an open one two operators who greet. What is neither is inconclusive.
 */
final class Quorum {

    static final int EVALUABLE = 3;
    static final int OPEN = 2;

    /** Linux reports a rejection over IPv6 on the second SYN, after a second; a slow path needs its time too. */
    static final Duration PATIENT = Duration.ofSeconds(3);

    private static final int CONTROL_MULTIPLE = 20;

    private final Witnesses targets;
    private final Witnesses controls;
    private final List<EgressPath> canaries;
    private final int port;
    private final Duration connectTimeout;

    Quorum(
            int port,
            List<EgressPath> targets,
            List<EgressPath> controls,
            List<EgressPath> canaries,
            Duration connectTimeout) {
        this.port = port;
        this.targets = new Witnesses(targets);
        this.controls = new Witnesses(controls);
        this.canaries = canaries;
        this.connectTimeout = connectTimeout;
    }

    /** In the order of precedence: what makes the other answers meaningless comes first. */
    EgressVerdict verdict() {
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
        return targets.reached() > 0 ? reached() : closed();
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

    /** Something was tried, and not one control got through. Controls without a name say nothing either way. */
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

    private EgressVerdict reached() {
        if (targets.reached() < OPEN) {
            return EgressVerdict.INCONCLUSIVE;
        }
        int refusing = targets.operators(path -> path.outcome() == BANNER_4XX || path.outcome() == BANNER_5XX);
        return refusing * 2 >= targets.reached() ? EgressVerdict.REPUTATION_BLOCKED : EgressVerdict.OPEN;
    }

    private EgressVerdict closed() {
        if (targets.operators(path -> path.outcome() == CONNECTED_SILENT) >= OPEN) {
            return EgressVerdict.OPEN_UNVERIFIED;
        }
        if (targets.blocked() < EVALUABLE || controls.reached() == 0) {
            return EgressVerdict.INCONCLUSIVE;
        }
        if (most(LOCAL_DENIED)) {
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

    /** Four of five operators met the same end. */
    private boolean most(AttemptOutcome outcome) {
        return targets.blockedBy(outcome) * 5 >= targets.blocked() * 4;
    }

    /** Whether silence means dropped: the time was long, or many times what a control needed. */
    private boolean patient() {
        long slowest = controls.paths().stream()
                .filter(path -> path.outcome().reach() == Reach.REACHED)
                .mapToLong(EgressPath::millis)
                .max()
                .orElse(Long.MAX_VALUE / CONTROL_MULTIPLE);
        return connectTimeout.compareTo(PATIENT) >= 0
                || connectTimeout.toMillis() >= Math.max(1, slowest) * CONTROL_MULTIPLE;
    }

    /** How far the verdict holds: by the number of operators who agree. */
    Confidence confidence() {
        int agreeing = Math.max(targets.reached(), targets.blocked());
        if (agreeing >= EVALUABLE && controls.reached() > 0) {
            return Confidence.HIGH;
        }
        return agreeing >= OPEN ? Confidence.MEDIUM : Confidence.LOW;
    }
}
