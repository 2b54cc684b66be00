package dev.mailworthy.core.dns.patch;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Objects;

/**
 * All records of one name and type (RFC 2181 section 5), or none.
 *
 * @param ttl seconds, the same for all of them (RFC 2181 section 5.2)
 */
public record RecordSet(DomainName owner, RecordType type, long ttl, List<DnsRecord> records) {
    public RecordSet {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(type, "type");
        records = List.copyOf(records);
    }

    /** Replaces the records; name, type and TTL stay. */
    public RecordSet with(List<DnsRecord> others) {
        return new RecordSet(owner, type, ttl, others);
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }
}
