package dev.mailworthy.dnsbl.mirror.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files, by rbldnsd's names for its {@link Dataset dataset} types. */
public enum MirrorType {
    /** IPv4 addresses and ranges. The most specific entries by whole octets count, with all their values. */
    IP4SET("ip4set"),
    /** IPv4 networks. The longest prefix counts. */
    IP4TRIE("ip4trie"),
    /** IPv6 networks. The longest prefix counts. */
    IP6TRIE("ip6trie"),
    /** IPv6 networks of 64 bits, except single excluded addresses. All entries have one value. */
    IP6TSET("ip6tset"),
    /** Names: {@code name} itself, {@code *.name} below it, {@code .name} both. */
    DNSET("dnset");

    private final String label;

    MirrorType(String label) {
        this.label = label;
    }

    /** The name on rbldnsd's command line. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The type of that name, if it is one. */
    public static Optional<MirrorType> ofLabel(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** All names, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(MirrorType::label).collect(Collectors.joining(", "));
    }
}
