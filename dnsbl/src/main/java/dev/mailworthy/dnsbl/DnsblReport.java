package dev.mailworthy.dnsbl;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reports of all {@link Target targets}, in the order of the request.
 *
 * @param targets one report for each target
 * @param leftOut lists that were not queried, with what each operator requires first
 * @param catalogue a finding about the catalogue, if it is old
 */
public record DnsblReport(List<TargetReport> targets, List<LeftOut> leftOut, Optional<Finding> catalogue)
        implements Report {
    public DnsblReport {
        targets = List.copyOf(targets);
        leftOut = List.copyOf(leftOut);
    }

    @Override
    public List<Finding> findings() {
        return Stream.concat(targets.stream().flatMap(DnsblReport::listings), catalogue.stream())
                .toList();
    }

    /** The findings of a target. If a list is a part of another one and both have the target, there is one finding for both. */
    private static Stream<Finding> listings(TargetReport target) {
        List<ListResult> listed = target.lists().stream()
                .filter(result -> result.state() == ListState.LISTED)
                .toList();
        Set<String> ids = listed.stream().map(ListResult::id).collect(Collectors.toSet());
        return listed.stream()
                .filter(result -> result.list()
                        .standing()
                        .subsetOf()
                        .filter(ids::contains)
                        .isEmpty())
                .map(result -> listed(target.target(), result, parts(result, listed)));
    }

    private static List<String> parts(ListResult whole, List<ListResult> listed) {
        return listed.stream()
                .filter(part -> part.list().standing().subsetOf().equals(Optional.of(whole.id())))
                .map(ListResult::name)
                .toList();
    }

    private static Finding listed(Target target, ListResult result, List<String> parts) {
        String meaning = result.meaning()
                .filter(words -> !words.equals("listed"))
                .map(words -> ": " + words)
                .orElse("");
        String also = parts.isEmpty() ? "" : " " + String.join(", ", parts) + " say the same; they are parts of it.";
        return Finding.of(
                        DnsblFinding.DNSBL_LISTED,
                        target.text() + " on " + result.zone(),
                        result.name() + " lists it" + meaning + ". The entry is about "
                                + result.scope().words() + "." + also,
                        new Evidence(
                                result.zone(),
                                result.codes()
                                        + result.reasonText()
                                                .map(text -> " " + text)
                                                .orElse("")))
                .about(target.particular(), new Particular.ListId(result.id(), result.name()))
                .withSeverity(result.severity())
                .withRemedies(Delisting.of(result).toArray(Remedy[]::new));
    }

    @Override
    public List<Confirmed> confirmed() {
        return targets.stream()
                .flatMap(target -> Stream.concat(clean(target), allowed(target)))
                .toList();
    }

    private static Stream<Confirmed> clean(TargetReport target) {
        String names = target.lists().stream()
                .filter(result -> result.state() == ListState.NOT_LISTED)
                .map(ListResult::name)
                .collect(Collectors.joining(", "));
        return target.verdict() == ListVerdict.CLEAN && !names.isEmpty()
                ? Stream.of(new Confirmed(
                        "blocklists for " + target.target().text(),
                        "not on " + names + "; each list passed its self-test"))
                : Stream.empty();
    }

    private static Stream<Confirmed> allowed(TargetReport target) {
        return target.lists().stream()
                .filter(result -> result.state() == ListState.ALLOWED)
                .map(result -> new Confirmed(
                        "allow-list for " + target.target().text(),
                        result.name() + ": " + result.meaning().orElse("has it")));
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return targets.stream().flatMap(DnsblReport::unanswered).toList();
    }

    /**
     * For each list and target: whether the target is listed, and with which codes. For an allow list: whether the
     * target is missing there.
     */
    @Override
    public List<Fact> facts() {
        return targets.stream()
                .flatMap(target -> target.lists().stream()
                        .flatMap(result -> ListFacts.of(target.target().text(), result)))
                .toList();
    }

    private static Stream<UnansweredCheck> unanswered(TargetReport target) {
        if (target.lists().isEmpty()) {
            return Stream.of(new UnansweredCheck(
                    CheckArea.BLOCKLISTS,
                    "blocklists for " + target.target().text(),
                    target.refused().isPresent() ? Reason.NOT_SUPPORTED : Reason.NOT_CONFIGURED,
                    target.refused().orElse("no list that was to be asked takes this kind of target"),
                    target.refused().isPresent()
                            ? Hint.Standard.NAME_ADDRESS_OR_ASK_RESPONDER
                            : Hint.Standard.MORE_LISTS));
        }
        return target.lists().stream()
                .filter(result -> result.state() == ListState.UNANSWERED)
                .map(result -> new UnansweredCheck(
                        CheckArea.BLOCKLISTS,
                        result.name() + " for " + target.target().text(),
                        result.why().orElse(Reason.NOT_SUPPORTED),
                        result.detail(),
                        hint(result)));
    }

    private static Hint hint(ListResult result) {
        return result.why().filter(Reason.NOT_CONFIGURED::equals).isPresent()
                ? result.list().terms()
                : Hint.unlessSkipped(result.why().orElse(Reason.NOT_SUPPORTED), Hint.Standard.OWN_RESOLVER_FOR_LISTS);
    }
}
