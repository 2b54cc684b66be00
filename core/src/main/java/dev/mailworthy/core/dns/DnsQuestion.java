package dev.mailworthy.core.dns;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.Objects;

/**
 * What to ask, class IN.
 *
 * @param followCname whether an alias is followed to its end; without it the CNAME record itself is the answer
 * @param bypassCache whether a cached answer will not do
 */
public record DnsQuestion(DomainName name, RecordType type, boolean followCname, boolean bypassCache) {
    public DnsQuestion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** The usual question: aliases are followed and the cache may answer. */
    public static DnsQuestion of(DomainName name, RecordType type) {
        return new DnsQuestion(name, type, true, false);
    }

    public DnsQuestion withoutFollowingCname() {
        return new DnsQuestion(name, type, false, bypassCache);
    }

    public DnsQuestion withoutCache() {
        return new DnsQuestion(name, type, followCname, true);
    }

    /** The form that evidence shows: {@code MX example.org}. */
    @Override
    public String toString() {
        return type + " " + name;
    }
}
