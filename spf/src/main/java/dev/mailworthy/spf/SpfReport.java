package dev.mailworthy.spf;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.SpfStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks of several sending addresses, and what they mean. A temperror is unanswered, never a finding. */
public record SpfReport(List<SpfCheck> checks) implements Report {

    /** One check ends in one of these or passes. */
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

    private static Optional<Finding> finding(SpfCheck check) {
        Optional<SpfFinding> type = switch (check.result()) {
            case NONE -> Optional.of(SpfFinding.SPF_MISSING);
            case FAIL -> Optional.of(SpfFinding.SPF_FAIL);
            case SOFTFAIL -> Optional.of(SpfFinding.SPF_SOFTFAIL);
            case NEUTRAL -> Optional.of(SpfFinding.SPF_NEUTRAL);
            case PERMERROR -> Optional.of(SpfFinding.SPF_PERMERROR);
            case PASS, TEMPERROR -> Optional.empty();
        };
        return type.map(kind -> Finding.of(kind, subject(check), check.cause().detail(), evidence(check))
                .rulingOut(others(kind))
                .withRemedies(remedy(kind, check)));
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

    private static Remedy remedy(SpfFinding kind, SpfCheck check) {
        if (kind == SpfFinding.SPF_PERMERROR) {
            return kind.remedy();
        }
        return DomainName.ofOctets(check.domain())
                .map(owner -> Remedy.publish(
                        kind.remedy().action(), new PublishedRecord(owner, RecordType.TXT, withAddress(check))))
                .orElseGet(kind::remedy);
    }

    /** The record as published with the address in front of its mechanisms, or a new one. */
    private static String withAddress(SpfCheck check) {
        String term = (check.request().ip().family() == IpFamily.IPV4 ? "ip4:" : "ip6:")
                + check.request().ip();
        return check.trace().stream()
                .filter(step -> step.depth() == 0
                        && step.term().equals(SpfStep.RECORD)
                        && !step.outcome().equals("none"))
                .findFirst()
                .map(step -> SpfRecord.VERSION + " " + term + step.outcome().substring(SpfRecord.VERSION.length()))
                .orElse(SpfRecord.VERSION + " " + term + " -all");
    }
}
