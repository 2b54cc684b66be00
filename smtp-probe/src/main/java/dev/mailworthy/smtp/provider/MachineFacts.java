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

/** Facts that show which provider this machine belongs to. Each is only a claim, and is used for nothing else. */
public interface MachineFacts {

    /** The names of the environment variables that are set. Values are not asked for: some are secrets. */
    Set<String> environment();

    /** What the firmware says; absent when it has no such value. */
    Answer<String> dmi(DmiField field);

    /** The addresses that mail leaves from, as far as they are known. */
    List<IpAddress> addresses();

    /** The reverse names of an address, several at most. */
    Answer<List<DomainName>> reverseNames(IpAddress address);

    /** Which autonomous systems announce an address; not applicable to one that is not routed on the Internet. */
    Answer<Set<Long>> origins(IpAddress address);

    /**
     * The answers of metadata services: present with the whole response of a success. An empty map when they were not to
     * be asked. A response may hold secrets, so that it goes no further than to be looked at.
     */
    Map<MetadataEndpoint, Answer<String>> metadata(Collection<MetadataEndpoint> endpoints);

    /** Whether metadata services are asked. */
    enum MetadataChoice {
        LEFT_OUT,
        ASKED
    }

    /**
     * The facts of a machine. Questions to the DNS are under way when this returns; reading an answer waits for it, for at
     * most the DNS port's deadline.
     *
     * @param identity what the machine's own system shows
     * @param addresses of which the first eight are looked at; private ones say nothing and are left out
     * @param route to metadata services; a lab leads them nowhere
     */
    static MachineFacts measured(
            SystemIdentity identity, List<IpAddress> addresses, Dns dns, Route route, MetadataChoice metadata) {
        return MeasuredFacts.start(identity, addresses, dns, route, metadata);
    }
}
