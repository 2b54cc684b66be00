package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The refusals that a probe of port 25 met: at the greeting, at EHLO or at STARTTLS. */
public final class ProbeReplies {

    private static final Set<DialogueOutcome> REFUSED =
            Set.of(DialogueOutcome.EHLO_REJECTED, DialogueOutcome.TLS_REFUSED);

    private ProbeReplies() {}

    public static Stream<HeardReply> in(EgressReport report, Instant when) {
        return report.paths().stream()
                .filter(path -> path.role() == EgressPath.Role.TARGET && MailPort.SMTP.is(path.port()))
                .filter(path -> report.verdicts().stream().noneMatch(verdict -> doubts(verdict, path)))
                .flatMap(path -> refusal(path).stream()
                        .map(reply -> new HeardReply(HeardReply.Origin.PROBE, path.target(), when, hints(path), reply)))
                .distinct();
    }

    private static boolean doubts(PortVerdict verdict, EgressPath path) {
        return verdict.port() == path.port()
                && verdict.family() == path.family()
                && verdict.verdict().mayAnswerForOthers();
    }

    private static Optional<SmtpReply> refusal(EgressPath path) {
        if (path.outcome() == AttemptOutcome.BANNER_4XX || path.outcome() == AttemptOutcome.BANNER_5XX) {
            return SmtpReply.find(path.detail()).map(reply -> at(reply, ReplyStage.CONNECT));
        }
        return path.dialogue().flatMap(ProbeReplies::later);
    }

    /** What came after a greeting that was in order, and ended the dialogue. */
    private static Optional<SmtpReply> later(DialogueReport dialogue) {
        if (!REFUSED.contains(dialogue.outcome())) {
            return Optional.empty();
        }
        Step last = dialogue.steps().get(dialogue.steps().size() - 1);
        return last.reply()
                .filter(reply -> reply.code() >= 400)
                .flatMap(reply -> stage(last).map(stage -> at(SmtpReply.of(reply.code(), reply.text()), stage)));
    }

    private static Optional<ReplyStage> stage(Step step) {
        return switch (step.stage()) {
            case EHLO, HELO, EHLO_TLS -> Optional.of(ReplyStage.EHLO);
            case STARTTLS -> Optional.of(ReplyStage.TLS);
            default -> Optional.empty();
        };
    }

    private static SmtpReply at(SmtpReply reply, ReplyStage stage) {
        return new SmtpReply(reply.code(), reply.enhanced(), reply.text(), Optional.of(stage), Ending.REPLIED);
    }

    private static ReceiverHints hints(EgressPath path) {
        return DomainName.ofOctets(path.target()).map(ReceiverHints::of).orElseGet(ReceiverHints::none);
    }
}
