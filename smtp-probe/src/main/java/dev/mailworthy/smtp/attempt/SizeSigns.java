package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether packets of one port are lost because of their length: at several operators, small ones pass and long ones do not, in
 * conversations that are alike apart from that. The cause is then most likely a part of the path with a smaller maximum packet
 * (MTU) whose ICMP messages do not arrive (RFC 2923 section 2.1).
 */
public record SizeSigns(Collection<EgressPath> paths) {

    /** From this number of operators on, a loss is no chance of one server. */
    public static final int ENOUGH = 2;

    private static final Set<Stage> WITH_LONG_REPLIES = EnumSet.of(Stage.EHLO, Stage.HANDSHAKE, Stage.EHLO_TLS);
    private static final Set<DialogueOutcome> ANSWERED =
            EnumSet.of(DialogueOutcome.TLS_OK, DialogueOutcome.TLS_HANDSHAKE_FAIL);
    private static final Set<DialogueOutcome> SILENCE = EnumSet.of(DialogueOutcome.SILENT, DialogueOutcome.WATCHDOG);

    /**
     * Whether what the servers send is lost if it is long: each server that was asked again completed all in small packets, and
     * at the same time its reply was lost again in usual ones. A server that was slow for a moment is no proof.
     */
    public boolean losesLongReplies() {
        Set<String> tried = operators(Role.SMALL_PACKETS, path -> true);
        return tried.size() >= ENOUGH
                && tried.equals(operators(Role.SMALL_PACKETS, SizeSigns::isGood))
                && operators(Role.RECHECK, SizeSigns::isLostReply).containsAll(tried);
    }

    /**
     * Whether what this machine sends is lost if it is long: no server answered a packet of full length, and at the same time
     * each one answered small packets.
     */
    public boolean losesLongCommands() {
        Set<String> tried = operators(Role.LARGE_PACKETS, path -> true);
        return tried.size() >= ENOUGH
                && tried.equals(operators(Role.LARGE_PACKETS, SizeSigns::isUnansweredHello))
                && operators(Role.RECHECK, SizeSigns::isSecured).containsAll(tried);
    }

    /** Whether a server answered a packet of full length of this machine. An alert is an answer too. */
    public boolean answersLongCommands() {
        return paths.stream()
                .filter(path -> path.role() == Role.LARGE_PACKETS)
                .anyMatch(path -> path.dialogue()
                        .flatMap(report -> report.step(Stage.HANDSHAKE))
                        .filter(step -> ANSWERED.contains(step.outcome()))
                        .isPresent());
    }

    private static boolean isGood(EgressPath path) {
        return path.outcome() == AttemptOutcome.BANNER_OK;
    }

    /** The number of operators that were tried again because of lengths. */
    public int tried() {
        return operators(Role.SMALL_PACKETS, path -> true).size()
                + operators(Role.LARGE_PACKETS, path -> true).size();
    }

    private Set<String> operators(Role role, Predicate<EgressPath> fits) {
        return paths.stream()
                .filter(path -> path.role() == role && path.outcome() != AttemptOutcome.NOT_TRIED)
                .filter(fits)
                .map(EgressPath::operator)
                .collect(Collectors.toSet());
    }

    /** Whether the server greeted and a reply of several lines, or the TLS handshake, did not arrive in time. */
    static boolean isLostReply(EgressPath path) {
        return isLostReply(path.last());
    }

    static boolean isLostReply(AttemptResult result) {
        return result.outcome() == AttemptOutcome.EHLO_UNANSWERED
                || result.outcome() == AttemptOutcome.TLS_BROKEN
                        && result.replies()
                                .dialogue()
                                .filter(SizeSigns::isSilent)
                                .isPresent();
    }

    private static boolean isSilent(DialogueReport report) {
        Step last = report.steps().get(report.steps().size() - 1);
        return WITH_LONG_REPLIES.contains(last.stage()) && SILENCE.contains(last.outcome());
    }

    static boolean isSecured(EgressPath path) {
        return path.outcome() == AttemptOutcome.BANNER_OK
                && path.dialogue().flatMap(DialogueReport::tls).isPresent();
    }

    /** Whether TLS was to begin and nothing came back. An alert of the server is an answer. */
    static boolean isUnansweredHello(EgressPath path) {
        return path.dialogue()
                .flatMap(report -> report.step(Stage.HANDSHAKE))
                .filter(step -> SILENCE.contains(step.outcome()))
                .isPresent();
    }
}
