package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.AuthenticData;
import dev.mailworthy.spf.result.Charge;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfLedger;
import dev.mailworthy.spf.result.SpfLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what one evaluation uses of its {@link SpfLimits}, and keeps the TTL and authenticity of its answers. */
final class Spending {

    private final SpfLimits limits;
    /** A {@link Charge} whose text is not made yet. */
    private record Spent(
            Charge.Kind kind, String domain, @Nullable Term term) {}

    private final List<Spent> spent = new ArrayList<>(8);
    private int terms;
    private int voids;
    private int queries;
    private int answers;
    private int authentic;
    private long smallestTtl = Long.MAX_VALUE;

    Spending(SpfLimits limits) {
        this.limits = limits;
    }

    /** Counts a {@link Term term} that needs the DNS. */
    void term(String domain, Term term) {
        charge(Charge.Kind.TERM, domain, term);
        if (++terms > limits.dnsTerms()) {
            throw SpfEnd.permerror(
                    SpfCause.Code.TERM_LIMIT,
                    domain,
                    term,
                    "more than " + limits.dnsTerms() + " terms need the DNS (RFC 7208 section 4.6.4)");
        }
    }

    /** Counts a look-up that found nothing. */
    void voidLookup(String domain, @Nullable Term term) {
        charge(Charge.Kind.VOID, domain, term);
        if (++voids > limits.voidLookups()) {
            throw SpfEnd.permerror(
                    SpfCause.Code.VOID_LIMIT,
                    domain,
                    term,
                    "more than " + limits.voidLookups() + " look-ups found nothing (RFC 7208 section 4.6.4)");
        }
    }

    private void charge(Charge.Kind kind, String domain, @Nullable Term term) {
        spent.add(new Spent(kind, domain, term));
    }

    int query() {
        return ++queries;
    }

    /** Notes an {@link DnsAnswer answer} that the result depends on. */
    void answered(DnsAnswer answer) {
        answers++;
        if (answer.origin().authenticData()) {
            authentic++;
        }
        smallestTtl = Math.min(smallestTtl, ttl(answer));
    }

    private static long ttl(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Records found) {
            return found.ttl();
        }
        if (answer instanceof DnsAnswer.NoData nothing) {
            return nothing.ttl();
        }
        return answer instanceof DnsAnswer.NoSuchName missing ? missing.ttl() : 0;
    }

    /** The smallest TTL in seconds; 0 without an answer. */
    long ttl() {
        return answers == 0 ? 0 : smallestTtl;
    }

    AuthenticData dnssec() {
        if (answers == 0) {
            return AuthenticData.NO_ANSWERS;
        }
        return authentic == answers ? AuthenticData.AUTHENTIC : AuthenticData.NOT_AUTHENTIC;
    }

    SpfLedger ledger() {
        return new SpfLedger(
                terms,
                voids,
                queries,
                spent.stream()
                        .map(one -> new Charge(
                                one.kind(),
                                one.domain(),
                                one.term() == null ? "" : one.term().text()))
                        .toList());
    }
}
