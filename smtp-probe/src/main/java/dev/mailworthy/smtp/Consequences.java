package dev.mailworthy.smtp;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@link EgressFinding} that follows from a {@link PortVerdict}, if one follows. */
final class Consequences {

    private static final String KEEP = ". Then write it to the file from which the rules are loaded at boot.";

    private Consequences() {}

    static Optional<Finding> finding(PortVerdict verdict, List<PortVerdict> all, List<EgressPath> paths) {
        return verdict.verdict()
                .finding(verdict.port())
                .filter(type -> concerns(verdict, all))
                .map(type -> {
                    Finding finding = withGreeter(of(type, verdict), verdict);
                    return verdict.verdict().isBlocked() || verdict.verdict().isBroken()
                            ? withWayOut(measured(finding, verdict), verdict, all)
                            : refused(RefusalByAll.weighed(finding, verdict, paths), verdict, all);
                });
    }

    /** Names the device that greets in place of mail servers, if it gives a name. */
    private static Finding withGreeter(Finding finding, PortVerdict verdict) {
        return verdict.verdict() == EgressVerdict.INTERCEPTED
                ? verdict.greeter()
                        .map(name -> finding.about(new Particular.Domain(name)))
                        .orElse(finding)
                : finding;
    }

    /** A missing family is a finding only at port 25 over IPv4, and only if another family works. */
    private static boolean concerns(PortVerdict verdict, List<PortVerdict> all) {
        return verdict.verdict().wasTried()
                || verdict.family() == IpFamily.IPV4
                        && MailPort.SMTP.is(verdict.port())
                        && !Unanswered.nothingWorks(all);
    }

    /** A broken conversation blocks mail only where all operators agree, and only at port 25. */
    private static Finding measured(Finding finding, PortVerdict verdict) {
        if (verdict.verdict().isBroken() && !MailPort.SMTP.is(verdict.port())) {
            return finding.withSeverity(Severity.NOTICE);
        }
        return verdict.keepsMailBack() ? finding : finding.withSeverity(Severity.ERROR);
    }

    /** With another way out, a refusal by all operators is what it is for some of them: an error. */
    private static Finding refused(Finding finding, PortVerdict verdict, List<PortVerdict> all) {
        Finding weighed = withWayOut(finding, verdict, all);
        boolean otherWay = finding.severity() == Severity.BLOCKER && weighed.severity() != Severity.BLOCKER;
        return otherWay ? weighed.withSeverity(finding.type().severity()) : weighed;
    }

    /** Adds the ways by which mail can be sent until the closed port is open. */
    private static Finding withWayOut(Finding found, PortVerdict verdict, List<PortVerdict> all) {
        Finding finding = found;
        if (found.severity() != Severity.BLOCKER) {
            return finding;
        }
        Optional<IpAddress> openSource = openSource(verdict, all);
        if (openSource.isPresent()) {
            Remedy other = Remedy.of(
                    Actor.YOU,
                    "Send from " + openSource.get()
                            + " until then: the port is open from that address of this machine.",
                    TimeToEffect.MINUTES);
            return finding.withRemedies(found.remedies().get(0), other).withSeverity(Severity.WARNING);
        }
        List<Integer> relayPorts = openSubmissionPorts(verdict, all);
        if (!relayPorts.isEmpty()) {
            Remedy relay = Remedy.of(
                    Actor.YOU,
                    "Until then send through a relay: port " + relayPorts.get(0) + " is open from here.",
                    TimeToEffect.MINUTES);
            finding = finding.withRemedies(found.remedies().get(0), relay);
        }
        boolean otherFamilyOpen = verdict.family() == IpFamily.IPV6
                && all.stream()
                        .anyMatch(other -> other.port() == verdict.port()
                                && other.family() == IpFamily.IPV4
                                && other.verdict() == EgressVerdict.OPEN);
        return otherFamilyOpen ? finding.withSeverity(Severity.WARNING) : finding;
    }

    /** Another address of this machine from which the same port is open over the same family. */
    private static Optional<IpAddress> openSource(PortVerdict verdict, List<PortVerdict> all) {
        return all.stream()
                .filter(other -> other.port() == verdict.port()
                        && other.family() == verdict.family()
                        && other.verdict() == EgressVerdict.OPEN)
                .flatMap(other -> other.source().stream())
                .findFirst();
    }

    private static List<Integer> openSubmissionPorts(PortVerdict verdict, List<PortVerdict> all) {
        return all.stream()
                .filter(other -> !MailPort.SMTP.is(other.port())
                        && other.family() == verdict.family()
                        && other.verdict() == EgressVerdict.OPEN)
                .map(PortVerdict::port)
                .sorted((a, b) -> b - a)
                .toList();
    }

    private static Finding of(EgressFinding type, PortVerdict verdict) {
        Evidence[] evidence = verdict.evidence().stream()
                .map(line -> new Evidence("connection", line))
                .toArray(Evidence[]::new);
        Finding finding = Finding.of(type, verdict.subject(), verdict.verdict().sentence(), evidence)
                .about(new Particular.Port(verdict.port()));
        Finding local = local(type, verdict).map(finding::withRemedies).orElse(finding);
        return verdict.source()
                .map(source -> local.about(new Particular.Address(source)))
                .orElse(local);
    }

    /** The command that lets mail pass a rule of this machine, and nothing else; empty if no rule causes the finding. */
    private static Optional<Remedy> local(EgressFinding type, PortVerdict verdict) {
        if (type == EgressFinding.EGRESS_25_LOCAL_LIMIT) {
            return verdict.own(LocalRule.Kind.RATIONS)
                    .map(rule -> remedy("Raise the limit in this rule, or let mail pass before it: ", rule));
        }
        if (type == EgressFinding.EGRESS_25_LOCAL_REDIRECT) {
            return verdict.own(LocalRule.Kind.REDIRECTS)
                    .map(rule -> remedy("If this redirect is not wanted, let mail pass before it: ", rule));
        }
        if (type == EgressFinding.EGRESS_25_BY_USER) {
            return verdict.own(LocalRule.Kind.BY_USER)
                    .map(rule -> Remedy.of(
                            Actor.YOU,
                            "Measure as the mail server's user. If this rule closes the port to it, let that user pass: "
                                    + rule.text(),
                            new Means.Learn(Hint.Standard.RUN_AS_MAIL_USER),
                            TimeToEffect.MINUTES));
        }
        return verdict.verdict().isBlockedHere()
                ? Stream.of(LocalRule.Kind.REDIRECTS, LocalRule.Kind.REFUSES, LocalRule.Kind.RATIONS)
                        .flatMap(kind -> verdict.own(kind).stream())
                        .findFirst()
                        .map(rule -> remedy("Let mail pass before this rule: ", rule))
                : Optional.empty();
    }

    private static Remedy remedy(String lead, LocalRule rule) {
        return rule.command()
                .map(command -> Remedy.of(
                        Actor.YOU, lead + rule.text() + KEEP, new Means.RunCommand(command), TimeToEffect.AT_ONCE))
                .orElseGet(() -> Remedy.of(Actor.YOU, lead + rule.text() + KEEP, TimeToEffect.AT_ONCE));
    }
}
