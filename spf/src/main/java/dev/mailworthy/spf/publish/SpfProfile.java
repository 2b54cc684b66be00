package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The senders of a domain, from which a {@link SpfRecord record} is made.
 *
 * @param networks addresses that send
 * @param includes domains of services that send
 * @param ofMx whether the domain's MX hosts send too
 * @param others the result for all other addresses
 */
public record SpfProfile(List<Cidr> networks, List<DomainName> includes, OfMx ofMx, Qualifier others) {

    public SpfProfile {
        networks = List.copyOf(networks);
        includes = List.copyOf(includes);
    }

    /** Whether the hosts that receive mail also send it. */
    public enum OfMx {
        /** The domain sends mail through the senders that are named. */
        SEND,
        /** The domain sends no mail itself; its record lets no address pass. */
        ONLY_RECEIVE
    }

    /** {@return the record: addresses first, because they cost no DNS question, then terms that need the DNS} */
    public SpfRecord record() {
        List<String> terms = new ArrayList<>();
        terms.add(SpfRecord.VERSION);
        AddressSet.of(networks).networks().forEach(network -> terms.add(new Mechanism.Network(network).text()));
        if (ofMx == OfMx.SEND) {
            terms.add("mx");
        }
        includes.stream().distinct().forEach(domain -> terms.add("include:" + domain));
        terms.add((others == Qualifier.PASS ? "+" : String.valueOf(others.sign())) + "all");
        if (SpfRecord.parse(String.join(" ", terms)) instanceof SpfParse.Valid valid) {
            return valid.record();
        }
        throw new IllegalArgumentException("an included domain has no top-level label that SPF allows (section 7.1)");
    }
}
