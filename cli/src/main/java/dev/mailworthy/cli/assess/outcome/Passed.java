package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.cli.assess.delivery.DeliveryEvidence;
import dev.mailworthy.cli.assess.message.MessageJudgement;
import dev.mailworthy.cli.assess.message.MessageSeen;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.reports.FeedbackEvidence;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Report;
import dev.mailworthy.dnsbl.DnsblReport;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.spf.publish.SpfReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The passed checks of one part of a run.
 */
public record Passed(CheckArea area, List<Confirmed> checks) {
    public Passed {
        checks = List.copyOf(checks);
    }

    /** The passed checks of a run, part by part: those of a responder's view, of the modules' reports, and of the log. */
    public static List<Passed> all(
            Optional<OutsideView> outside, List<Report> reports, Optional<DeliveryEvidence> log) {
        Stream<Passed> seen = outside.stream().map(view -> new Passed(CheckArea.SENDER, view.confirmed()));
        Stream<Passed> delivered = log.stream().map(logged -> new Passed(CheckArea.RECEIVERS, logged.confirmed()));
        Stream<Passed> checked = reports.stream().map(report -> new Passed(area(report), report.confirmed()));
        return Stream.of(seen, checked, delivered)
                .flatMap(parts -> parts)
                .filter(part -> !part.checks().isEmpty())
                .toList();
    }

    private static CheckArea area(Report report) {
        if (report instanceof GuidedReport) {
            return CheckArea.PORTS;
        }
        if (report instanceof SpfReport) {
            return CheckArea.SPF;
        }
        if (report instanceof DnsblReport) {
            return CheckArea.BLOCKLISTS;
        }
        if (report instanceof FeedbackEvidence) {
            return CheckArea.RECEIVERS;
        }
        boolean message = report instanceof MessageJudgement || report instanceof MessageSeen;
        return message ? CheckArea.MESSAGE : CheckArea.PUBLISHED_NAMES;
    }
}
