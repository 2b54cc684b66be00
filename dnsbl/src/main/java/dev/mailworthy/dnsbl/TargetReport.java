package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.List;

/** The results of all lists for one {@link Target target}, in the catalogue's order. */
public record TargetReport(Target target, List<ListResult> lists) {
    public TargetReport {
        lists = List.copyOf(lists);
    }

    /**
     * Listed if any list has the target. Otherwise unknown if a list went unanswered or no list takes the target.
     * Otherwise clean.
     */
    public ListVerdict verdict() {
        if (lists.stream().anyMatch(result -> result.state() == ListState.LISTED)) {
            return ListVerdict.LISTED;
        }
        boolean proved = !lists.isEmpty() && lists.stream().noneMatch(result -> result.state() == ListState.UNANSWERED);
        return proved ? ListVerdict.CLEAN : ListVerdict.UNKNOWN;
    }
}
