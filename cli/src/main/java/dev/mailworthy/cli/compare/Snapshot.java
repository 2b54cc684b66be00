package dev.mailworthy.cli.compare;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.trust.StsPolicy;
import dev.mailworthy.smtp.trust.StsPolicyReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts of a {@link CheckReport report} that are compared. */
public record Snapshot(
        String subject,
        String verdict,
        Instant generatedAt,
        List<SeenFinding> findings,
        List<SeenSilence> unanswered,
        Optional<StsPolicyReport.Published> policy) {

    /** The schema of the documents that {@link #read} accepts. */
    public static final String SCHEMA = "mailworthy/check/1";

    public Snapshot {
        subject = Printable.text(subject);
        verdict = Printable.text(verdict);
        findings = List.copyOf(findings);
        unanswered = List.copyOf(unanswered);
    }

    public static Snapshot of(CheckReport report, Instant generatedAt) {
        return new Snapshot(
                report.subject().toString(),
                report.verdict().label(),
                generatedAt,
                report.findings().stream().map(SeenFinding::of).toList(),
                report.unanswered().stream().map(SeenSilence::of).toList(),
                report.policy());
    }

    /**
     * Reads a document of {@code check --json}.
     *
     * @throws IllegalArgumentException when it is no such document
     */
    public static Snapshot read(Members document) {
        if (!document.text("schema").equals(SCHEMA)) {
            throw new IllegalArgumentException("is no " + SCHEMA);
        }
        return new Snapshot(
                document.text("subject"),
                document.text("verdict"),
                document.read("generatedAt", Instant::parse),
                document.objects("findings").stream().map(SeenFinding::read).toList(),
                document.objects("unanswered").stream().map(SeenSilence::read).toList(),
                document.has("mtaSts") ? Optional.of(policy(document.object("mtaSts"))) : Optional.empty());
    }

    private static StsPolicyReport.Published policy(Members member) {
        return new StsPolicyReport.Published(
                member.text("id"),
                new StsPolicy(
                        member.read("mode", StsPolicy.Mode::ofLabel),
                        member.list("mx", Printable::text),
                        member.number("maxAge", 0, Integer.MAX_VALUE)));
    }
}
