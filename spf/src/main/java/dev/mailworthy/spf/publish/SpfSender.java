package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who sends for a domain.
 *
 * @param domain the domain whose record has to let the addresses pass
 * @param helo the name that the mail server gives in HELO or EHLO
 * @param names the names in HELO or EHLO of addresses that have one of their own
 * @param addresses the addresses that mail leaves from
 * @param coverage whether these are all the addresses of the domain
 */
public record SpfSender(
        DomainName domain, String helo, Map<IpAddress, String> names, List<IpAddress> addresses, Coverage coverage) {
    public SpfSender {
        names = Map.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    /**
     * A sender that gives one name from all its addresses.
     *
     * @param domain in MAIL FROM
     * @param helo the name in HELO or EHLO, for all addresses
     * @param addresses that mail leaves from
     * @param coverage whether these are all the addresses of the domain
     */
    public SpfSender(DomainName domain, String helo, List<IpAddress> addresses, Coverage coverage) {
        this(domain, helo, Map.of(), addresses, coverage);
    }

    /**
     * {@return this sender with names of their own for some of its addresses}
     *
     * @param own the name in HELO or EHLO by its address
     */
    public SpfSender withNames(Map<IpAddress, String> own) {
        return new SpfSender(domain, helo, own, addresses, coverage);
    }

    /** The name that the mail server gives from an address. */
    String helo(IpAddress address) {
        return names.getOrDefault(address, helo);
    }

    /** One sender for each name, with the addresses that have it. */
    Stream<SpfSender> byName() {
        return names.isEmpty()
                ? Stream.of(this)
                : addresses.stream().map(this::helo).distinct().map(this::named);
    }

    private SpfSender named(String name) {
        return new SpfSender(
                domain,
                name,
                addresses.stream().filter(address -> helo(address).equals(name)).toList(),
                coverage);
    }

    /** How many of the sender's addresses are known. */
    public enum Coverage {
        /** Mail leaves only from these addresses, so that another one in the record is old. */
        ALL_ADDRESSES,
        /** Mail may leave from other addresses too, so that every address in the record has to stay. */
        SOME_ADDRESSES
    }

    /** The mailbox for MAIL FROM in the checks. */
    String mailbox() {
        return "postmaster@" + domain;
    }
}
