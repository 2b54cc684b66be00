package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Queries A records in a list's zone. An alias inside the zone is followed. An alias out of the zone is not, even if it leads
 * to 127.0.0.2, because the list did not publish those records. The cache is not used, because an old answer does not show
 * whether the list works now.
 */
final class ListAddresses {

    private final Dns dns;
    private final DomainName apex;

    ListAddresses(Dns dns, DomainName apex) {
        this.dns = dns;
        this.apex = apex;
    }

    CompletableFuture<DnsAnswer> of(DomainName name) {
        return of(name, 0);
    }

    private CompletableFuture<DnsAnswer> of(DomainName name, int hops) {
        DnsQuestion question =
                DnsQuestion.of(name, RecordType.A).withoutFollowingCname().withoutCache();
        return dns.query(question).thenCompose(answer -> {
            Optional<DomainName> target = Aliases.target(RecordType.A, answer);
            if (target.isEmpty()) {
                return CompletableFuture.completedFuture(answer);
            }
            if (!target.get().isAtOrBelow(apex)) {
                return CompletableFuture.completedFuture(new DnsAnswer.Skipped(
                        Reason.REWRITTEN, "an alias out of the list's zone, to " + target.get(), answer.origin()));
            }
            return hops == Aliases.MOST
                    ? CompletableFuture.completedFuture(Aliases.tooMany(answer.origin()))
                    : of(target.get(), hops + 1);
        });
    }
}
