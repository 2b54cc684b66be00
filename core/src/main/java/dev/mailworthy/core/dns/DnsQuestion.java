package dev.mailworthy.core.dns;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.Objects;

/**
 * A DNS question of class IN.
 *
 * @param name the owner name of the records
 * @param type the type of the records
 * @param followCname whether an alias is followed to its end; otherwise the CNAME record itself is the answer
 * @param bypassCache whether the question goes to the network although the cache has an answer
 */
public record DnsQuestion(DomainName name, RecordType type, boolean followCname, boolean bypassCache) {
    public DnsQuestion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /**
     * {@return the usual question: aliases are followed and the cache may answer}
     *
     * @param name the owner name of the records
     * @param type the type of the records
     */
    public static DnsQuestion of(DomainName name, RecordType type) {
        return new DnsQuestion(name, type, true, false);
    }

    /** {@return the question whose answer is the alias itself, if there is one} */
    public DnsQuestion withoutFollowingCname() {
        return new DnsQuestion(name, type, false, bypassCache);
    }

    /** {@return the question that goes to the network although the cache has an answer} */
    public DnsQuestion withoutCache() {
        return new DnsQuestion(name, type, followCname, true);
    }

    /** The question as evidence shows it: {@code MX example.org}. */
    @Override
    public String toString() {
        return type + " " + name;
    }
}
