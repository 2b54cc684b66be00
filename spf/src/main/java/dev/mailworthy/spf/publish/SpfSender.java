package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;

/**
 * Who sends for a domain.
 *
 * @param domain the domain whose record has to let the addresses pass
 * @param helo the name that the mail server gives in HELO or EHLO
 * @param addresses the addresses that mail leaves from
 */
public record SpfSender(DomainName domain, String helo, List<IpAddress> addresses, Coverage coverage) {
    public SpfSender {
        addresses = List.copyOf(addresses);
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
