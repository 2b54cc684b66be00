package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.net.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mail of one domain with something in common.
 *
 * @param name the source, the reporter or the day
 */
public record MailGroup(String name, MailCounts counts) {

    /** What mail is grouped by. */
    public enum By implements Labelled {
        /** The address that sent. */
        SOURCE,
        /** The receiver that reports. */
        REPORTER,
        /** The day in UTC. */
        DAY
    }

    /** The groups: days in their order, all others by their mail. */
    public static List<MailGroup> of(DomainMail domain, By by) {
        Map<String, MailCounts> groups = new TreeMap<>();
        domain.rows().forEach(row -> groups.merge(name(row, by), MailCounts.of(List.of(row)), MailCounts::plus));
        Comparator<MailGroup> order = by == By.DAY
                ? Comparator.comparing((MailGroup group) -> group.name())
                : Comparator.comparingLong((MailGroup group) -> -group.counts().messages())
                        .thenComparing(group -> group.name());
        return groups.entrySet().stream()
                .map(each -> new MailGroup(each.getKey(), each.getValue()))
                .sorted(order)
                .toList();
    }

    private static String name(SeenMail row, By by) {
        return switch (by) {
            case SOURCE -> row.source().map(IpAddress::toString).orElse("no address");
            case REPORTER -> row.reporter();
            case DAY -> row.day().toString();
        };
    }
}
