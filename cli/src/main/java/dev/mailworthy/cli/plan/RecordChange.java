package dev.mailworthy.cli.plan;

import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A record that is added to its set, removed from it, or replaced in it. */
public sealed interface RecordChange {

    record Add(RecordSet set, DnsRecord record) implements RecordChange {}

    record Remove(RecordSet set, DnsRecord record) implements RecordChange {}

    record Replace(RecordSet set, DnsRecord before, DnsRecord after) implements RecordChange {}

    /** The changes between two states of a set. Records that stay are left out. */
    static List<RecordChange> between(RecordSet before, RecordSet after) {
        List<DnsRecord> gone = missing(before, after);
        List<DnsRecord> come = missing(after, before);
        List<RecordChange> changes = new ArrayList<>();
        int both = Math.min(gone.size(), come.size());
        for (int i = 0; i < both; i++) {
            changes.add(new Replace(after, gone.get(i), come.get(i)));
        }
        gone.subList(both, gone.size()).forEach(record -> changes.add(new Remove(before, record)));
        come.subList(both, come.size()).forEach(record -> changes.add(new Add(after, record)));
        return List.copyOf(changes);
    }

    private static List<DnsRecord> missing(RecordSet from, RecordSet in) {
        Set<String> there = in.records().stream().map(RecordLines::data).collect(Collectors.toSet());
        return from.records().stream()
                .filter(record -> !there.contains(RecordLines.data(record)))
                .toList();
    }
}
