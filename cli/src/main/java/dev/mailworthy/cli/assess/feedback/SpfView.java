package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * SPF of reported sources by the records that a DNS has now, evaluated by the engine. The mailbox and the HELO name are not in
 * reports: {@code postmaster} and the domain stand for them. For one thread.
 */
public final class SpfView {

    /** A record with macros can cost a question for each address. */
    private static final int MOST_CHECKS = 20_000;

    private record Pair(IpAddress source, DomainName domain) {}

    private final Spf spf;
    private final Map<Pair, SpfCheck> known = new HashMap<>();

    public SpfView(Dns dns, Clock clock) {
        this.spf = Spf.over(dns).withClock(clock);
    }

    /** The check of an address with MAIL FROM at a domain. Empty after too many checks. */
    public Optional<SpfCheck> check(IpAddress source, DomainName domain) {
        Pair pair = new Pair(source, domain);
        SpfCheck before = known.get(pair);
        if (before == null && known.size() < MOST_CHECKS) {
            before = spf.check(new SpfRequest(source, "postmaster@" + domain, domain.toString()));
            known.put(pair, before);
        }
        return Optional.ofNullable(before);
    }

    /** The result, which is a temperror where the DNS did not answer. Empty after too many checks. */
    public Optional<SpfResult> result(IpAddress source, DomainName domain) {
        return check(source, domain).map(SpfCheck::result);
    }
}
