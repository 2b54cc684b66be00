package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What every list has on one target, in the catalogue's order.
 *
 * @param target what the lists were asked about
 * @param lists one result for each list that was asked
 * @param refused why no list was asked: an address that no list can have
 */
public record TargetReport(Target target, List<ListResult> lists, Optional<String> refused) {
    public TargetReport {
        lists = List.copyOf(lists);
    }

    /**
     * What the lists that were asked have.
     *
     * @param target what the lists were asked about
     * @param lists one result for each list
     */
    public TargetReport(Target target, List<ListResult> lists) {
        this(target, lists, Optional.empty());
    }

    /**
     * Listed if any list has the target. Otherwise unknown if a list went unanswered or no list takes the target.
     * Otherwise clean.
     *
     * @return the verdict of all lists together; the absence of a listing counts only if every list proved itself
     */
    public ListVerdict verdict() {
        if (lists.stream().anyMatch(result -> result.state() == ListState.LISTED)) {
            return ListVerdict.LISTED;
        }
        boolean proved = !lists.isEmpty() && lists.stream().noneMatch(result -> result.state() == ListState.UNANSWERED);
        return proved ? ListVerdict.CLEAN : ListVerdict.UNKNOWN;
    }
}
