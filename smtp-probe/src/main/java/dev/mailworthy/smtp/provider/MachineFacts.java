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

    /** The names of the environment variables that are set. Values are not read, because some are secrets. */
    Set<String> environment();

    /** The value of a firmware field; absent if the firmware has none. */
    Answer<String> dmi(DmiField field);

    /** The addresses from which mail leaves, as far as they are known. */
    List<IpAddress> addresses();

    /** The reverse names of an address; only the first few are read. */
    Answer<List<DomainName>> reverseNames(IpAddress address);

    /**
     * The autonomous systems that announce an address. Not applicable to an address that is not routed on the Internet.
     */
    Answer<Set<Long>> origins(IpAddress address);

    /**
     * The answers of {@link MetadataEndpoint metadata services}: present with the whole response if the request
     * succeeded. The map is empty if the services were not asked. A response may hold secrets. It is compared with the
     * known providers and never shown.
     */
    Map<MetadataEndpoint, Answer<String>> metadata(Collection<MetadataEndpoint> endpoints);

    /** Whether to ask metadata services. */
    enum MetadataChoice {
        LEFT_OUT,
        ASKED
    }

    /**
     * The facts of a machine. DNS questions are in flight when this returns. Reading an answer blocks for at most the
     * DNS port's deadline.
     *
     * @param identity the facts from the machine's own system
     * @param addresses only the first eight are used; private ones are left out
     * @param route the connections to metadata services; a lab has none
     */
    static MachineFacts measured(
            SystemIdentity identity, List<IpAddress> addresses, Dns dns, Route route, MetadataChoice metadata) {
        return MeasuredFacts.start(identity, addresses, dns, route, metadata);
    }
}
