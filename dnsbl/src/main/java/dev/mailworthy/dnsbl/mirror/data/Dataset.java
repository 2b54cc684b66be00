package dev.mailworthy.dnsbl.mirror.data;

import java.util.Optional;
import java.util.function.IntConsumer;

/** The entries of a file of one type. */
public sealed interface Dataset permits AddressDataset, NameSet {

    /** An empty set of a type. */
    static Dataset of(MirrorType type) {
        return switch (type) {
            case IP4SET -> new Ip4Set();
            case IP4TRIE, IP6TRIE, IP6TSET -> new Networks(type);
            case DNSET -> new NameSet();
        };
    }

    /**
     * Reads an entry's key, and leaves the cursor behind it.
     *
     * @param largest the most IPv4 addresses that an entry may hold
     * @return what takes the number of the entry's value, or nothing when it holds more
     * @throws IllegalArgumentException with one sentence when it is no key of this type
     */
    Optional<IntConsumer> read(Cursor line, boolean exclusion, long largest);

    /** Makes what was read ready to be searched. */
    void seal();
}
