package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes the faults that the text of a record shows. Every address that a {@link Term term} names keeps its result. Addresses
 * that only {@code +all} lets pass get softfail.
 */
final class TermMending {

    /**
     * A directive that never decides, because an earlier one matches all that it matches (RFC 7208 section 4.6.2).
     *
     * @param type {@link SpfFinding#SPF_DUPLICATE} or {@link SpfFinding#SPF_CONTAINED}
     * @param earlier the directive that decides in its place
     */
    record Repetition(SpfFinding type, Directive earlier) {}

    /**
     * The directives in front of a directive, by what they match. A record of 64 KiB has thousands of directives, so that each
     * is looked up and not compared with all before it.
     */
    static final class Earlier {

        private final List<Directive> directives = new ArrayList<>();
        private final Map<Mechanism, Integer> places = new HashMap<>();

        void add(Directive directive) {
            places.putIfAbsent(directive.mechanism(), directives.size());
            directives.add(directive);
        }

        /** The first directive that matches all that a later one matches. */
        Optional<Repetition> repeated(Directive later) {
            int none = directives.size();
            int equal = places.getOrDefault(later.mechanism(), none);
            int around = later.mechanism() instanceof Mechanism.Network inner ? around(inner.network()) : none;
            if (Math.min(equal, around) == none) {
                return Optional.empty();
            }
            return Optional.of(
                    equal < around
                            ? new Repetition(SpfFinding.SPF_DUPLICATE, directives.get(equal))
                            : new Repetition(SpfFinding.SPF_CONTAINED, directives.get(around)));
        }

        /** The place of the first network that is wider and contains this one. */
        private int around(Cidr network) {
            int first = directives.size();
            for (int prefix = 0; prefix < network.prefix(); prefix++) {
                Mechanism wider = new Mechanism.Network(Cidr.containing(network.network(), prefix));
                first = Math.min(first, places.getOrDefault(wider, first));
            }
            return first;
        }
    }

    private TermMending() {}

    /** The mended record. The given record if it has a term that cannot be read and is no known mistake. */
    static SpfTerms of(SpfTerms record) {
        SpfTerms readable = SpfTerms.merged(DidYouMean.corrected(record));
        return readable.isValid()
                ? withoutIdleReports(withoutRepetitions(withNetworkAddresses(ended(readable))))
                : record;
    }

    /**
     * The mended record, if it can be offered without knowledge of the senders. It cannot if other addresses would change from
     * pass or neutral to softfail and no named sender would pass.
     */
    static Optional<SpfTerms> offered(SpfTerms record) {
        SpfTerms mended = of(record);
        boolean isChange = mended.isValid() && !mended.text().equals(record.text());
        return isChange && leavesSenders(record, mended) ? Optional.of(mended) : Optional.empty();
    }

    /** Whether the end is unchanged, or at least one named sender still passes. */
    static boolean leavesSenders(SpfTerms before, SpfTerms after) {
        return qualifier(before).equals(qualifier(after))
                || after.terms().stream().anyMatch(SpfTerms::isSender);
    }

    private static Optional<Qualifier> qualifier(SpfTerms record) {
        return record.end().map(Directive::qualifier);
    }

    /** Makes one end, {@code all} or a redirect, and drops the terms behind it, which never count. */
    private static SpfTerms ended(SpfTerms record) {
        Optional<Directive> end = record.end();
        if (end.isEmpty()) {
            return record.redirects()
                    ? record
                    : record.with(Stream.concat(record.terms().stream().map(Term::text), Stream.of(SpfTerms.SOFT_END)));
        }
        Directive all = end.get();
        if (all.qualifier() == Qualifier.PASS) {
            return closed(record, all);
        }
        return record.with(record.terms().stream()
                .filter(term -> !(term instanceof Modifier.Redirect || isBehind(term, all)))
                .map(term -> term == all && all.qualifier() == Qualifier.NEUTRAL ? SpfTerms.SOFT_END : term.text()));
    }

    private static boolean isBehind(Term term, Directive all) {
        return term instanceof Directive && term.span().start() > all.span().start();
    }

    /**
     * Closes a record that lets every address pass. The senders behind {@code +all} and those of the redirect pass today, so
     * that they move before the new end.
     */
    private static SpfTerms closed(SpfTerms record, Directive all) {
        Stream<String> directives = record.directives().stream()
                .filter(term -> !SpfTerms.isAll(term) && (!isBehind(term, all) || SpfTerms.isSender(term)))
                .map(Term::text);
        Stream<String> redirected = record.terms().stream().flatMap(SpfTerms::asInclude);
        Stream<String> modifiers = record.terms().stream()
                .filter(term -> term instanceof Modifier && !(term instanceof Modifier.Redirect))
                .map(Term::text);
        return record.with(Stream.of(directives, redirected, Stream.of(SpfTerms.SOFT_END), modifiers)
                .flatMap(part -> part));
    }

    private static SpfTerms withNetworkAddresses(SpfTerms record) {
        return record.with(record.terms().stream()
                .map(term -> networkOf(term)
                        .map(network -> sign(term) + network.text())
                        .orElse(term.text())));
    }

    private static String sign(Term term) {
        return term.text().substring(0, term.text().toLowerCase(Locale.ROOT).indexOf("ip"));
    }

    /** The network of a term that has host bits set (RFC 7208 section 5.6). */
    static Optional<Mechanism.Network> networkOf(Term term) {
        if (!(term instanceof Directive directive) || !(directive.mechanism() instanceof Mechanism.Network network)) {
            return Optional.empty();
        }
        String written = term.text().substring(term.text().indexOf(':') + 1);
        int slash = written.indexOf('/');
        boolean hostBits = slash >= 0
                && !IpAddress.parse(written.substring(0, slash))
                        .equals(network.network().network());
        return hostBits ? Optional.of(network) : Optional.empty();
    }

    private static SpfTerms withoutRepetitions(SpfTerms record) {
        Earlier kept = new Earlier();
        Set<Term> idle = new HashSet<>();
        for (Directive directive : record.directives()) {
            if (kept.repeated(directive).isPresent()) {
                idle.add(directive);
            } else {
                kept.add(directive);
            }
        }
        return record.without(idle::contains);
    }

    /** Drops {@code rp=} and {@code rr=} if {@code ra=} is missing (RFC 6652 section 3). */
    private static SpfTerms withoutIdleReports(SpfTerms record) {
        boolean reports = record.terms().stream().anyMatch(Modifier.ReportAddress.class::isInstance);
        return record.without(term -> !reports && isReportDetail(term));
    }

    static boolean isReportDetail(Term term) {
        return term instanceof Modifier.ReportPercentage || term instanceof Modifier.RequestedReports;
    }
}
