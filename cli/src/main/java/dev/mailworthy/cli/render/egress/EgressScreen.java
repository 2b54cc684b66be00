package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.Passage;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.provider.Guidance;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.OpenRelay;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The screen of {@code egress}: a table of ports, the problems, and what can be done. Each connection stands behind -v. */
final class EgressScreen {

    /** Relays that are named; the others are counted. */
    private static final int RELAYS = 4;

    private static final Map<EgressPath.Role, String> ROLES = Map.of(
            EgressPath.Role.CONTROL, "web server",
            EgressPath.Role.CANARY, "address without a server",
            EgressPath.Role.RECHECK, "again",
            EgressPath.Role.SMALL_PACKETS, "again in small packets",
            EgressPath.Role.LARGE_PACKETS, "again with a long packet");

    private final GuidedReport report;
    private final TextStyle style;
    private final Page page;

    EgressScreen(GuidedReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.page = style.page();
    }

    String text(Verdict verdict) {
        VerdictLine.write(page, verdict, headline(report.egress()), style);
        if (style.isQuiet()) {
            return page.toString();
        }
        new PortTable(report.egress()).write(page, style);
        report.egress().verdicts().forEach(this::signs);
        if (style.isVerbose()) {
            report.egress().verdicts().forEach(this::connections);
            report.egress()
                    .ranAs()
                    .ifPresent(user -> page.hanging(
                            "",
                            "Connected as " + user.name()
                                    + EgressRenderer.uid(user)
                                            .map(n -> " (uid " + n + ")")
                                            .orElse("") + "."));
        }
        ResponderForms.write(page, report.egress());
        Sections.problems(page, report.findings(), style);
        provider();
        if (style.isVerbose()) {
            Sections.passed(page, report.confirmed(), style);
        }
        Sections.unanswered(page, report.unanswered(), style);
        page.blank();
        page.hanging("", "Every connection: -v" + meaning());
        return page.toString();
    }

    private static String headline(EgressReport report) {
        boolean isAltered = report.verdicts().stream()
                .anyMatch(port -> MailPort.SMTP.is(port.port()) && port.verdict() == EgressVerdict.INTERCEPTED);
        return (report.host() == HostVerdict.UNKNOWN || report.host() == HostVerdict.CAN_SEND_VIA_RELAY) && isAltered
                ? device(report) + " answers on port 25 in place of mail servers."
                : PortWords.of(report.host()) + inbound(report);
    }

    /** The device on the way, by the name in its greeting. */
    private static String device(EgressReport report) {
        return report.findings().stream()
                .filter(finding -> finding.type() == EgressFinding.EGRESS_25_INTERCEPTED)
                .flatMap(finding -> finding.particulars(Particular.Domain.class).stream())
                .map(domain -> domain.name().toString())
                .findFirst()
                .orElse("A device on the way");
    }

    private String meaning() {
        return report.findings().stream()
                .max((one, other) -> one.severity().compareTo(other.severity()))
                .map(worst -> "    Meaning: mailworthy explain " + worst.code())
                .orElse("");
    }

    /** What gives away a device on the way. */
    private void signs(PortVerdict port) {
        Passage passage = port.verdict().passage();
        if (passage == Passage.ALTERED || passage == Passage.PROXIED || passage == Passage.BROKEN) {
            long paths = report.egress().paths().stream()
                    .filter(path -> isShown(path, port))
                    .count();
            port.evidence().stream().skip(paths).forEach(sign -> page.hanging("  ", port.subject() + ": " + sign));
        }
    }

    private void connections(PortVerdict port) {
        page.blank();
        page.ends(
                FindingForms.capital(port.subject()) + ": " + PortWords.of(port.verdict(), port.family()),
                "confidence " + port.confidence().label(),
                style.palette()::strong,
                style.palette()::faint);
        List<EgressPath> paths = report.egress().paths().stream()
                .filter(path -> isShown(path, port))
                .toList();
        if (paths.stream().allMatch(path -> path.outcome() == paths.get(0).outcome() && path.millis() == 0)
                && !paths.isEmpty()) {
            page.hanging(
                    "    ",
                    paths.size() + " servers, each: "
                            + PortWords.of(paths.get(0).outcome()));
        } else {
            paths.forEach(path -> page.hanging("    ", line(path)));
        }
        port.evidence().stream().skip(paths.size()).forEach(sign -> page.hanging("    ", sign));
    }

    private static boolean isShown(EgressPath path, PortVerdict port) {
        boolean isWay = path.family() == port.family() && path.source().equals(port.source());
        return isWay
                && switch (path.role()) {
                    case TARGET, RECHECK, SMALL_PACKETS, LARGE_PACKETS -> path.port() == port.port();
                    case CONTROL -> true;
                    case CANARY -> path.outcome().reach() == AttemptOutcome.Reach.REACHED;
                };
    }

    private static String line(EgressPath path) {
        String address = path.address()
                .map(Object::toString)
                .filter(known -> !known.equals(path.target()))
                .map(known -> " (" + known + ")")
                .orElse("");
        String role = path.role() == EgressPath.Role.TARGET ? "" : ROLES.getOrDefault(path.role(), "") + " ";
        String time = path.attempts() == 0 ? "" : " after " + path.millis() + " ms";
        return role + path.target() + address + ": " + PortWords.of(path.outcome()) + time + detail(path);
    }

    /** The greeting or the system's error, where the outcome does not say it all. */
    private static String detail(EgressPath path) {
        return switch (path.outcome()) {
            case CONNECTED, SYN_TIMEOUT, NO_ROUTE, NOT_TRIED -> "";
            default -> ": " + path.detail();
        };
    }

    /** The provider's way to open a port, and relays to use until then. */
    private void provider() {
        Guidance guidance = report.guidance();
        if (style.isVerbose()) {
            page.blank();
            ProviderForms.write(page, guidance, style);
            return;
        }
        if (guidance.closed().isEmpty()) {
            return;
        }
        page.blank();
        guidance.provider()
                .ifPresent(known -> Sections.labelled(
                        page, "Provider", known.name() + ", recognised from this machine. Its policy: -v"));
        guidance.resemblance()
                .ifPresent(like -> Sections.labelled(page, "Provider", "not known; " + like.words() + "."));
        Sections.labelled(page, "Letter", "mailworthy egress --ticket letter.txt    The steps in order: -v");
        guidance.otherwise().ifPresent(left -> Sections.labelled(page, "Until then", HintText.of(left)));
        if (!guidance.relays().isEmpty()) {
            Sections.labelled(page, "Until then", relays(guidance.relays()));
        }
    }

    private static String relays(List<OpenRelay> relays) {
        String named =
                relays.stream().limit(RELAYS).map(open -> open.relay().name()).collect(Collectors.joining(", "));
        int more = relays.size() - Math.min(RELAYS, relays.size());
        return "send through a relay; reachable are " + named + (more == 0 ? "." : " and " + more + " more (-v).");
    }

    /** Words about incoming mail, if no mail can go out. */
    private static String inbound(EgressReport report) {
        boolean shut = report.host() == HostVerdict.CANNOT_SEND || report.host() == HostVerdict.RECEIVE_ONLY;
        return shut
                ? " Incoming mail: "
                        + report.inbound()
                                .fold(
                                        Function.identity(),
                                        () -> "no program listens on port 25",
                                        Answer.Unanswered::detail,
                                        Answer.NotApplicable::detail)
                        + "."
                : "";
    }
}
