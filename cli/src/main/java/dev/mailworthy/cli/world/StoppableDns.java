package dev.mailworthy.cli.world;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A {@link Dns} that can be stopped. Waiting and later questions then get {@link DnsAnswer.Skipped} at once. */
public final class StoppableDns implements Dns {

    private record Stopped(Reason reason, String detail) {
        DnsAnswer answer() {
            return new DnsAnswer.Skipped(reason, detail, DnsAnswer.Origin.none("nobody"));
        }
    }

    private final Dns dns;
    private final Set<CompletableFuture<DnsAnswer>> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Stopped>> stopped = new AtomicReference<>(Optional.empty());

    public StoppableDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        Optional<Stopped> before = stopped.get();
        if (before.isPresent()) {
            return CompletableFuture.completedFuture(before.get().answer());
        }
        CompletableFuture<DnsAnswer> answer = dns.query(question).copy();
        waiting.add(answer);
        answer.whenComplete((value, bug) -> waiting.remove(answer));
        stopped.get().ifPresent(after -> answer.complete(after.answer()));
        return answer;
    }

    /** Stops the DNS. Only the first call has an effect, and its reason counts. */
    public void stop(Reason reason, String detail) {
        Stopped now = new Stopped(reason, detail);
        if (stopped.compareAndSet(Optional.empty(), Optional.of(now))) {
            waiting.forEach(answer -> answer.complete(now.answer()));
        }
    }
}
