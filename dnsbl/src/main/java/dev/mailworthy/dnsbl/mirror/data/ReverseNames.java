package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;

/** Reads addresses from queried names: octets or nibbles backwards (RFC 5782 sections 2.1 and 2.4). */
final class ReverseNames {

    private static final int NIBBLES = 32;

    private ReverseNames() {}

    /** The address that the labels in front of a zone mean. Empty if they are no whole address. */
    static Optional<IpAddress> address(DomainName front) {
        List<String> labels = front.labels();
        return switch (labels.size()) {
            case 4 -> octets(labels);
            case NIBBLES -> nibbles(labels);
            default -> Optional.empty();
        };
    }

    private static Optional<IpAddress> octets(List<String> labels) {
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            String label = labels.get(3 - i);
            boolean digits = label.length() <= 3 && label.chars().allMatch(Cursor::isDigit);
            int value = digits ? Integer.parseInt(label) : 256;
            if (value > 255) {
                return Optional.empty();
            }
            octets[i] = (byte) value;
        }
        return Optional.of(IpAddress.ofOctets(octets));
    }

    private static Optional<IpAddress> nibbles(List<String> labels) {
        byte[] octets = new byte[NIBBLES / 2];
        for (int i = 0; i < NIBBLES; i++) {
            String label = labels.get(NIBBLES - 1 - i);
            int nibble = label.length() == 1 ? Character.digit(label.charAt(0), 16) : -1;
            if (nibble < 0) {
                return Optional.empty();
            }
            octets[i / 2] = (byte) (octets[i / 2] << 4 | nibble);
        }
        return Optional.of(IpAddress.ofOctets(octets));
    }
}
