package dev.mailworthy.dnsbl;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import java.nio.ByteBuffer;

/** A target of a sweep: no more than its octets, until something has to be said about it. */
sealed interface SweepTarget {

    TargetKind kind();

    /** The target as a check knows it. */
    Target whole();

    /** The octets that tell it from every other target. */
    byte[] octets();

    /** Writes the labels that stand in front of a list's zone, each behind its length (RFC 1035 section 3.1). */
    void writeLabels(ByteBuffer name);

    record Address(IpAddress address) implements SweepTarget {

        @Override
        public TargetKind kind() {
            return address.family() == IpFamily.IPV4 ? TargetKind.IP4 : TargetKind.IP6;
        }

        @Override
        public Target whole() {
            return Target.of(address);
        }

        @Override
        public byte[] octets() {
            return address.octets();
        }

        @Override
        public void writeLabels(ByteBuffer name) {
            int octets = address.family().octets();
            for (int i = octets - 1; i >= 0; i--) {
                if (octets == 4) {
                    writeDecimal(name, address.octet(i));
                } else {
                    writeNibble(name, address.octet(i) & 0xF);
                    writeNibble(name, address.octet(i) >> 4);
                }
            }
        }

        private static void writeDecimal(ByteBuffer name, int octet) {
            int digits = octet > 99 ? 3 : octet > 9 ? 2 : 1;
            name.put((byte) digits);
            if (digits == 3) {
                name.put((byte) ('0' + octet / 100));
            }
            if (digits >= 2) {
                name.put((byte) ('0' + octet / 10 % 10));
            }
            name.put((byte) ('0' + octet % 10));
        }

        private static void writeNibble(ByteBuffer name, int nibble) {
            name.put((byte) 1).put((byte) (nibble < 10 ? '0' + nibble : 'a' + nibble - 10));
        }
    }

    record Domain(DomainName name) implements SweepTarget {

        @Override
        public TargetKind kind() {
            return TargetKind.DOMAIN;
        }

        @Override
        public Target whole() {
            return Target.of(name);
        }

        @Override
        public byte[] octets() {
            return name.wire();
        }

        @Override
        public void writeLabels(ByteBuffer buffer) {
            byte[] wire = name.wire();
            buffer.put(wire, 0, wire.length - 1);
        }
    }
}
