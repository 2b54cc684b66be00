package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every target's report, in the order asked. */
public record DnsblReport(List<TargetReport> targets) implements Report {
    public DnsblReport {
        targets = List.copyOf(targets);
    }

    @Override
    public List<Finding> findings() {
        return targets.stream()
                .flatMap(target -> target.lists().stream()
                        .filter(result -> result.state() == ListState.LISTED)
                        .map(result -> listed(target.target(), result)))
                .toList();
    }

    @Override
    public List<Evidence> confirmed() {
        return targets.stream()
                .filter(target -> target.verdict() == ListVerdict.CLEAN)
                .map(target -> new Evidence(
                        "blocklists for " + target.target(),
                        "not on " + names(target) + "; each answered for its own test entries"))
                .toList();
    }

    private static String names(TargetReport target) {
        return target.lists().stream().map(ListResult::name).collect(Collectors.joining(", "));
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return targets.stream().flatMap(DnsblReport::unanswered).toList();
    }

    private static Finding listed(String target, ListResult result) {
        String meaning = result.meaning().orElse("listed");
        Remedy removal = Remedy.of(
                Actor.LIST_OPERATOR,
                "Then ask for removal"
                        + result.delist().map(link -> ": " + link).orElse("."),
                "hours to days");
        return Finding.of(
                        DnsblFinding.DNSBL_LISTED,
                        target + " on " + result.zone(),
                        result.name() + " has it: " + meaning + ".",
                        new Evidence(
                                result.zone(),
                                result.codes()
                                        + result.reasonText()
                                                .map(text -> " " + text)
                                                .orElse("")))
                .withSeverity(result.severity())
                .withRemedies(DnsblFinding.DNSBL_LISTED.remedy(), removal);
    }

    private static Stream<UnansweredCheck> unanswered(TargetReport target) {
        if (target.lists().isEmpty()) {
            return Stream.of(new UnansweredCheck(
                    "blocklists for " + target.target(),
                    Reason.NOT_CONFIGURED,
                    "no list of the catalogue takes this kind of target",
                    "Name a catalogue with lists for it: dnsbl check --catalog FILE"));
        }
        return target.lists().stream()
                .filter(result -> result.state() == ListState.UNANSWERED)
                .map(result -> new UnansweredCheck(
                        result.name() + " for " + target.target(),
                        result.why().orElse(Reason.NOT_SUPPORTED),
                        result.detail(),
                        "Ask through a recursive resolver of your own (unbound on this host): --resolver 127.0.0.1"));
    }
}
