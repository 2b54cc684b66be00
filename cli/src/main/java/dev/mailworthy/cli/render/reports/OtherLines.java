package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.reports.ComplaintAccount;
import dev.mailworthy.cli.assess.reports.Feedback;
import dev.mailworthy.cli.assess.reports.SndsAddress;
import dev.mailworthy.cli.assess.reports.StandingAccount;
import dev.mailworthy.cli.assess.reports.TlsAccount;
import dev.mailworthy.cli.assess.reports.TlsWords;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.standing.ComplaintShare;
import dev.mailworthy.smtp.feedback.standing.SndsStatus;
import java.util.List;

/** TLS by kind of policy, complaints and SNDS on the screen. */
final class OtherLines {

    private static final int MOST = 5;

    private final Feedback feedback;
    private final TextStyle style;

    OtherLines(Feedback feedback, TextStyle style) {
        this.feedback = feedback;
        this.style = style;
    }

    void write(Page page) {
        tls(page);
        complaints(page);
        standing(page);
        if (feedback.uncounted() > 0) {
            page.blank();
            page.hanging(
                    "",
                    "Not counted: " + ReportsScreen.count(feedback.uncounted(), "report")
                            + " about TLS or complaints, of unproved senders.");
        }
    }

    private int most(List<?> all) {
        return style.isVerbose() ? all.size() : Math.min(MOST, all.size());
    }

    private void tls(Page page) {
        if (feedback.tls().isEmpty()) {
            return;
        }
        page.blank();
        for (TlsAccount tls : feedback.tls()) {
            Sections.labelled(
                    page,
                    "TLS",
                    tls.domain().map(DomainName::toString).orElse("unnamed domain") + ", " + TlsWords.of(tls.type())
                            + ": " + ReportsScreen.count(tls.succeeded(), "session") + " succeeded, "
                            + ReportsScreen.number(tls.failed()) + " failed");
            tls.failures().stream()
                    .limit(most(tls.failures()))
                    .forEach(cause -> page.hanging("            ", TlsWords.of(cause)));
        }
        if (feedback.tls().size() > 1) {
            page.hanging("            ", "One session can stand under several policies: the lines do not add up.");
        }
    }

    private void complaints(Page page) {
        if (feedback.complaints().isEmpty()) {
            return;
        }
        page.blank();
        long all = feedback.complaints().stream()
                .mapToLong(ComplaintAccount::complaints)
                .sum();
        Sections.labelled(page, "Complaints", ReportsScreen.number(all));
        feedback.complaints().stream()
                .limit(most(feedback.complaints()))
                .forEach(each -> page.hanging(
                        "            ",
                        ReportsScreen.number(each.complaints()) + " by " + each.reporter() + " about "
                                + each.domain().map(DomainName::toString).orElse("an unnamed domain") + " from "
                                + each.source().map(IpAddress::toString).orElse("an unnamed address")));
    }

    private void standing(Page page) {
        StandingAccount standing = feedback.standing();
        if (standing.isEmpty()) {
            return;
        }
        page.blank();
        for (SndsAddress address : standing.addresses().subList(0, most(standing.addresses()))) {
            Sections.labelled(
                    page,
                    "SNDS",
                    address.address() + ": "
                            + address.colour().map(ReportsForms::label).orElse("no colour")
                            + address.complaints()
                                    .map(share -> ", complaints " + share(share))
                                    .orElse("")
                            + address.trapHits()
                                    .map(hits -> ", " + ReportsScreen.count(hits, "trap hit"))
                                    .orElse(""));
        }
        for (SndsStatus status : standing.statuses().subList(0, most(standing.statuses()))) {
            Sections.labelled(
                    page,
                    "SNDS",
                    status.first() + " to " + status.last() + ": "
                            + status.blocked().value().map(ReportsForms::label).orElse("no state") + ", "
                            + status.reason().value().orElse("no reason"));
        }
        standing.figures().stream()
                .limit(most(standing.figures()))
                .forEach(figure -> Sections.labelled(
                        page,
                        "Gmail",
                        figure.domain().value().map(DomainName::toString).orElse("unnamed domain") + " "
                                + figure.metric().value().orElse("unnamed figure") + " "
                                + figure.value()
                                        .value()
                                        .map(Object::toString)
                                        .or(() -> figure.text().value())
                                        .orElse("no value")));
        if (!standing.isTrusted()) {
            page.hanging(
                    "            ",
                    "Nothing proves where these files come from: they decide nothing without --trust-files.");
        }
    }

    private static String share(ComplaintShare share) {
        return share.most() > share.least() ? "below " + share.most() + " %" : share.least() + " %";
    }
}
