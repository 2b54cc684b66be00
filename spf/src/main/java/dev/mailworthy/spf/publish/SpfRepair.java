package dev.mailworthy.spf.publish;

import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SPF record to publish for a domain, so that every sending address passes. Everything that proposes a record uses it:
 * {@link SpfLint}, {@link SpfReport} with its drift, and a fix plan. {@link SpfPublisher#repair} finds it.
 *
 * @param record proved by evaluation: each sending address passes
 * @param replaced the SPF records that stand there now, whole; several are a permerror (RFC 7208 section 4.5)
 * @param stale terms that name an old address. They stay, because another server of the domain may send from it
 * @param frozen terms that lead to other records, and that the addresses of today have taken the place of
 * @param leftOut terms of the present records that name senders and have no place in this one. The notes name them
 */
public record SpfRepair(
        PublishedRecord record,
        List<String> replaced,
        List<Directive> stale,
        List<String> frozen,
        List<String> leftOut) {

    /** The most terms that one sentence names. */
    private static final int MOST_NAMED = 3;

    public SpfRepair {
        replaced = List.copyOf(replaced);
        stale = List.copyOf(stale);
        frozen = frozen.stream().map(Printable::text).toList();
        leftOut = leftOut.stream().map(Printable::text).toList();
    }

    /**
     * {@return the record without the faults of its text, if the sending addresses are not known} Terms that name senders keep
     * their effect. Empty if there is no fault, or if the intended meaning is not clear.
     *
     * @param parse of the published text
     */
    public static Optional<String> ofText(SpfParse parse) {
        return parse instanceof SpfParse.NotSpf
                ? Optional.empty()
                : TermMending.offered(new SpfTerms(parse)).map(SpfTerms::text);
    }

    /** {@return the name that has the record} */
    public DomainName domain() {
        return record.owner();
    }

    /** {@return the text of the record, of any length} */
    public String text() {
        return record.value();
    }

    /** {@return whether the record differs from the present ones} */
    public boolean isChange() {
        return !replaced.equals(List.of(text()));
    }

    /** {@return notes to read before it is published, one sentence each} */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (replaced.isEmpty()) {
            notes.add("The record ends in ~all, because other senders of " + domain()
                    + " may exist: add them, then end the record in -all.");
        }
        boolean unread = replaced.stream().anyMatch(text -> NearMiss.of(text).isPresent());
        if (unread) {
            notes.add("The record takes the place of a text that receivers do not read as SPF.");
        }
        if (replaced.size() > 1 && !unread) {
            notes.add("The record takes the place of " + replaced.size()
                    + " SPF records, which receivers reject together.");
        }
        if (letEveryAddressPass()) {
            notes.add("The record ends in ~all in place of +all, which lets every address send: add other senders of "
                    + domain() + ".");
        }
        if (!leftOut.isEmpty()) {
            notes.add(
                    "The record leaves out " + named(leftOut)
                            + ", which lets no address pass today. If mail is sent through it, correct it and put it back first.");
        }
        if (!frozen.isEmpty()) {
            notes.add(
                    "The record has the addresses of today in place of " + named(frozen)
                            + ". When one of them changes its addresses, change this record too, or mail from there fails SPF.");
        }
        if (!stale.isEmpty()) {
            notes.add("The record keeps " + named(stale.stream().map(Term::text).toList())
                    + (stale.size() == 1
                            ? ". Remove that term if no server of yours sends from the address."
                            : ". Remove the terms whose addresses no server of yours sends from."));
        }
        return notes;
    }

    /** The first terms by name, and how many more there are. */
    private static String named(List<String> terms) {
        String first = terms.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return terms.size() > MOST_NAMED ? first + " and " + (terms.size() - MOST_NAMED) + " more" : first;
    }

    private boolean letEveryAddressPass() {
        return replaced.stream()
                .flatMap(text -> RepairSearch.meant(text).end().stream())
                .anyMatch(end -> end.qualifier() == Qualifier.PASS);
    }

    /** The remedy of every finding that this record mends. */
    Remedy remedy(String action) {
        String text = Stream.concat(Stream.of(action), notes().stream()).collect(Collectors.joining(" "));
        return replaced.isEmpty() ? Remedy.publishNew(text, record) : Remedy.publish(text, record);
    }
}
