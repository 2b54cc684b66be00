package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The A records under a list's zone. An alias inside the zone is followed; one that leads out of it is nobody's word, even
 * if it ends at 127.0.0.2. A cached answer proves nothing about now, so the cache is passed by.
 */
final class ListAddresses {

    private static final int ALIASES = 4;

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
            Optional<DomainName> target = alias(answer);
            if (target.isEmpty()) {
                return CompletableFuture.completedFuture(answer);
            }
            if (!target.get().isAtOrBelow(apex)) {
                return rewritten(answer, "an alias out of the list's zone, to " + target.get());
            }
            return hops == ALIASES
                    ? rewritten(answer, "more than " + ALIASES + " aliases in a row")
                    : of(target.get(), hops + 1);
        });
    }

    private static CompletableFuture<DnsAnswer> rewritten(DnsAnswer answer, String why) {
        return CompletableFuture.completedFuture(
                new DnsAnswer.Skipped(dev.mailworthy.core.Reason.REWRITTEN, why, answer.origin()));
    }

    private static Optional<DomainName> alias(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Name.class).stream()
                        .map(DnsRecord.Name::target)
                        .findFirst()
                : Optional.empty();
    }
}
