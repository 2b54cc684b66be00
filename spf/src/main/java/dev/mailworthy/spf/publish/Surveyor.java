package dev.mailworthy.spf.publish;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the tree of a {@link SpfRecord record}. It does not follow a record into itself, and it has a limit of questions. */
final class Surveyor {

    /** Our own limit. A record within all SPF limits needs fewer than 150 questions. */
    private static final int MAX_QUERIES = 400;

    private final Dns dns;
    private final Set<DnsQuestion> asked = new LinkedHashSet<>();
    private final List<UnansweredCheck> unanswered = new ArrayList<>();
    private int txtOctets;
    private boolean atLimit;

    Surveyor(Dns dns) {
        this.dns = dns;
    }

    List<UnansweredCheck> unanswered() {
        return unanswered;
    }

    int queries() {
        return asked.size();
    }

    int txtOctets() {
        return txtOctets;
    }

    /** Asks a question. Empty if the limit is reached. An unanswered question is noted. */
    Optional<DnsAnswer> ask(DomainName name, RecordType type) {
        DnsQuestion question = DnsQuestion.of(name, type);
        if (asked.size() >= MAX_QUERIES && !asked.contains(question)) {
            if (!atLimit) {
                note(question.toString(), Reason.SKIPPED, "the survey has reached its limit of questions");
                atLimit = true;
            }
            return Optional.empty();
        }
        asked.add(question);
        DnsAnswer answer = dns.ask(question);
        if (answer instanceof DnsAnswer.Unanswered silent) {
            note(question.toString(), silent.reason(), silent.detail());
        }
        return Optional.of(answer);
    }

    private void note(String check, Reason reason, String detail) {
        unanswered.add(new UnansweredCheck(
                CheckArea.SPF,
                check,
                reason,
                detail,
                Hint.unlessSkipped(reason, Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER)));
    }

    /** The record of a domain. */
    SurveyNode visit(DomainName domain, Set<DomainName> above) {
        if (above.contains(domain)) {
            return state(
                    domain.toString(), SurveyNode.State.LOOP, domain + " includes itself, directly or over others");
        }
        Optional<DnsAnswer> answer = ask(domain, RecordType.TXT);
        if (answer.isEmpty()) {
            return state(
                    domain.toString(), SurveyNode.State.NOT_FOLLOWED, "the survey has reached its limit of questions");
        }
        if (answer.get() instanceof DnsAnswer.Unanswered silent) {
            return state(domain.toString(), SurveyNode.State.UNANSWERED, silent.detail());
        }
        List<byte[]> texts = texts(answer.get());
        if (above.isEmpty()) {
            txtOctets = texts.stream().mapToInt(text -> text.length).sum();
        }
        List<byte[]> records = texts.stream().filter(SpfRecord::isSpf).toList();
        if (records.size() != 1) {
            return records.isEmpty()
                    ? state(domain.toString(), SurveyNode.State.MISSING, missing(texts))
                    : state(domain.toString(), SurveyNode.State.MULTIPLE, records.size() + " SPF records");
        }
        return read(domain, SpfRecord.parse(records.get(0)), above);
    }

    private static String missing(List<byte[]> texts) {
        return texts.stream()
                .flatMap(text -> NearMiss.of(text).stream())
                .findFirst()
                .map(meant -> "the text " + meant.quoted() + " is no SPF record: it " + meant.problem())
                .orElse("no SPF record");
    }

    private static List<byte[]> texts(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(DnsRecord.Txt::joined)
                        .toList()
                : List.of();
    }

    private static SurveyNode state(String domain, SurveyNode.State state, String detail) {
        return new SurveyNode(domain, state, detail, Optional.empty(), List.of(), List.of());
    }

    /** Surveys a record as if the domain published it. */
    SurveyNode read(DomainName domain, SpfParse parse, Set<DomainName> above) {
        if (parse instanceof SpfParse.Invalid invalid) {
            return new SurveyNode(
                    domain.toString(),
                    SurveyNode.State.INVALID,
                    invalid.problems().get(0).about(""),
                    Optional.of(invalid.record()),
                    invalid.problems(),
                    List.of());
        }
        if (!(parse instanceof SpfParse.Valid valid)) {
            return state(domain.toString(), SurveyNode.State.MISSING, "no SPF record");
        }
        Set<DomainName> open = new LinkedHashSet<>(above);
        open.add(domain);
        return new SurveyNode(
                domain.toString(),
                SurveyNode.State.FOUND,
                "",
                Optional.of(valid.record()),
                List.of(),
                terms(domain, valid.record(), open));
    }

    private List<SurveyTerm> terms(DomainName domain, SpfRecord record, Set<DomainName> open) {
        List<SurveyTerm> surveyed = new ArrayList<>();
        Terms terms = new Terms(this, domain, open);
        boolean ended = false;
        for (Term term : record.terms()) {
            if (ended && term instanceof Directive) {
                surveyed.add(new SurveyTerm(
                        term, AddressSet.EMPTY, 0, SurveyTerm.Voids.NONE, Optional.empty(), "never evaluated"));
            } else if (term instanceof Modifier.Redirect redirect) {
                surveyed.add(
                        record.hasAll()
                                ? new SurveyTerm(
                                        term,
                                        AddressSet.EMPTY,
                                        0,
                                        SurveyTerm.Voids.NONE,
                                        Optional.empty(),
                                        "ignored because of \"all\"")
                                : terms.redirect(redirect));
            } else {
                surveyed.add(terms.survey(term));
                ended |= term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
            }
        }
        return surveyed;
    }
}
