package dev.mailworthy.core.dns.engine;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A zone that is signed with a new ECDSA P-256 key and has an NSEC chain (RFC 4034). */
final class SignedZone {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final int ALGORITHM = DNSSEC.Algorithm.ECDSAP256SHA256;

    private final Name origin;
    private final KeyPair keys;
    private final DNSKEYRecord key;
    private final TreeMap<Name, Map<Integer, RRset>> owners = new TreeMap<>();

    /**
     * @param records the records of the zone, with SOA and NS; those below a delegation are not signed
     */
    SignedZone(Name origin, List<Record> records, Duration validFor) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.origin = origin;
            keys = generator.generateKeyPair();
            key = new DNSKEYRecord(
                    origin, DClass.IN, 300, 0x101, DNSKEYRecord.Protocol.DNSSEC, ALGORITHM, keys.getPublic());
            records.forEach(this::add);
            add(key);
            chain();
            sign(validFor);
        } catch (GeneralSecurityException | DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Record record) {
        owners.computeIfAbsent(record.getName(), name -> new HashMap<>())
                .computeIfAbsent(record.getType(), type -> new RRset())
                .addRR(record);
    }

    private void chain() {
        List<Name> names = new ArrayList<>(owners.keySet());
        for (int i = 0; i < names.size(); i++) {
            TreeSet<Integer> types = new TreeSet<>(owners.get(names.get(i)).keySet());
            types.add(Type.NSEC);
            types.add(Type.RRSIG);
            add(new NSECRecord(
                    names.get(i),
                    DClass.IN,
                    300,
                    names.get((i + 1) % names.size()),
                    types.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    private void sign(Duration validFor) throws DNSSEC.DNSSECException {
        for (Map<Integer, RRset> node : owners.values()) {
            for (RRset set : node.values()) {
                boolean delegation = set.getType() == Type.NS && !set.getName().equals(origin);
                if (!delegation) {
                    set.addRR(DNSSEC.sign(
                            set, key, keys.getPrivate(), NOW.minus(Duration.ofDays(10)), NOW.plus(validFor)));
                }
            }
        }
    }

    Name origin() {
        return origin;
    }

    /** The DS record, for the zone above or for a trust anchor. */
    DSRecord ds() {
        return new DSRecord(origin, DClass.IN, 300, DNSSEC.Digest.SHA256, key);
    }

    /** Removes the signatures of a name's records of one type. */
    void strip(String name, int type) throws IOException {
        RRset set = owners.get(Name.fromString(name)).get(type);
        List.copyOf(set.sigs()).forEach(set::deleteRR);
    }

    /** Replaces a record and keeps the old signature. */
    void forge(Record forged) {
        RRset old = owners.get(forged.getName()).get(forged.getType());
        RRset set = new RRset(forged);
        old.sigs().forEach(set::addRR);
        owners.get(forged.getName()).put(forged.getType(), set);
    }

    void answer(Name name, int type, Message reply) {
        Map<Integer, RRset> node = owners.get(name);
        if (node == null) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
            authority(reply, origin, Type.SOA);
            authority(reply, owners.floorKey(name), Type.NSEC);
            authority(reply, owners.floorKey(wildcard()), Type.NSEC);
        } else if (node.containsKey(type)) {
            add(reply, node.get(type), Section.ANSWER);
        } else if (node.containsKey(Type.CNAME)) {
            add(reply, node.get(Type.CNAME), Section.ANSWER);
            answer(((CNAMERecord) node.get(Type.CNAME).first()).getTarget(), type, reply);
        } else {
            authority(reply, origin, Type.SOA);
            authority(reply, name, Type.NSEC);
        }
    }

    private Name wildcard() {
        try {
            return new Name("*", origin);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void authority(Message reply, Name name, int type) {
        add(reply, owners.get(name).get(type), Section.AUTHORITY);
    }

    private static void add(Message reply, RRset set, int section) {
        if (!reply.findRRset(set.getName(), set.getType(), section)) {
            set.rrs().forEach(record -> reply.addRecord(record, section));
            for (RRSIGRecord signature : set.sigs()) {
                reply.addRecord(signature, section);
            }
        }
    }
}
