package dev.mailworthy.spf.publish;

import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.record.Unreadable;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the record of a {@link SpfRepair}. It evaluates candidates as if they were published. The first candidate is the one
 * nearest to the present record.
 *
 * @param stale terms with an old address; they stay, because another server of the domain may use it
 */
record RepairSearch(SpfSender sender, List<Directive> stale, Dns dns, Clock clock) {

    /** Faults that another text can remove. The other types are facts about networks, or advice. */
    private static final Set<SpfFinding> MENDABLE = Set.of(
            SpfFinding.SPF_MISSING,
            SpfFinding.SPF_IGNORED_TERM,
            SpfFinding.SPF_PERMERROR,
            SpfFinding.SPF_SYNTAX,
            SpfFinding.SPF_NO_ALL,
            SpfFinding.SPF_PASS_ALL,
            SpfFinding.SPF_REDIRECT_WITH_ALL,
            SpfFinding.SPF_AFTER_ALL,
            SpfFinding.SPF_DUPLICATE,
            SpfFinding.SPF_CONTAINED,
            SpfFinding.SPF_HOST_BITS,
            SpfFinding.SPF_TERM_BUDGET,
            SpfFinding.SPF_VOID_BUDGET,
            SpfFinding.SPF_REPORT_WITHOUT_ADDRESS);

    /** {@code - all} and {@code mx- all}, which are meant as {@code -all}. */
    private static final Pattern SPLIT_ALL = Pattern.compile("\\s*([+~?-])\\s+all(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    /** {@code ip4: 192.0.2.1} and {@code ip4 : 192.0.2.1}, which are meant without the blanks. */
    private static final Pattern SPLIT_ARGUMENT =
            Pattern.compile("\\s(ip4|ip6|include|exists)(?:\\s+:\\s*|:\\s+)(?=\\S)", Pattern.CASE_INSENSITIVE);

    /** The TTL of a candidate. No {@link SpfResult result} depends on it. */
    private static final long ANY_TTL = 60;

    /** Blocks during DNS questions. Empty if no {@link SpfTerms candidate} lets every address pass within the limits. */
    Optional<SpfRepair> find() {
        return present(sender.domain(), dns)
                .filter(present -> !present.isEmpty() || !sender.addresses().isEmpty())
                .flatMap(present -> best(candidates(present).iterator()).map(found -> repair(found, present)));
    }

    /** A {@link SpfRecord record} from another search, if it lets every address pass here. */
    Optional<SpfRepair> proved(PublishedRecord record) {
        SpfTerms terms = SpfTerms.of(record.value());
        return present(sender.domain(), dns)
                .filter(present ->
                        terms.isValid() && letsAllPass(terms) && reading(terms).isUsable())
                .map(present -> repair(terms, present));
    }

    /** The first candidate without faults, otherwise the first that receivers can evaluate. */
    private Optional<SpfTerms> best(Iterator<SpfTerms> candidates) {
        Optional<SpfTerms> usable = Optional.empty();
        while (candidates.hasNext()) {
            SpfTerms candidate = candidates.next();
            if (candidate.isValid() && letsAllPass(candidate)) {
                SpfReading reading = reading(candidate);
                if (isClean(reading)) {
                    return Optional.of(candidate);
                }
                usable = usable.or(() -> reading.isUsable() ? Optional.of(candidate) : Optional.empty());
            }
        }
        return usable;
    }

    /** The SPF records that stand there, whole, or else the texts that were meant as such; empty when the DNS does not answer. */
    static Optional<List<String>> present(DomainName domain, Dns dns) {
        DnsAnswer answer = dns.ask(DnsQuestion.of(domain, RecordType.TXT));
        if (answer instanceof DnsAnswer.Unanswered) {
            return Optional.empty();
        }
        List<byte[]> texts = answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(DnsRecord.Txt::joined)
                        .toList()
                : List.of();
        boolean read = texts.stream().anyMatch(SpfRecord::isSpf);
        return Optional.of(texts.stream()
                .filter(octets ->
                        read ? SpfRecord.isSpf(octets) : NearMiss.of(octets).isPresent())
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList());
    }

    /** One record with every term of these texts that can be read and names a sender, without an end. */
    static SpfTerms intended(List<String> texts) {
        return SpfTerms.merged(texts.stream()
                        .map(text -> SpfTerms.merged(DidYouMean.corrected(meant(text))))
                        .toList())
                .without(SpfTerms::isAll);
    }

    /** A published text as the record that was meant. */
    static SpfTerms meant(String text) {
        String plain = NearMiss.of(text).map(NearMiss::mended).orElse(text);
        return SpfTerms.of(SPLIT_ARGUMENT
                .matcher(SPLIT_ALL.matcher(plain).replaceAll(" $1all"))
                .replaceAll(" $1:"));
    }

    private SpfRepair repair(SpfTerms found, List<String> present) {
        Set<String> texts = found.terms().stream().map(Term::text).collect(Collectors.toSet());
        return new SpfRepair(
                new PublishedRecord(sender.domain(), RecordType.TXT, found.text()),
                present,
                stale.stream().filter(term -> texts.contains(term.text())).toList(),
                gone(found, present, true),
                gone(found, present, false));
    }

    /**
     * The terms of the present records that named senders, or that cannot be read, and that the found record does not have.
     *
     * @param covered terms whose addresses the found record lets pass; otherwise terms whose senders it does not let pass, or
     *     whose senders are not known
     */
    private List<String> gone(SpfTerms found, List<String> present, boolean covered) {
        AddressSet after = survey(found).authorised();
        Set<String> kept = found.terms().stream().map(RepairSearch::identity).collect(Collectors.toSet());
        Set<String> gone = new LinkedHashSet<>();
        for (String text : present) {
            SpfTerms read = SpfTerms.merged(DidYouMean.corrected(meant(text)));
            read.terms().stream()
                    .filter(term -> !covered && term instanceof Unreadable)
                    .map(Term::text)
                    .forEach(gone::add);
            survey(SpfTerms.merged(List.of(read))).root().terms().stream()
                    .filter(term -> SpfTerms.isSender(term.term())
                            && !isSelf(term.term())
                            && !kept.contains(identity(term.term())))
                    .filter(term -> covered == isCovered(term, after) && (!covered || term.ownTerms() > 0))
                    .map(term -> term.term().text())
                    .forEach(gone::add);
        }
        return List.copyOf(gone);
    }

    private static boolean isCovered(SurveyTerm term, AddressSet by) {
        return !term.addresses().isEmpty() && term.addresses().minus(by).isEmpty();
    }

    /** Equal for terms that mean the same senders: a redirect may have become an include. */
    private static String identity(Term term) {
        return SpfTerms.asInclude(term)
                .findFirst()
                .orElseGet(() -> term.text().replaceFirst("^\\+", ""))
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The candidates, the one nearest to the present record first. Each is made when it is needed, because a survey costs DNS
     * questions.
     */
    private Stream<SpfTerms> candidates(List<String> present) {
        if (present.isEmpty()) {
            return Stream.concat(
                    SpfReading.Misplaced.of(sender.domain(), dns)
                            .map(found ->
                                    mendedWithAll(SpfTerms.of(found.text()).softened()))
                            .stream(),
                    Stream.of(SpfTerms.of(sender.addresses())));
        }
        List<SpfTerms> records = present.stream().map(RepairSearch::meant).toList();
        SpfTerms standing = (records.size() == 1 ? records.get(0) : SpfTerms.merged(records)).without(this::isSelf);
        SpfTerms mended = TermMending.of(standing);
        SpfTerms readable = mended.isValid()
                ? mended
                : TermMending.of(
                        SpfTerms.merged(List.of(DidYouMean.corrected(mended))).softened());
        if (isMisspelt(readable)) {
            return Stream.empty();
        }
        if (sender.addresses().isEmpty() && !TermMending.leavesSenders(standing, readable)) {
            return Stream.empty();
        }
        return Stream.<Supplier<SpfTerms>>of(
                        () -> readable,
                        () -> mendedWithAll(readable),
                        () -> mendedWithAll(withoutBroken(readable)),
                        () -> mendedWithAll(withoutEmpty(withoutBroken(readable))),
                        () -> TermMending.of(flattened(allowing(withoutBroken(readable)))))
                .map(Supplier::get);
    }

    /** Whether a term leads back to the domain itself, so that it names no sender beyond the other terms. */
    private boolean isSelf(Term term) {
        return SpfTerms.target(term).flatMap(MacroString::name).equals(Optional.of(sender.domain()));
    }

    private SpfTerms mendedWithAll(SpfTerms record) {
        return TermMending.of(allowing(record));
    }

    /** Adds every address that does not pass to the front of the record. */
    private SpfTerms allowing(SpfTerms record) {
        return record.allowing(sender.addresses().stream()
                .filter(address -> !passes(record, address))
                .toList());
    }

    /** Whether a term leads nowhere by a slip in the name of a known service. Without it all mail of the service would fail. */
    private boolean isMisspelt(SpfTerms record) {
        return survey(record).root().terms().stream()
                .flatMap(term -> term.into().stream())
                .anyMatch(node -> node.state() == SurveyNode.State.MISSING
                        && KnownServices.near(node.domain()).isPresent());
    }

    /** Without the terms that receivers end in permerror for. What they were meant to let pass is not known, so nothing fails. */
    private SpfTerms withoutBroken(SpfTerms record) {
        SpfTerms without = without(record, SurveyTerm::isBroken);
        long senders = record.terms().stream().filter(SpfTerms::isSender).count();
        return without.terms().stream().filter(SpfTerms::isSender).count() < senders ? without.softened() : without;
    }

    private SpfTerms withoutEmpty(SpfTerms record) {
        return without(record, SurveyTerm::isEmpty);
    }

    private SpfTerms without(SpfTerms record, Predicate<SurveyTerm> unwanted) {
        Set<String> texts = survey(record).root().terms().stream()
                .filter(unwanted)
                .map(term -> term.term().text())
                .collect(Collectors.toSet());
        return record.without(term -> texts.contains(term.text()));
    }

    private SpfSurvey survey(SpfTerms record) {
        return SpfPublisher.over(dns).survey(sender.domain(), record.parse());
    }

    private SpfTerms flattened(SpfTerms record) {
        SpfFlattening flat = SpfFlattening.of(SpfPublisher.over(dns).survey(sender.domain(), record.parse()));
        boolean whole = flat.complete() == SpfFlattening.Completeness.COMPLETE
                && flat.records().size() == 1;
        return whole ? SpfTerms.of(flat.records().values().iterator().next()) : record;
    }

    private static boolean isClean(SpfReading reading) {
        return reading.findings().stream().noneMatch(finding -> MENDABLE.contains(finding.type()));
    }

    private SpfReading reading(SpfTerms record) {
        return SpfReading.of(sender.domain(), record.text(), published(record));
    }

    private boolean letsAllPass(SpfTerms record) {
        return sender.addresses().stream().allMatch(address -> passes(record, address));
    }

    private boolean passes(SpfTerms record, IpAddress address) {
        return Spf.over(published(record))
                        .withClock(clock)
                        .check(new SpfRequest(address, sender.mailbox(), sender.helo(address)))
                        .result()
                == SpfResult.PASS;
    }

    /** The DNS with a record in place of the present ones. Answers that a check has got are not asked for again. */
    private Dns published(SpfTerms record) {
        DnsQuestion own = DnsQuestion.of(sender.domain(), RecordType.TXT);
        List<byte[]> strings = MasterText.pieces(record.text().getBytes(StandardCharsets.ISO_8859_1));
        DnsAnswer answer = new DnsAnswer.Records(
                List.of(new DnsRecord.Txt(strings)), ANY_TTL, DnsAnswer.Origin.none("record not yet published"));
        return question -> question.equals(own) ? CompletableFuture.completedFuture(answer) : dns.query(question);
    }
}
