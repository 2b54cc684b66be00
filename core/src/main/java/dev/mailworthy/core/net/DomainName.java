package dev.mailworthy.core.net;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute domain name. A label can have any octets (RFC 2181 section 11); letters A to Z are lower case, so that equal
 * names are equal values (RFC 4343). The text form has no final dot, except for the root, which is {@code "."}; dots,
 * backslashes and octets outside the printable ASCII range are written {@code \.}, {@code \\} and {@code \DDD}.
 */
public final class DomainName implements Comparable<DomainName> {

    /** Longest label in octets (RFC 1035 section 2.3.4). */
    public static final int MAX_LABEL = 63;

    /** Longest name in octets as text without a final dot; 255 on the wire (RFC 1035 section 2.3.4). */
    public static final int MAX_TEXT_OCTETS = 253;

    /** The root of the name space. */
    public static final DomainName ROOT = new DomainName(new byte[] {0});

    /** The wire form (RFC 1035 section 3.1): labels, each behind its length octet, then a zero octet. */
    private final byte[] wire;

    /** The text form, made at its first use. Two threads may both make it; the texts are equal. */
    private @Nullable String text;

    /** The hash code; 0 until its first use, as in {@link String}. */
    private int hash;

    private DomainName(byte[] wire) {
        this.wire = wire;
    }

    /**
     * Reads a name as a person writes it: a host or mail domain. Labels beyond ASCII become A-labels (RFC 5890); a final dot is
     * dropped. Underscores are allowed anywhere, because service names use them.
     *
     * @param userInput for example {@code mail.example.org}
     * @return the name, whose letters are in lower case
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static DomainName parse(String userInput) {
        return HostNames.parse(userInput);
    }

    /**
     * Reads any name in the text form of this class; a final dot is allowed.
     *
     * @param text labels with dots between; {@code \DDD} is an octet (RFC 1035 section 5.1)
     * @return the name; an empty text or one dot is the root
     * @throws IllegalArgumentException for an empty label, a label over 63 octets, a name over 255 octets, a bad escape
     */
    public static DomainName ofText(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return ROOT;
        }
        List<byte[]> labels = new ArrayList<>();
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                labels.add(label.toByteArray());
                label.reset();
            } else if (c == '\\') {
                i = unescape(text, i + 1, label);
            } else if (c > 0x7F) {
                throw malformed("has a character beyond ASCII");
            } else {
                label.write(c);
            }
        }
        if (label.size() > 0) {
            labels.add(label.toByteArray());
        }
        return ofLabels(labels);
    }

    /**
     * {@return a name of these labels, leftmost first, without the empty root label}
     *
     * @param labels each of 1 to 63 octets, of any value
     * @throws IllegalArgumentException for an empty label, a label over 63 octets, a name over 255 octets
     */
    public static DomainName ofLabels(List<byte[]> labels) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (byte[] label : labels) {
            if (label.length == 0) {
                throw malformed("has an empty label");
            }
            if (label.length > MAX_LABEL) {
                throw malformed("has a label of more than 63 octets");
            }
            wire.write(label.length);
            for (byte octet : label) {
                wire.write(octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
            }
        }
        wire.write(0);
        if (wire.size() > 255) {
            throw malformed("is longer than 255 octets");
        }
        return new DomainName(wire.toByteArray());
    }

    /**
     * Reads a name in the text of a record: each char is one octet, dots separate the labels, backslashes have no meaning, one
     * final dot is dropped. Empty if a label is empty or over 63 octets, the name is over 255 octets, or a char is over U+00FF.
     *
     * @param octets one char for each octet
     * @return the name; empty also for a label over 63 or a name over 255 octets
     */
    public static Optional<DomainName> ofOctets(String octets) {
        int length = octets.endsWith(".") ? octets.length() - 1 : octets.length();
        if (length == 0 || length > MAX_TEXT_OCTETS) {
            return Optional.empty();
        }
        byte[] wire = new byte[length + 2];
        int label = 0;
        for (int i = 0; i < length; i++) {
            char c = octets.charAt(i);
            if (c == '.') {
                if (!closeLabel(wire, label, i)) {
                    return Optional.empty();
                }
                label = i + 1;
            } else if (c > 0xFF) {
                return Optional.empty();
            } else {
                wire[i + 1] = (byte) (c >= 'A' && c <= 'Z' ? c + 32 : c);
            }
        }
        return closeLabel(wire, label, length) ? Optional.of(new DomainName(wire)) : Optional.empty();
    }

    /** Writes the length octet of a label. Returns false if the label is empty or over 63 octets. */
    private static boolean closeLabel(byte[] wire, int label, int end) {
        wire[label] = (byte) (end - label);
        return end > label && end - label <= MAX_LABEL;
    }

    private static int unescape(String text, int at, ByteArrayOutputStream label) {
        if (at >= text.length()) {
            throw malformed("ends in a backslash");
        }
        char c = text.charAt(at);
        if (c < '0' || c > '9') {
            if (c > 0x7F) {
                throw malformed("has a character beyond ASCII");
            }
            label.write(c);
            return at;
        }
        int value = 0;
        for (int i = at; i < at + 3; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw malformed("has a backslash without three digits after it");
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        if (value > 255) {
            throw malformed("has an escape above \\255");
        }
        label.write(value);
        return at + 2;
    }

    private static IllegalArgumentException malformed(String problem) {
        return new IllegalArgumentException("not a domain name: it " + problem);
    }

    private static String present(byte[] wire) {
        if (wire.length == 1) {
            return ".";
        }
        StringBuilder text = new StringBuilder(wire.length);
        for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
            if (at > 0) {
                text.append('.');
            }
            for (int i = at + 1; i <= at + wire[at]; i++) {
                escape(wire[i] & 0xFF, text);
            }
        }
        return text.toString();
    }

    private static void escape(int octet, StringBuilder text) {
        if (octet == '.' || octet == '\\') {
            text.append('\\').append((char) octet);
        } else if (octet > 0x20 && octet < 0x7F) {
            text.append((char) octet);
        } else {
            text.append('\\').append((char) ('0' + octet / 100)).append((char) ('0' + octet / 10 % 10));
            text.append((char) ('0' + octet % 10));
        }
    }

    /** {@return a copy of the uncompressed wire form (RFC 1035 section 3.1), lower case} */
    public byte[] wire() {
        return wire.clone();
    }

    /** {@return the labels in text form, leftmost first; none for the root} */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
            StringBuilder label = new StringBuilder();
            for (int i = at + 1; i <= at + wire[at]; i++) {
                escape(wire[i] & 0xFF, label);
            }
            labels.add(label.toString());
        }
        return labels;
    }

    /** {@return the name without its leftmost label, or empty for the root} */
    public Optional<DomainName> parent() {
        return wire.length == 1
                ? Optional.empty()
                : Optional.of(new DomainName(Arrays.copyOfRange(wire, wire[0] + 1, wire.length)));
    }

    /**
     * {@return this name with the labels of {@code prefix} in front}
     *
     * @param prefix one label, or several with dots between
     * @throws IllegalArgumentException when the result is too long or {@code prefix} is no name
     */
    public DomainName prepend(String prefix) {
        DomainName front = ofText(prefix);
        byte[] joined = Arrays.copyOf(front.wire, front.wire.length - 1 + wire.length);
        System.arraycopy(wire, 0, joined, front.wire.length - 1, wire.length);
        if (joined.length > 255) {
            throw malformed("is longer than 255 octets");
        }
        return new DomainName(joined);
    }

    /**
     * {@return whether this name is the other one or lies below it, on a label boundary}
     *
     * @param other also the root, below which every name lies
     */
    public boolean isAtOrBelow(DomainName other) {
        int at = 0;
        while (wire.length - at > other.wire.length) {
            at += wire[at] + 1;
        }
        return Arrays.equals(wire, at, wire.length, other.wire, 0, other.wire.length);
    }

    @Override
    public int compareTo(DomainName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName that && Arrays.equals(wire, that.wire);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(wire);
        }
        return hash;
    }

    @JsonValue
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = present(wire);
            text = known;
        }
        return known;
    }
}
