package dev.mailworthy.spf;

import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.FailureReport;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.SpfStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record that an {@link Evaluation} visits: how far its terms were evaluated, and the records visited from there. Terms
 * are evaluated in order, so that one index is enough; the list of {@link SpfStep steps} is made from it on demand.
 */
final class RecordVisit {

    private final String domain;
    private final int depth;
    private List<RecordVisit> inner = List.of();
    private List<byte[]> published = List.of();
    private @Nullable SpfRecord record;
    private String state = "none";
    private int last = -1;
    private String lastOutcome = "error";

    RecordVisit(String domain) {
        this(domain, 0);
    }

    private RecordVisit(String domain, int depth) {
        this.domain = domain;
        this.depth = depth;
    }

    /** Whether it is the {@link SpfRecord record} of the identity itself. */
    boolean isRoot() {
        return depth == 0;
    }

    String domain() {
        return domain;
    }

    /** Notes another SPF record of the domain; a second one is a permerror (RFC 7208 section 4.5). */
    void publishes(byte[] octets) {
        if (published.isEmpty()) {
            published = List.of(octets);
        } else {
            published = new ArrayList<>(published);
            published.add(octets);
        }
    }

    /** The SPF records of the domain as published, in full length, one char for each octet. */
    List<String> published() {
        return published.stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList();
    }

    void found(SpfRecord found) {
        record = found;
        state = found.source();
    }

    /** Notes why the look-up gave no record to evaluate. */
    void lookupEnded(String how) {
        state = how;
    }

    /** Begins the term at this index. Unless {@link #outcome} is called, it ends in an error. */
    void at(int index) {
        last = index;
        lastOutcome = "error";
    }

    void outcome(String of) {
        lastOutcome = of;
    }

    RecordVisit into(String target) {
        RecordVisit next = new RecordVisit(target, depth + 1);
        if (inner.isEmpty()) {
            inner = new ArrayList<>(4);
        }
        inner.add(next);
        return next;
    }

    /** The domains from this one to the last visit of the wanted one. Only this one if the wanted one was not visited. */
    List<String> pathTo(String wanted) {
        List<String> path = new ArrayList<>();
        find(wanted, path);
        return path.isEmpty() ? List.of(domain) : List.copyOf(path);
    }

    private boolean find(String wanted, List<String> path) {
        path.add(domain);
        for (int i = inner.size() - 1; i >= 0; i--) {
            if (inner.get(i).find(wanted, path)) {
                return true;
            }
        }
        if (domain.equals(wanted)) {
            return true;
        }
        path.remove(path.size() - 1);
        return false;
    }

    List<SpfStep> steps() {
        List<SpfStep> steps = new ArrayList<>();
        write(steps);
        return List.copyOf(steps);
    }

    private void write(List<SpfStep> steps) {
        steps.add(new SpfStep(depth, domain, SpfStep.RECORD, state));
        if (record == null) {
            return;
        }
        int entered = 0;
        for (int i = 0; i <= last; i++) {
            Term term = record.terms().get(i);
            boolean evaluated = term instanceof Directive || i == last;
            if (!evaluated) {
                continue;
            }
            steps.add(new SpfStep(depth, domain, term.text(), i == last ? lastOutcome : "no-match"));
            if (leadsOn(term) && entered < inner.size()) {
                inner.get(entered++).write(steps);
            }
        }
    }

    private static boolean leadsOn(Term term) {
        return term instanceof Modifier.Redirect
                || term instanceof Directive directive && directive.mechanism() instanceof Mechanism.Include;
    }

    /**
     * The request for reports of this {@link SpfResult result}. Requests in included records do not count (RFC 6652 section 3).
     */
    Optional<FailureReport> failureReport(String checked, SpfResult result) {
        if (record == null) {
            return Optional.empty();
        }
        RecordVisit redirected = redirected();
        if (redirected != null) {
            return redirected.failureReport(redirected.domain(), result);
        }
        int percent = record.modifier(Modifier.ReportPercentage.class)
                .map(Modifier.ReportPercentage::percent)
                .orElse(100);
        boolean wanted = record.modifier(Modifier.RequestedReports.class)
                .map(reports -> isWanted(reports.on(), result))
                .orElse(result != SpfResult.PASS);
        return record.modifier(Modifier.ReportAddress.class)
                .filter(address -> wanted && percent > 0)
                .map(address -> new FailureReport(address.localPart() + "@" + checked, percent));
    }

    private @Nullable RecordVisit redirected() {
        boolean last = record != null && this.last >= 0 && record.terms().get(this.last) instanceof Modifier.Redirect;
        return last && !inner.isEmpty() ? inner.get(inner.size() - 1) : null;
    }

    private static boolean isWanted(Set<Modifier.ReportOn> on, SpfResult result) {
        Modifier.ReportOn kind = switch (result) {
            case FAIL -> Modifier.ReportOn.FAIL;
            case SOFTFAIL -> Modifier.ReportOn.SOFTFAIL;
            case NEUTRAL, NONE -> Modifier.ReportOn.NEUTRAL;
            case TEMPERROR, PERMERROR -> Modifier.ReportOn.ERROR;
            case PASS -> null;
        };
        return kind != null && (on.contains(kind) || on.contains(Modifier.ReportOn.ALL));
    }
}
