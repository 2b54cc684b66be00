package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts that show which provider this machine belongs to. They can be forged, and are used for nothing else. */
public interface MachineFacts {

    /** {@return the names of the environment variables that are set} Values are not read, because some are secrets. */
    Set<String> environment();

    /**
     * {@return the value of a firmware field; absent if the firmware has none}
     *
     * @param field of the firmware
     */
    Answer<String> dmi(DmiField field);

    /** {@return the addresses from which mail leaves, as far as they are known} */
    List<IpAddress> addresses();

    /**
     * {@return the reverse names of an address; only the first few are read}
     *
     * @param address of this machine
     */
    Answer<List<DomainName>> reverseNames(IpAddress address);

    /**
     * {@return the autonomous systems that announce an address} Not applicable to an address that is not routed on the Internet.
     *
     * @param address of this machine
     */
    Answer<Set<Long>> origins(IpAddress address);

    /**
     * {@return the answers of {@link MetadataEndpoint metadata services}: present with the whole response if the request
     * succeeded} The map is empty if the services were not asked. A response may hold secrets. It is compared with the known
     * providers and never shown.
     *
     * @param endpoints of the providers in question
     */
    Map<MetadataEndpoint, Answer<String>> metadata(Collection<MetadataEndpoint> endpoints);

    /** Whether to ask metadata services. */
    enum MetadataChoice {
        /** No metadata service is asked. */
        LEFT_OUT,
        /** The metadata services of the providers in question are asked, over this machine's link. */
        ASKED
    }

    /**
     * {@return the facts of a machine} DNS questions are in flight when this returns. Reading an answer blocks for at most the
     * DNS port's deadline.
     *
     * @param identity the facts from the machine's own system
     * @param addresses only the first eight are used; private ones are left out
     * @param dns answers reverse names and origins
     * @param route the connections to metadata services; a lab has none
     * @param metadata whether metadata services are asked
     */
    static MachineFacts measured(
            SystemIdentity identity, List<IpAddress> addresses, Dns dns, Route route, MetadataChoice metadata) {
        return MeasuredFacts.start(identity, addresses, dns, route, metadata);
    }
}
