package dev.mailworthy.cli.assess.message;

import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import java.time.Instant;
import java.util.stream.Stream;

/** The refusals in a probe of port 25: at the greeting, at EHLO or at STARTTLS. */
public final class ProbeReplies {

    private ProbeReplies() {}

    public static Stream<HeardReply> in(EgressReport report, Instant when) {
        return report.paths().stream()
                .filter(path -> path.role() == EgressPath.Role.TARGET && MailPort.SMTP.is(path.port()))
                .filter(path -> report.verdicts().stream().noneMatch(verdict -> doubts(verdict, path)))
                .flatMap(path -> path.refusal().stream().map(refusal -> heard(path, refusal, when)))
                .distinct();
    }

    /** Whether a device on the path may have sent the replies instead of the server. */
    private static boolean doubts(PortVerdict verdict, EgressPath path) {
        return verdict.port() == path.port()
                && verdict.family() == path.family()
                && verdict.verdict().mayAnswerForOthers();
    }

    private static HeardReply heard(EgressPath path, Refusal refusal, Instant when) {
        return new HeardReply(
                HeardReply.Origin.PROBE, path.target(), when, path.server().hints(), refusal.toSmtpReply());
    }
}
