package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.VoidCounting;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The DNS for one evaluation. It enforces the limits, counts each question once, and charges the term that asks it. */
final class Lookups {

    private static final DnsAnswer NO_SUCH_NAME = new DnsAnswer.NoSuchName(0, DnsAnswer.Origin.none("not asked"));

    private final Answers answers;
    private final Spending spending;
    private final SpfSettings settings;
    private final BitSet countedLater = new BitSet(0);
    private long counted;
    private final long endMillis;
    private String domain = "";
    private @Nullable Term term;

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

    /** Begins a {@link Term term} that needs the DNS. Later questions are charged to it. */
    void begin(String ofDomain, Term ofRecord) {
        domain = ofDomain;
        term = ofRecord;
        spending.term(ofDomain, ofRecord);
    }

    /** The main question of the present term. An {@link DnsAnswer answer} without records is a void look-up. */
    DnsAnswer own(Optional<DomainName> name, RecordType type) {
        DnsAnswer answer = ask(name, type);
        if (isVoid(answer) && !elsewhere(name, type)) {
            spending.voidLookup(domain, term);
        }
        return answer;
    }

    /** A question about one of several hosts of a term. Its answer counts as void only in {@link VoidCounting#PER_QUERY}. */
    DnsAnswer ofHost(DomainName name, RecordType type) {
        DnsAnswer answer = ask(Optional.of(name), type);
        if (settings.voids() == VoidCounting.PER_QUERY && isVoid(answer)) {
            spending.voidLookup(domain, term);
        }
        return answer;
    }

    /** Whether the host has an address of the other family; then {@link VoidCounting#DUAL_STACK} counts no void look-up. */
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

    /** A {@link DnsQuestion question} that is not charged. A name that cannot exist is answered without a question. */
    DnsAnswer ask(Optional<DomainName> name, RecordType type) {
        if (name.isEmpty()) {
            return NO_SUCH_NAME;
        }
        int place = answers.place(DnsQuestion.of(name.get(), type));
        if (isFirst(place)) {
            count(name.get());
        }
        DnsAnswer answer = answers.at(place);
        spending.answered(answer);
        return answer;
    }

    /** Whether this evaluation uses the answer at an index for the first time. The first 64 are bits of one number. */
    private boolean isFirst(int place) {
        if (place >= Long.SIZE) {
            boolean first = !countedLater.get(place);
            countedLater.set(place);
            return first;
        }
        long bit = 1L << place;
        boolean first = (counted & bit) == 0;
        counted |= bit;
        return first;
    }

    private void count(DomainName name) {
        boolean late = settings.clock().millis() > endMillis;
        if (spending.query() > settings.limits().queries() || late) {
            throw SpfEnd.temperror(
                    SpfCause.Code.BUDGET,
                    name.toString(),
                    term,
                    late ? "the evaluation took too long" : "the evaluation asked too many questions",
                    Reason.TIMEOUT);
        }
    }

    /** Announces the next questions, so that a driver can send them together. */
    void announce(List<DomainName> names, RecordType type) {
        answers.announce(names.stream().map(name -> DnsQuestion.of(name, type)).toList());
    }

    /** Returns the answer. If the DNS did not answer, the evaluation ends. */
    DnsAnswer answered(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            throw SpfEnd.temperror(SpfCause.Code.DNS, domain, term, silent.detail(), silent.reason());
        }
        return answer;
    }

    /** Makes the end of the evaluation, caused by the present term. */
    SpfEnd permerror(SpfCause.Code code, String detail) {
        return SpfEnd.permerror(code, domain, term, detail);
    }
}
