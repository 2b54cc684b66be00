package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.render.CsvRow;
import dev.mailworthy.core.Reason;
import dev.mailworthy.dnsbl.DnsblReport;
import dev.mailworthy.dnsbl.TargetReport;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import java.util.stream.Collectors;

/** The results of lists as records of a CSV file, one for each target and list. */
public final class ListingRows {

    private ListingRows() {}

    /** The names of the fields. */
    public static String head() {
        return CsvRow.of("target", "list", "zone", "state", "codes", "severity", "meaning", "reason", "why", "delist");
    }

    /** A file about each target and list of a report. */
    public static String of(DnsblReport report) {
        StringBuilder file = new StringBuilder(head());
        for (TargetReport target : report.targets()) {
            target.lists().forEach(result -> file.append(row(target.target().text(), result)));
        }
        return file.toString();
    }

    static String row(String target, ListResult result) {
        boolean listed = result.state() == ListState.LISTED;
        return CsvRow.of(
                target,
                result.id(),
                result.zone(),
                result.state().label(),
                result.codes().stream().map(Object::toString).collect(Collectors.joining(" ")),
                listed ? result.severity().label() : "",
                result.meaning().orElse(""),
                result.reasonText().orElse(""),
                result.why()
                        .map(Reason::label)
                        .map(why -> why + ": " + result.detail())
                        .orElse(""),
                listed ? result.delist().orElse("") : "");
    }
}
