package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Checks for a server. The result of a list's test entries (RFC 5782 section 5) is kept for a stated time, so that a check costs
 * about one question a list instead of three. A list that did not answer for its test entries is tested again after at most a
 * minute. "Not listed" is proved by test entries that are at most so old. Safe for use by many threads; keep one object.
 *
 * <pre>{@code
 * DnsblSession session = Dnsbl.over(dns, lists).session(Duration.ofMinutes(10));
 * session.checkAsync("192.0.2.1").thenAccept(report -> log(report.verdict()));
 * session.check(addresses.iterator(), report -> System.out.println(report.target().text() + " " + report.verdict()));
 * }</pre>
 */
public final class DnsblSession {

    private final Dnsbl dnsbl;
    private final KnownLists lists;

    DnsblSession(Dnsbl dnsbl, KnownLists lists) {
        this.dnsbl = dnsbl;
        this.lists = lists;
    }

    /**
     * Checks one target. Blocks until every list has answered, at most for {@link Dnsbl#within} or the deadline of the DNS. After
     * an interrupt the lists without an answer are unanswered, and the thread stays interrupted.
     *
     * @param target an address literal or a domain name
     * @return one result for each list, and the verdict over them
     * @throws IllegalArgumentException with one sentence if it is neither
     */
    public TargetReport check(String target) {
        return dnsbl.blocking(any -> lists, run -> run.dns().await(run.ask(TargetRun.target(target))));
    }

    /**
     * Checks one target without blocking. The future completes on the executor of {@link Dnsbl#withExecutor}. It completes
     * normally, unless it is cancelled, which stops the questions.
     *
     * @param target an address literal or a domain name
     * @return the future of what {@link #check(String)} gives
     * @throws IllegalArgumentException with one sentence if the text is neither an address literal nor a domain name
     */
    public CompletableFuture<TargetReport> checkAsync(String target) {
        return dnsbl.async(any -> lists, run -> run.ask(TargetRun.target(target)));
    }

    /**
     * Checks any number of targets, at most 64 at a time, and reports every target, also a clean one. Blocks until the last
     * target is reported. After an interrupt or the time of {@link Dnsbl#within} no further target is taken, and those under way
     * are reported with unanswered lists.
     *
     * @param targets is read on this thread, a little ahead of the reports
     * @param report is called on this thread, in the order of the targets. What it throws ends the check
     * @return the number of targets reported
     * @throws IllegalArgumentException at a text that is neither an address literal nor a domain name
     */
    public long check(Iterator<String> targets, Consumer<TargetReport> report) {
        Iterator<Target> parsed = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return targets.hasNext();
            }

            @Override
            public Target next() {
                return TargetRun.target(targets.next());
            }
        };
        return dnsbl.blocking(any -> lists, run -> run.each(parsed, report));
    }

    /**
     * {@return the health of every list, for each kind of target that it takes} Lists whose test is too old are tested again.
     * Blocks, at most for {@link Dnsbl#within} or the deadline of the DNS.
     */
    public List<ListHealth> health() {
        return dnsbl.health(any -> lists);
    }
}
