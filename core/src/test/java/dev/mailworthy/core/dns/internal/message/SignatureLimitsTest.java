package dev.mailworthy.core.dns.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Messages at a limit of validation and one record over it. */
class SignatureLimitsTest {

    private static final Name OWNER = Name.fromConstantString("signed.test.");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static Message message(int section, int count, IntFunction<Record> record) {
        Message message = new Message(1);
        for (int i = 0; i < count; i++) {
            message.addRecord(record.apply(i), section);
        }
        return message;
    }

    private static void isBounded(int section, int most, String what, IntFunction<Record> record) {
        assertThat(SignatureLimits.exceeded(message(section, most, record))).isEmpty();
        assertThat(SignatureLimits.exceeded(message(section, most + 1, record)))
                .contains(most + 1 + " " + what + "; the limit is " + most);
    }

    private static Record key(byte[] octets) {
        return new DNSKEYRecord(OWNER, DClass.IN, 300, 0x101, 3, DNSSEC.Algorithm.ECDSAP256SHA256, octets);
    }

    private static Record signature(int covered, int number) {
        byte[] octets = {(byte) number};
        return new RRSIGRecord(
                OWNER, DClass.IN, 300, covered, 13, 300, NOW.plusSeconds(60), NOW, number, OWNER, octets);
    }

    @Test
    void keysAreBounded() {
        isBounded(
                Section.ANSWER,
                SignatureLimits.MOST_KEYS,
                "DNSKEY records",
                number -> key(new byte[] {0, (byte) number}));
    }

    /** The tag is a sum of 16-bit words, so that words in another order have the same (KeyTrap, CVE-2023-50387). */
    @Test
    void keysOfOneTagAreBounded() {
        isBounded(Section.ANSWER, SignatureLimits.MOST_KEYS_OF_A_TAG, "DNSKEY records with one tag", number -> {
            byte[] octets = new byte[64];
            octets[2 * number] = 1;
            return key(octets);
        });
    }

    @Test
    void digestsAreBounded() {
        isBounded(
                Section.AUTHORITY,
                SignatureLimits.MOST_DIGESTS,
                "DS records",
                number -> new DSRecord(OWNER, DClass.IN, 300, number, 13, 2, new byte[32]));
    }

    @Test
    void signaturesOfASetAreBounded() {
        isBounded(
                Section.ANSWER,
                SignatureLimits.MOST_SIGNATURES_OF_A_SET,
                "signatures of one record set",
                number -> signature(Type.TLSA, number));
        Message ofTwoSets =
                message(Section.ANSWER, 16, number -> signature(number % 2 == 0 ? Type.A : Type.MX, number));
        assertThat(SignatureLimits.exceeded(ofTwoSets)).isEmpty();
        assertThat(SignatureLimits.signatures(ofTwoSets)).isEqualTo(16);
    }

    /** A validator hashes names for each such record (CVE-2023-50868). */
    @Test
    void hashedNamesAreBounded() {
        isBounded(Section.AUTHORITY, SignatureLimits.MOST_HASHES, "NSEC3 records", number -> hashed("h" + number));
    }

    private static Record hashed(String label) {
        try {
            Name owner = Name.fromString(label, OWNER);
            return new NSEC3Record(owner, DClass.IN, 300, 1, 0, 150, new byte[8], new byte[20], new int[] {Type.A});
        } catch (TextParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
