package dev.mailworthy.core.dns.internal.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Limits of what one message can cost a validator. Each signature is tried with each key of its tag (KeyTrap, CVE-2023-50387), and
 * a proof of absence hashes names with each NSEC3 record (CVE-2023-50868). Zones in use have fewer than ten keys, two signatures
 * of a set and three NSEC3 records of a proof. A message over a limit is unanswered: it is no proof that the zone is forged.
 */
public final class SignatureLimits {

    static final int MOST_KEYS = 32;
    static final int MOST_KEYS_OF_A_TAG = 4;
    static final int MOST_DIGESTS = 32;
    static final int MOST_SIGNATURES_OF_A_SET = 8;
    static final int MOST_HASHES = 8;

    /** All messages of one validation together. */
    public static final int MOST_SIGNATURES = 256;

    private SignatureLimits() {}

    /** The first limit that a message exceeds; empty if it exceeds none. */
    public static Optional<String> exceeded(Message reply) {
        List<Record> records = proofs(reply).toList();
        return most(records, DNSKEYRecord.class, MOST_KEYS, "DNSKEY records")
                .or(() -> most(records, DSRecord.class, MOST_DIGESTS, "DS records"))
                .or(() -> most(records, NSEC3Record.class, MOST_HASHES, "NSEC3 records"))
                .or(() -> tags(records))
                .or(() -> sets(records));
    }

    /** The number of signatures of a message. */
    public static int signatures(Message reply) {
        return (int) proofs(reply).filter(RRSIGRecord.class::isInstance).count();
    }

    private static Stream<Record> proofs(Message reply) {
        return Stream.of(Section.ANSWER, Section.AUTHORITY).flatMap(section -> reply.getSection(section).stream());
    }

    private static Optional<String> most(List<Record> records, Class<? extends Record> type, int most, String what) {
        long count = records.stream().filter(type::isInstance).count();
        return count > most ? Optional.of(count + " " + what + "; the limit is " + most) : Optional.empty();
    }

    private static Optional<String> tags(List<Record> records) {
        Map<String, Integer> counts = new HashMap<>();
        for (Record record : records) {
            if (record instanceof DNSKEYRecord key) {
                counts.merge(key.getAlgorithm() + " " + key.getFootprint(), 1, Integer::sum);
            }
        }
        return most(counts, MOST_KEYS_OF_A_TAG, "DNSKEY records with one tag");
    }

    private static Optional<String> sets(List<Record> records) {
        Map<String, Integer> counts = new HashMap<>();
        for (Record record : records) {
            if (record instanceof RRSIGRecord signature) {
                counts.merge(signature.getName() + " " + signature.getTypeCovered(), 1, Integer::sum);
            }
        }
        return most(counts, MOST_SIGNATURES_OF_A_SET, "signatures of one record set");
    }

    private static Optional<String> most(Map<String, Integer> counts, int most, String what) {
        return counts.values().stream()
                .filter(count -> count > most)
                .findFirst()
                .map(count -> count + " " + what + "; the limit is " + most);
    }
}
