package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * One SPF record in place of the present ones.
 *
 * @param record proved by evaluation, and without faults by lint
 * @param replaced the SPF records that stand there now
 * @param saved sources that pass by this record and did not before
 * @param notes what to know before it is published, one sentence each
 */
public record SpfProposal(PublishedRecord record, List<String> replaced, Set<IpAddress> saved, List<String> notes) {
    public SpfProposal {
        replaced = List.copyOf(replaced);
        saved = Set.copyOf(saved);
        notes = List.copyOf(notes);
    }
}
