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
     * Reads an entry's key. The cursor is then behind it.
     *
     * @param largest the most IPv4 addresses of one entry
     * @return takes the number of the entry's value; empty if the entry has more addresses
     * @throws IllegalArgumentException with one sentence if it is no key of this type
     */
    Optional<IntConsumer> read(Cursor line, boolean exclusion, long largest);

    /** Ends reading and prepares the entries for searches. */
    void seal();
}
