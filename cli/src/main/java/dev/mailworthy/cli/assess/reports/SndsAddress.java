package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.standing.ComplaintShare;
import dev.mailworthy.smtp.feedback.standing.SndsColour;
import dev.mailworthy.smtp.feedback.standing.SndsDay;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Microsoft SNDS shows about one address. Only addresses with over 100 messages a day have rows.
 *
 * @param last the newest row with a time
 * @param colour of the newest row
 * @param days rows by colour
 * @param complaints of the newest row with a share
 * @param trapHits messages to spam traps; empty if no row has a number
 */
public record SndsAddress(
        IpAddress address,
        Optional<LocalDateTime> last,
        Optional<SndsColour> colour,
        Map<SndsColour, Long> days,
        Optional<ComplaintShare> complaints,
        Optional<Long> trapHits) {
    public SndsAddress {
        days = Map.copyOf(days);
    }

    static List<SndsAddress> of(List<SndsDay> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(SndsDay::address, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .toList();
    }

    private static SndsAddress of(IpAddress address, List<SndsDay> rows) {
        List<SndsDay> newestFirst = rows.stream()
                .sorted(Comparator.comparing((SndsDay row) -> row.end().value().orElse(LocalDateTime.MIN))
                        .reversed())
                .toList();
        List<Long> hits =
                rows.stream().flatMap(row -> row.trapHits().value().stream()).toList();
        return new SndsAddress(
                address,
                newestFirst.get(0).end().value(),
                newestFirst.get(0).colour().value(),
                rows.stream()
                        .flatMap(row -> row.colour().value().stream())
                        .collect(Collectors.groupingBy(colour -> colour, Collectors.counting())),
                newestFirst.stream()
                        .flatMap(row -> row.complaints().value().stream())
                        .findFirst(),
                hits.isEmpty()
                        ? Optional.empty()
                        : Optional.of(hits.stream().mapToLong(Long::longValue).sum()));
    }
}
