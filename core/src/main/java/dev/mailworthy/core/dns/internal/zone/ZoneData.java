package dev.mailworthy.core.dns.internal.zone;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.internal.DnsjavaRecords;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** Zones by owner name and type, answered as an authoritative server would, one name at a time. */
public final class ZoneData {

    /** The data for one name and type, before aliases are followed. */
    sealed interface Found {
        /** Records of the type asked for. */
        record Here(List<Record> records) implements Found {}

        /** The name is an alias. */
        record Alias(Record cname, DomainName target) implements Found {}

        /** The name exists, or something below it does. */
        record NoData(DomainName origin) implements Found {}

        record NoName(DomainName origin) implements Found {}

        /** The name is in none of the zones. */
        record OutOfZone() implements Found {}
    }

    private final Map<DomainName, Map<Integer, List<Record>>> owners = new HashMap<>();
    private final Map<DomainName, SOARecord> origins = new HashMap<>();
    private final Set<DomainName> names = new HashSet<>();

    private ZoneData() {}

    /**
     * The zones of several texts together.
     *
     * @param texts file name to text, in the order of reading
     */
    public static ZoneData of(Map<String, String> texts) throws ZoneFileException {
        ZoneData data = new ZoneData();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            for (Record record : MasterFiles.read(file.getKey(), file.getValue())) {
                data.add(record);
            }
        }
        data.listNames();
        return data;
    }

    private void add(Record record) {
        DomainName owner = DnsjavaRecords.name(record.getName());
        owners.computeIfAbsent(owner, name -> new HashMap<>())
                .computeIfAbsent(record.getType(), type -> new ArrayList<>())
                .add(record);
        if (record instanceof SOARecord soa) {
            origins.put(owner, soa);
        }
    }

    /** Lists every owner and every name between it and its origin, because an empty non-terminal exists (RFC 8020). */
    private void listNames() {
        for (DomainName owner : owners.keySet()) {
            Optional<DomainName> name = Optional.of(owner);
            Optional<DomainName> origin = origin(owner);
            while (name.isPresent() && origin.isPresent() && name.get().isAtOrBelow(origin.get())) {
                names.add(name.get());
                name = name.get().parent();
            }
        }
    }

    /** The names of the zones, in no order. */
    public Set<DomainName> origins() {
        return new LinkedHashSet<>(origins.keySet());
    }

    /** The zone that a name belongs to: the longest origin at or above it. */
    public Optional<DomainName> origin(DomainName name) {
        Optional<DomainName> at = Optional.of(name);
        while (at.isPresent() && !origins.containsKey(at.get())) {
            at = at.get().parent();
        }
        return at;
    }

    Optional<SOARecord> soa(DomainName origin) {
        return Optional.ofNullable(origins.get(origin));
    }

    Found find(DomainName name, int type) {
        Optional<DomainName> origin = origin(name);
        if (origin.isEmpty()) {
            return new Found.OutOfZone();
        }
        Map<Integer, List<Record>> node = owners.get(name);
        if (node == null && !names.contains(name)) {
            node = wildcard(name, origin.get());
            if (node == null) {
                return new Found.NoName(origin.get());
            }
        }
        return node == null ? new Found.NoData(origin.get()) : pick(node, type, origin.get());
    }

    private static Found pick(Map<Integer, List<Record>> node, int type, DomainName origin) {
        List<Record> records = node.get(type);
        if (records != null) {
            return new Found.Here(records);
        }
        List<Record> aliases = node.get(RecordType.CNAME.number());
        if (aliases != null && type != Type.ANY) {
            Record alias = aliases.get(0);
            return new Found.Alias(alias, DnsjavaRecords.name(((CNAMERecord) alias).getTarget()));
        }
        return new Found.NoData(origin);
    }

    /** The source of synthesis: the asterisk below the closest encloser (RFC 4592 section 3.3.1). */
    private @Nullable Map<Integer, List<Record>> wildcard(DomainName name, DomainName origin) {
        Optional<DomainName> encloser = name.parent();
        while (encloser.isPresent() && !names.contains(encloser.get())) {
            if (encloser.get().equals(origin)) {
                return null;
            }
            encloser = encloser.get().parent();
        }
        return encloser.isEmpty() || encloser.get().wire().length > 253
                ? null
                : owners.get(encloser.get().prepend("*"));
    }
}
