package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checks of the sending addresses of one domain, and their findings. A temperror is an unanswered check, never a finding.
 * {@link SpfPublisher#check} makes it.
 *
 * @param checks one for each sending address
 * @param coverage whether all addresses that mail leaves from were checked
 * @param repair the one record that lets all of them pass; empty when all pass already, or when none was found
 * @param tree faults of the record that no check of an address meets: it lets every address pass, or has too many terms behind
 *     an early match
 * @param helo what the record of the HELO name says of the addresses
 */
public record SpfReport(
        List<SpfCheck> checks, SpfSender.Coverage coverage, Optional<SpfRepair> repair, Tree tree, Helo helo)
        implements Report {

    /**
     * What a survey of the record's tree found beside the checks.
     *
     * @param findings of the tree
     * @param unanswered questions of the survey without an answer: a fault may stand behind each
     * @param misplaced where a record stands that receivers do not read, as the end of a sentence; only if they find none
     */
    public record Tree(List<Finding> findings, List<UnansweredCheck> unanswered, Optional<String> misplaced) {
        public Tree {
            findings = List.copyOf(findings);
            unanswered = List.copyOf(unanswered);
        }

        /** No survey was made, since the checks alone decide. */
        static Tree notRead() {
            return new Tree(List.of(), List.of(), Optional.empty());
        }
    }

    /**
     * The checks of a HELO name with an SPF record of its own (RFC 7208 section 2.3). It stands for the sender of bounces, which
     * have a null reverse-path (section 2.4).
     *
     * @param checks one for each sending address
     * @param repairs for each HELO name the record that lets its addresses pass, if it is wanted and was found
     */
    public record Helo(List<SpfCheck> checks, List<SpfRepair> repairs) {
        public Helo {
            checks = List.copyOf(checks);
            repairs = List.copyOf(repairs);
        }

        /** The HELO name is the domain of MAIL FROM, which was checked already, or no full name. */
        static Helo notChecked() {
            return new Helo(List.of(), List.of());
        }

        /** The checks of several HELO names. */
        static Helo of(List<Helo> each) {
            return new Helo(
                    each.stream().flatMap(helo -> helo.checks.stream()).toList(),
                    each.stream().flatMap(helo -> helo.repairs.stream()).toList());
        }

        /** Whether the record of the HELO name does not let the address pass. A name without a record refuses none. */
        static boolean isRefused(SpfCheck check) {
            return check.result() == SpfResult.FAIL
                    || check.result() == SpfResult.SOFTFAIL
                    || check.result() == SpfResult.PERMERROR;
        }

        private Stream<Finding> findings() {
            return checks.stream().filter(Helo::isRefused).map(this::finding);
        }

        /** Receivers that refuse mail for the HELO name do so at a fail; the other results are a notice. */
        private Finding finding(SpfCheck check) {
            Finding finding = Finding.of(
                            SpfFinding.SPF_HELO_FAIL,
                            subject(check),
                            "SPF of the EHLO name gives " + check.result().label() + " for "
                                    + check.request().ip() + ": "
                                    + check.cause().detail() + ".",
                            evidence(check))
                    .about(particulars(check))
                    .withSeverity(check.result() == SpfResult.FAIL ? Severity.WARNING : Severity.NOTICE);
            String action = finding.type().remedy().action();
            return repairs.stream()
                    .filter(known -> known.record().owner().toString().equals(check.domain()))
                    .findFirst()
                    .map(known -> finding.withRemedies(known.remedy(action)))
                    .orElse(finding);
        }
    }

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

    /** This report with the checks of the HELO name. */
    SpfReport withHelo(Helo other) {
        return new SpfReport(checks, coverage, repair, tree, other);
    }

    @Override
    public List<Finding> findings() {
        return Stream.of(
                        checks.stream().flatMap(check -> finding(check).stream()),
                        helo.findings(),
                        tree.findings().stream()
                                .map(fault -> repair.filter(
                                                known -> known.isChange() && fault.type() != SpfFinding.SPF_DANGLING)
                                        .map(known -> fault.withRemedies(known.remedy(
                                                fault.type().remedy().action())))
                                        .orElse(fault)))
                .flatMap(found -> found)
                .toList();
    }

    /** A text in place of a record means to receivers that the record is missing. */
    @Override
    public List<Fact> facts() {
        Stream<Fact> missing = findings().stream()
                .filter(finding -> finding.type() == SpfFinding.SPF_UNREAD)
                .map(finding ->
                        Fact.of(SpfFinding.SPF_MISSING.code(), finding.subject(), Answer.present(finding.message())));
        return Stream.concat(Report.super.facts().stream(), missing).toList();
    }

    /**
     * {@return old addresses that the record still names ({@code ADDRESS-DRIFT-SPF})} Empty if only some of the addresses are
     * known, because another one in the record may be in use.
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
        return Stream.concat(
                        passed("SPF of ", checks, RESULTS),
                        passed("SPF of the EHLO name ", helo.checks(), SpfFinding.SPF_HELO_FAIL))
                .toList();
    }

    private static Stream<Confirmed> passed(String about, List<SpfCheck> checks, FindingType... ruledOut) {
        return checks.stream()
                .filter(check -> check.result() == SpfResult.PASS)
                .map(check -> new Confirmed(
                                about + check.domain() + " for "
                                        + check.request().ip(),
                                check.result().label()
                                        + check.cause()
                                                .term()
                                                .map(term -> " by " + term)
                                                .orElse(""))
                        .rulingOut(ruledOut));
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return Stream.of(
                        silent("SPF of ", checks, RESULTS),
                        silent("SPF of the EHLO name ", helo.checks(), SpfFinding.SPF_HELO_FAIL),
                        tree.unanswered().stream())
                .flatMap(check -> check)
                .toList();
    }

    private static Stream<UnansweredCheck> silent(String about, List<SpfCheck> checks, FindingType... open) {
        return checks.stream()
                .filter(check -> check.result() == SpfResult.TEMPERROR)
                .map(check -> new UnansweredCheck(
                                CheckArea.SPF,
                                about + check.domain() + " for "
                                        + check.request().ip(),
                                check.cause().unanswered().orElse(Reason.TIMEOUT),
                                check.cause().detail(),
                                Hint.unlessSkipped(
                                        check.cause().unanswered().orElse(Reason.TIMEOUT),
                                        Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER))
                        .leavingOpen(open));
    }

    private Optional<Finding> finding(SpfCheck check) {
        Optional<SpfFinding> type = switch (check.result()) {
            case NONE -> Optional.of(unread().isPresent() ? SpfFinding.SPF_UNREAD : SpfFinding.SPF_MISSING);
            case FAIL -> Optional.of(SpfFinding.SPF_FAIL);
            case SOFTFAIL -> Optional.of(SpfFinding.SPF_SOFTFAIL);
            case NEUTRAL -> Optional.of(SpfFinding.SPF_NEUTRAL);
            case PERMERROR -> Optional.of(SpfFinding.SPF_PERMERROR);
            case PASS, TEMPERROR -> Optional.empty();
        };
        return type.map(kind -> Finding.of(kind, subject(check), detail(check), evidence(check))
                .about(particulars(check))
                .rulingOut(others(kind))
                .withRemedies(
                        repair.map(known -> known.remedy(action(kind, check))).orElseGet(() -> remedy(kind, check))));
    }

    /** Without a record to propose, the remedy of a permerror names what has to be corrected. */
    private Remedy remedy(SpfFinding kind, SpfCheck check) {
        return kind == SpfFinding.SPF_PERMERROR
                ? Remedy.of(
                        kind.remedy().actor(),
                        "Correct the SPF record: " + detail(check),
                        kind.remedy().time())
                : kind.remedy();
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
        return Stream.of(RESULTS)
                .filter(other -> other != kind)
                .filter(other -> kind != SpfFinding.SPF_UNREAD || other != SpfFinding.SPF_MISSING)
                .toArray(FindingType[]::new);
    }

    /** The text that stands in place of a record. */
    private Optional<NearMiss> unread() {
        return repair.stream()
                .flatMap(known -> known.replaced().stream())
                .flatMap(text -> NearMiss.of(text).stream())
                .findFirst();
    }

    /** The detail of the cause, with the service whose name a broken include misses by a letter. */
    private String detail(SpfCheck check) {
        SpfCause cause = check.cause();
        Optional<NearMiss> text = check.result() == SpfResult.NONE ? unread() : Optional.empty();
        if (text.isPresent()) {
            return "The text " + text.get().quoted() + " is no SPF record: it "
                    + text.get().problem() + ".";
        }
        if (check.result() == SpfResult.NONE) {
            return cause.detail() + tree.misplaced().map(found -> "; " + found).orElse("");
        }
        boolean leadsNowhere = cause.code() == SpfCause.Code.INCLUDE_WITHOUT_RECORD
                || cause.code() == SpfCause.Code.REDIRECT_WITHOUT_RECORD;
        return cause.detail()
                + cause.term()
                        .filter(term -> leadsNowhere)
                        .flatMap(term -> KnownServices.near(term.replaceFirst("^[^:=]*[:=]", "")))
                        .map(known -> "; did you mean " + known + "?")
                        .orElse("");
    }

    /** What to do; a record at a wrong name is named, since the record to publish has its terms. */
    private String action(SpfFinding kind, SpfCheck check) {
        Optional<String> elsewhere = check.result() == SpfResult.NONE ? tree.misplaced() : Optional.empty();
        return kind.remedy().action()
                + elsewhere
                        .map(found -> " " + Character.toUpperCase(found.charAt(0)) + found.substring(1) + ".")
                        .orElse("");
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
