package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.cli.assess.feedback.ReportTrust;
import dev.mailworthy.smtp.feedback.standing.PostmasterFigure;
import dev.mailworthy.smtp.feedback.standing.SndsStatus;
import java.util.List;

/**
 * Data that users fetch from Microsoft SNDS and Google Postmaster Tools.
 *
 * @param trust whether the user vouches for the files; without it they decide nothing
 * @param addresses of SNDS data
 * @param statuses of SNDS status
 * @param figures of Postmaster Tools
 * @param unreadableRows rows that could not be read
 */
public record StandingAccount(
        ReportTrust trust,
        List<SndsAddress> addresses,
        List<SndsStatus> statuses,
        List<PostmasterFigure> figures,
        long unreadableRows) {
    public StandingAccount {
        addresses = List.copyOf(addresses);
        statuses = List.copyOf(statuses);
        figures = List.copyOf(figures);
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return addresses.isEmpty() && statuses.isEmpty() && figures.isEmpty();
    }

    public boolean isTrusted() {
        return trust == ReportTrust.AUTHENTICATED;
    }
}
