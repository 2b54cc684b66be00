package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.core.Verdict;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.List;

/** How lists did with their own test entries. */
public record HealthReport(List<ListHealth> lists, List<LeftOut> leftOut) {
    public HealthReport {
        lists = List.copyOf(lists);
        leftOut = List.copyOf(leftOut);
    }

    /** One list that cannot be believed leaves the matter open. */
    public Verdict verdict() {
        boolean proved = !lists.isEmpty() && lists.stream().allMatch(list -> list.state() == ListHealth.State.PROVED);
        return proved ? Verdict.READY : Verdict.INCONCLUSIVE;
    }
}
