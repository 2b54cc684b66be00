package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A record set before and after a change. Plans change whole sets, because forms and servers replace whole sets.
 *
 * @param zone the zone of the set
 * @param answers the findings that the change is for; none when it answers a question about a policy
 * @param notes what to know before publishing
 */
public record SetChange(
        RecordSet before,
        RecordSet after,
        DomainName zone,
        Publisher publisher,
        List<Finding> answers,
        List<String> notes) {
    public SetChange {
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    /** This change, one {@link RecordChange} for each record. */
    public List<RecordChange> records() {
        return RecordChange.between(before, after);
    }

    /** How long resolvers may cache the present records, or that there are none, in words. */
    public String effect() {
        return before.isEmpty() ? TimeToEffect.NEW_RECORD.words() : "TTL " + before.ttl() + " s";
    }

    /** The highest {@link Severity severity} of the findings that the change is for. */
    Severity weight() {
        return answers.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO);
    }

    /** This change with one more note at the end. */
    SetChange withNote(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new SetChange(before, after, zone, publisher, answers, all);
    }

    /** This change followed by a later one of the same set. */
    SetChange then(SetChange later) {
        Set<Finding> all = new LinkedHashSet<>(answers);
        all.addAll(later.answers);
        List<String> both = new ArrayList<>(notes);
        both.addAll(later.notes);
        return new SetChange(
                before,
                later.after,
                zone,
                publisher,
                List.copyOf(all),
                both.stream().distinct().toList());
    }
}
