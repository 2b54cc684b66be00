package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;

/**
 * One thing that a {@link Finding} is about, as data. Programs read these; the finding's subject and message are for people
 * and are never parsed.
 */
public sealed interface Particular {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * An address, for example one that mail leaves from.
     *
     * @param address of either family
     */
    record Address(IpAddress address) implements Particular {}

    /**
     * A network, for example one that a record authorises.
     *
     * @param network of either family
     */
    record Network(Cidr network) implements Particular {}

    /**
     * A domain or a host name.
     *
     * @param name any domain name
     */
    record Domain(DomainName name) implements Particular {}

    /**
     * A record as it is published.
     *
     * @param published with its owner name
     */
    record Published(PublishedRecord published) implements Particular {}

    /**
     * A TCP port.
     *
     * @param number 1 to 65535
     */
    record Port(int number) implements Particular {}

    /**
     * A blocklist or an allow list.
     *
     * @param id as the catalogue names it
     * @param name for people
     */
    record ListId(String id, String name) implements Particular {}

    /**
     * The company that rents out the machine or its network.
     *
     * @param name for people
     */
    record Provider(String name) implements Particular {}

    /**
     * A receiver of mail.
     *
     * @param id as its requirement pack names it
     */
    record ReceiverId(String id) implements Particular {}

    /**
     * A receiver of mail without a requirement pack.
     *
     * @param name for people: the end of its servers' names, or its name in the catalogue of replies
     */
    record ReceiverName(String name) implements Particular {
        public ReceiverName {
            name = Printable.text(name);
        }
    }

    /**
     * Why a receiver refused.
     *
     * @param id the cause's in the catalogue of replies, for example {@code PTR_PROBLEM}
     */
    record RefusalCause(String id) implements Particular {}

    /**
     * A term of an SPF record (RFC 7208 section 4.6.1).
     *
     * @param text as published
     */
    record SpfTerm(String text) implements Particular {}
}
