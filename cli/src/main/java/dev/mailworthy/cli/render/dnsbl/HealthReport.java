package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.core.Verdict;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.List;

/** The results of the lists' own test entries. */
public record HealthReport(List<ListHealth> lists, List<LeftOut> leftOut) {
    public HealthReport {
        lists = List.copyOf(lists);
        leftOut = List.copyOf(leftOut);
    }

    /** Inconclusive if a list failed its self-test. */
    public Verdict verdict() {
        boolean proved = !lists.isEmpty() && lists.stream().allMatch(list -> list.state() == ListHealth.State.PROVED);
        return proved ? Verdict.READY : Verdict.INCONCLUSIVE;
    }
}
