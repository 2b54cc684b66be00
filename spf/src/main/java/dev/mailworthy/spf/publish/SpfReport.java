package dev.mailworthy.spf.publish;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.result.SpfResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checks of the sending addresses of one domain, and their findings. A temperror is an unanswered check, never a finding.
 * {@link SpfPublisher#check} makes it.
 *
 * @param coverage whether all addresses that mail leaves from were checked
 * @param repair the one record that lets all of them pass; empty if all pass already, or if none was found
 */
public record SpfReport(List<SpfCheck> checks, SpfSender.Coverage coverage, Optional<SpfRepair> repair)
        implements Report {

    /** The findings about a {@link SpfResult result}. A check ends in one of these or passes. */
    private static final FindingType[] RESULTS = {
        SpfFinding.SPF_MISSING,
        SpfFinding.SPF_FAIL,
        SpfFinding.SPF_SOFTFAIL,
        SpfFinding.SPF_NEUTRAL,
        SpfFinding.SPF_PERMERROR
    };

    public SpfReport {
        checks = List.copyOf(checks);
    }

    @Override
    public List<Finding> findings() {
        return checks.stream().flatMap(check -> finding(check).stream()).toList();
    }

    /**
     * Old addresses that the record still names ({@code ADDRESS-DRIFT-SPF}). Empty if only some of the addresses are known,
     * because another one in the record may be in use.
     */
    public List<Finding> drift() {
        return coverage == SpfSender.Coverage.ALL_ADDRESSES
                ? SpfDrift.among(checks).stream()
                        .map(drift -> drift.finding(repair))
                        .toList()
                : List.of();
    }

    @Override
    public List<Confirmed> confirmed() {
        return checks.stream()
                .filter(check -> check.result() == SpfResult.PASS)
                .map(check -> new Confirmed(
                                "SPF of " + check.domain() + " for "
                                        + check.request().ip(),
                                check.result().label()
                                        + check.cause()
                                                .term()
                                                .map(term -> " by " + term)
                                                .orElse(""))
                        .rulingOut(RESULTS))
                .toList();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return checks.stream()
                .filter(check -> check.result() == SpfResult.TEMPERROR)
                .map(check -> new UnansweredCheck(
                                CheckArea.SPF,
                                "SPF of " + check.domain() + " for "
                                        + check.request().ip(),
                                check.cause().unanswered().orElse(Reason.TIMEOUT),
                                check.cause().detail(),
                                Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER)
                        .leavingOpen(RESULTS))
                .toList();
    }

    private Optional<Finding> finding(SpfCheck check) {
        Optional<SpfFinding> type = switch (check.result()) {
            case NONE -> Optional.of(SpfFinding.SPF_MISSING);
            case FAIL -> Optional.of(SpfFinding.SPF_FAIL);
            case SOFTFAIL -> Optional.of(SpfFinding.SPF_SOFTFAIL);
            case NEUTRAL -> Optional.of(SpfFinding.SPF_NEUTRAL);
            case PERMERROR -> Optional.of(SpfFinding.SPF_PERMERROR);
            case PASS, TEMPERROR -> Optional.empty();
        };
        return type.map(kind -> Finding.of(kind, subject(check), check.cause().detail(), evidence(check))
                .about(particulars(check))
                .rulingOut(others(kind))
                .withRemedies(repair.map(known -> known.remedy(kind.remedy().action()))
                        .orElseGet(kind::remedy)));
    }

    private static Particular[] particulars(SpfCheck check) {
        List<Particular> all = new ArrayList<>();
        all.add(new Particular.Address(check.request().ip()));
        DomainName.ofOctets(check.domain()).ifPresent(domain -> {
            all.add(new Particular.Domain(domain));
            check.published()
                    .forEach(text ->
                            all.add(new Particular.Published(new PublishedRecord(domain, RecordType.TXT, text))));
        });
        return all.toArray(Particular[]::new);
    }

    private static FindingType[] others(SpfFinding kind) {
        return Stream.of(RESULTS).filter(other -> other != kind).toArray(FindingType[]::new);
    }

    private static String subject(SpfCheck check) {
        return check.domain() + " from " + check.request().ip();
    }

    private static Evidence evidence(SpfCheck check) {
        String from = check.request().mailFrom();
        return new Evidence(
                "check_host(" + check.request().ip() + ", " + check.domain() + ", " + from + ")",
                check.result().label()
                        + check.cause().term().map(term -> " by " + term).orElse(""));
    }
}
