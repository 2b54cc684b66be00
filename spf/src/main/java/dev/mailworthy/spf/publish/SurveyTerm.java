package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Term;
import java.util.Optional;

/**
 * One {@link Term term} of a surveyed record.
 *
 * @param term of the record
 * @param addresses what it matches, as far as that does not depend on the message
 * @param ownTerms 1 when it counts against the limit of DNS terms, else 0
 * @param ownVoids its look-ups that find nothing now, by the family of the client
 * @param into the record it leads to
 * @param note a remark for people, or empty
 */
public record SurveyTerm(
        Term term, AddressSet addresses, int ownTerms, Voids ownVoids, Optional<SurveyNode> into, String note) {

    /**
     * Look-ups that find nothing. A client of one family needs A or AAAA records, never both (RFC 7208 section 5), so that a
     * host without an AAAA record costs an IPv4 client nothing.
     *
     * @param ipv4 for a client with an IPv4 address
     * @param ipv6 for a client with an IPv6 address
     */
    public record Voids(int ipv4, int ipv6) {

        /** Every look-up found something. */
        public static final Voids NONE = new Voids(0, 0);

        /** One that finds nothing for every client. */
        static final Voids ONE = new Voids(1, 1);

        int of(IpFamily client) {
            return client == IpFamily.IPV4 ? ipv4 : ipv6;
        }
    }

    public SurveyTerm {
        note = Printable.text(note);
    }

    /** Whether it leads to a record that gives receivers a permerror. */
    boolean isBroken() {
        return into.filter(SurveyNode::isBroken).isPresent();
    }

    /** Whether its look-ups find nothing for any client. */
    boolean isEmpty() {
        return ownVoids.ipv4() + ownVoids.ipv6() > 0 && into.isEmpty() && addresses.isEmpty();
    }

    /** {@return the number of terms that need the DNS, 0 or 1 for this term and the sum below it (RFC 7208 section 4.6.4)} */
    public int dnsTerms() {
        return ownTerms + into.map(SurveyNode::dnsTerms).orElse(0);
    }

    /**
     * {@return the look-ups of this term, and below it, that find nothing}
     *
     * @param client the family of the client's address
     */
    public int voidLookups(IpFamily client) {
        return ownVoids.of(client) + into.map(node -> node.voidLookups(client)).orElse(0);
    }
}
