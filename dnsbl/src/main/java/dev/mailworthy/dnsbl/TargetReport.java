package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.List;

/** Every list's word on one target, in catalogue order. The target is an address literal or a domain name. */
public record TargetReport(String target, List<ListResult> lists) {
    public TargetReport {
        lists = List.copyOf(lists);
    }

    /** Listed if any list has it, unknown if any went unanswered or none applies, clean otherwise. */
    public ListVerdict verdict() {
        if (lists.stream().anyMatch(result -> result.state() == ListState.LISTED)) {
            return ListVerdict.LISTED;
        }
        boolean proved = !lists.isEmpty() && lists.stream().noneMatch(result -> result.state() == ListState.UNANSWERED);
        return proved ? ListVerdict.CLEAN : ListVerdict.UNKNOWN;
    }
}
