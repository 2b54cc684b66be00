package dev.mailworthy.cli.command.reports;

import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.reports.FeedbackEvidence;
import dev.mailworthy.cli.assess.reports.ReportDays;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.option.reports.ReportEvidenceOptions;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import java.util.Set;

/** The reports of a check: the user's, or the lab's. */
public record CheckReports(ReportEvidenceOptions options, Session session) {

    /** The request with these reports about its domain. */
    public CheckRequest in(CheckRequest request, Surroundings world) {
        boolean hasLab = world.lab().flatMap(RunningLab::reports).isPresent();
        if (!options.isGiven() && !hasLab) {
            return request;
        }
        DomainName domain = request.identities().from();
        ReportReading reading = new ReportReading(world, session, options.whose());
        return request.withFeedback(new FeedbackEvidence(
                domain,
                reading.read(
                        options.names(), Set.of(domain), now -> ReportDays.between(Optional.empty(), Optional.empty())),
                Set.of()));
    }
}
