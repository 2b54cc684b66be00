package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.DnsblReport;
import dev.mailworthy.dnsbl.TargetReport;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The screen of {@code dnsbl check}: for each target its listings in full, and the other lists by name. */
final class DnsblScreen {

    private static final String INDENT = "  ";
    private static final String DEEP = "      ";

    /** As many targets are all shown; of more, those that need attention. */
    private static final int FEW = 4;

    private final DnsblReport report;
    private final TextStyle style;
    private final Page page;

    DnsblScreen(DnsblReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.page = style.page();
    }

    String text(Verdict verdict) {
        if (report.targets().size() > 1) {
            summary(verdict);
        }
        report.targets().stream().filter(this::isShown).forEach(this::target);
        if (style.isQuiet()) {
            return page.toString();
        }
        leftOut();
        report.catalogue().ifPresent(stale -> Sections.labelled(page, "Notice", stale.message()));
        answers();
        meaning();
        return page.toString();
    }

    /** A single target; of several those that a list has or about which a list went unanswered, with -v all. */
    private boolean isShown(TargetReport target) {
        return !style.isQuiet() && report.targets().size() <= FEW
                || report.targets().size() == 1
                || style.isVerbose()
                || !style.isQuiet() && target.verdict() != ListVerdict.CLEAN;
    }

    private void summary(Verdict verdict) {
        long listed = count(ListVerdict.LISTED);
        long unknown = count(ListVerdict.UNKNOWN);
        VerdictLine.write(
                page,
                label(listed > 0 ? ListVerdict.LISTED : unknown > 0 ? ListVerdict.UNKNOWN : ListVerdict.CLEAN),
                verdict,
                listed + " of " + report.targets().size() + (listed == 1 ? " targets is" : " targets are")
                        + " listed; clean: " + count(ListVerdict.CLEAN) + (unknown == 0 ? "" : "; unknown: " + unknown),
                style);
        if (!style.isQuiet()) {
            names("Listed", ListVerdict.LISTED);
            names("Unknown", ListVerdict.UNKNOWN);
            page.blank();
        }
    }

    private long count(ListVerdict verdict) {
        return report.targets().stream()
                .filter(target -> target.verdict() == verdict)
                .count();
    }

    private void names(String label, ListVerdict verdict) {
        String names = report.targets().stream()
                .filter(target -> target.verdict() == verdict)
                .map(target -> target.target().text())
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            Sections.labelled(page, label, names);
        }
    }

    private static String label(ListVerdict verdict) {
        return verdict.label().toUpperCase(Locale.ROOT);
    }

    private void target(TargetReport target) {
        List<ListResult> listed = in(target, ListState.LISTED);
        List<ListResult> unanswered = in(target, ListState.UNANSWERED);
        VerdictLine.write(
                page,
                label(target.verdict()),
                DnsblRenderer.verdict(new DnsblReport(List.of(target), List.of(), report.catalogue())),
                target.target().text()
                        + target.target()
                                .mapped()
                                .map(given -> " (IPv4, asked for " + given + ")")
                                .orElse("")
                        + headline(target, listed, unanswered),
                report.targets().size() == 1 ? style : style.in(Optional.empty()));
        if (!style.isQuiet()) {
            details(target, listed, unanswered);
        }
    }

    private void details(TargetReport target, List<ListResult> listed, List<ListResult> unanswered) {
        target.refused().ifPresent(why -> page.hanging(INDENT, why));
        listed.forEach(result -> listing(target, result));
        in(target, ListState.ALLOWED)
                .forEach(result -> page.hanging(
                        INDENT,
                        result.name() + "  " + codes(result) + " "
                                + result.meaning().orElse("allowed") + " (an allow list)"));
        unanswered.forEach(result -> page.hanging(
                INDENT + "? ",
                result.name() + ": " + result.why().map(Reason::label).orElse("") + " (" + result.detail() + ")",
                style.palette()::unanswered));
        clean(target);
    }

    private static String headline(TargetReport target, List<ListResult> listed, List<ListResult> unanswered) {
        int lists = target.lists().size();
        if (lists == 0) {
            return "";
        }
        String found = " on " + (listed.isEmpty() ? "none" : String.valueOf(listed.size()));
        return unanswered.isEmpty()
                ? found + " of " + lists + " lists"
                : found + " of the " + (lists - unanswered.size()) + " lists that answered; " + unanswered.size()
                        + " did not";
    }

    private static List<ListResult> in(TargetReport target, ListState state) {
        return target.lists().stream().filter(result -> result.state() == state).toList();
    }

    private static String codes(ListResult result) {
        return result.codes().stream().map(IpAddress::toString).collect(Collectors.joining(", "));
    }

    /** What the entry means, whom it is about, and what to do, with its time. */
    private void listing(TargetReport target, ListResult result) {
        page.hanging(
                INDENT,
                result.name() + "  " + codes(result) + " " + result.meaning().orElse("listed"));
        page.hanging(DEEP, "The entry is about " + result.scope().words() + ".");
        result.reasonText().ifPresent(text -> page.hanging(DEEP, "The list says: " + text));
        report.findings().stream()
                .filter(finding -> isAbout(finding, target, result))
                .flatMap(finding -> finding.remedies().stream())
                .forEach(remedy -> Sections.remedy(page, DEEP, remedy));
    }

    private static boolean isAbout(Finding finding, TargetReport target, ListResult result) {
        return finding.particulars(Particular.ListId.class).stream()
                        .anyMatch(list -> list.id().equals(result.id()))
                && finding.particulars().contains(target.target().particular());
    }

    /** The lists without the target. Each passed its self-test in this run, or it would be unanswered. */
    private void clean(TargetReport target) {
        List<ListResult> clean = in(target, ListState.NOT_LISTED);
        if (clean.isEmpty()) {
            return;
        }
        Sections.labelled(
                page,
                "Clean",
                clean.stream().map(ListResult::name).collect(Collectors.joining(", "))
                        + (clean.size() == 1 ? " (passed its self-test)" : " (all passed their self-test)"));
        clean.stream()
                .filter(result -> result.meaning().isPresent())
                .forEach(result -> page.hanging(
                        DEEP,
                        result.name() + ": " + codes(result) + " "
                                + result.meaning().get() + ", no listing"));
    }

    /** The lists that need a key or a registration, and take the kind of target that was asked about. */
    private void leftOut() {
        Set<TargetKind> kinds =
                report.targets().stream().map(target -> target.target().kind()).collect(Collectors.toSet());
        List<LeftOut> fitting = report.leftOut().stream()
                .filter(list -> list.kinds().stream().anyMatch(kinds::contains))
                .toList();
        if (style.isVerbose()) {
            page.blank();
            HealthRenderer.writeLeftOut(page, fitting);
        } else if (!fitting.isEmpty()) {
            Sections.labelled(
                    page,
                    "Left out",
                    fitting.stream().map(LeftOut::name).collect(Collectors.joining(", "))
                            + ": need a key or a registration (-v)");
        }
    }

    private void answers() {
        Stream<String> hints = report.unanswered().stream()
                .map(check -> HintText.of(check.hint()))
                .distinct();
        hints.forEach(how -> page.hanging("To get an answer: ", how));
    }

    private void meaning() {
        report.targets().stream()
                .flatMap(target -> in(target, ListState.LISTED).stream())
                .filter(result -> !result.codes().isEmpty())
                .findFirst()
                .ifPresent(result -> {
                    page.blank();
                    page.hanging(
                            "",
                            "Meaning: mailworthy explain " + result.id() + " "
                                    + result.codes().get(0));
                });
    }
}
