package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;

/** The DNS as one evaluation may use it: within its limits, with every question counted once. */
final class Lookups {

    private final Answers answers;
    private final Spending spending;
    private final SpfSettings settings;
    private final java.util.Set<DnsQuestion> asked = new java.util.HashSet<>();
    private final long endMillis;

    Lookups(Answers answers, Spending spending, SpfSettings settings, long endMillis) {
        this.answers = answers;
        this.spending = spending;
        this.settings = settings;
        this.endMillis = endMillis;
    }

    Spending spending() {
        return spending;
    }

    SpfLimits limits() {
        return settings.limits();
    }

    /** A question that the term at hand lives on; nothing found is a void look-up. */
    DnsAnswer own(Optional<DomainName> name, RecordType type, String domain, String term) {
        DnsAnswer answer = ask(name, type);
        if (isVoid(answer) && !elsewhere(name, type)) {
            spending.voidLookup(domain, term);
        }
        return answer;
    }

    /** A question about one of several hosts of a term; nothing found counts in the strictest reading only. */
    DnsAnswer ofHost(DomainName name, RecordType type, String domain, String term) {
        DnsAnswer answer = ask(Optional.of(name), type);
        if (settings.voids() == VoidCounting.PER_QUERY && isVoid(answer)) {
            spending.voidLookup(domain, term);
        }
        return answer;
    }

    /** In the mildest reading a host that the other family knows is not void. */
    private boolean elsewhere(Optional<DomainName> name, RecordType type) {
        boolean address = type == RecordType.A || type == RecordType.AAAA;
        if (settings.voids() != VoidCounting.DUAL_STACK || !address) {
            return false;
        }
        RecordType other = type == RecordType.A ? RecordType.AAAA : RecordType.A;
        return ask(name, other) instanceof DnsAnswer.Records;
    }

    private static boolean isVoid(DnsAnswer answer) {
        return answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchName;
    }

    /** A question that is not charged. A name that cannot exist is answered without asking. */
    DnsAnswer ask(Optional<DomainName> name, RecordType type) {
        if (name.isEmpty()) {
            return new DnsAnswer.NoSuchName(0, DnsAnswer.Origin.none("not asked"));
        }
        DnsQuestion question = DnsQuestion.of(name.get(), type);
        if (asked.add(question)) {
            budget(name.get());
        }
        DnsAnswer answer = answers.get(question);
        spending.answered(answer);
        return answer;
    }

    private void budget(DomainName name) {
        boolean late = settings.clock().millis() > endMillis;
        if (spending.query() > settings.limits().queries() || late) {
            throw SpfEnd.temperror(
                    SpfCause.Code.BUDGET,
                    name.toString(),
                    null,
                    late ? "the evaluation took too long" : "the evaluation asked too many questions",
                    Reason.TIMEOUT);
        }
    }

    /** Says what comes next, as far as the ceiling of questions allows. */
    void announce(List<DomainName> names, RecordType type) {
        answers.announce(names.stream().map(name -> DnsQuestion.of(name, type)).toList());
    }

    /** The answer, unless it is none: then the evaluation ends. */
    static DnsAnswer answered(DnsAnswer answer, String domain, String term) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            throw SpfEnd.temperror(SpfCause.Code.DNS, domain, term, silent.detail(), silent.reason());
        }
        return answer;
    }
}
