package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.internal.message.SignatureLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/**
 * Sends the queries of dnsjava's validator for one answer: the answer itself, and DNSKEY and DS records from the trust anchor
 * down. A message that does not come ends the validation and is kept in {@link #silence}, because the validator would call the
 * answer bogus.
 */
final class ValidationQueries implements Resolver {

    /** The most messages for one validation. A name has at most 127 labels, and names in use have fewer than 12. */
    private static final int MAX_MESSAGES = 64;

    private final Exchange exchange;
    private final Executor executor;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger signatures = new AtomicInteger();
    private final AtomicReference<Optional<DnsAnswer.Unanswered>> silence = new AtomicReference<>(Optional.empty());

    /**
     * @param executor the threads that read replies and check signatures, so that the thread of the sockets does not wait
     */
    ValidationQueries(Exchange exchange, Executor executor) {
        this.exchange = exchange;
        this.executor = executor;
    }

    /** The first message that did not come. */
    Optional<DnsAnswer.Unanswered> silence() {
        return silence.get();
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor anyExecutor) {
        return sendAsync(query);
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
        if (messages.incrementAndGet() > MAX_MESSAGES) {
            return failed(new DnsAnswer.Malformed(
                    "more than " + MAX_MESSAGES + " messages for one validation", DnsAnswer.Origin.none("validation")));
        }
        Message secured = query.clone();
        if (secured.getOPT() != null) {
            secured.removeRecord(secured.getOPT(), Section.ADDITIONAL);
        }
        secured.addRecord(new OPTRecord(Exchange.EDNS_PAYLOAD, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
        secured.getHeader().setFlag(Flags.CD);
        return exchange.ask(secured).thenComposeAsync(this::read, executor);
    }

    private CompletionStage<Message> read(Exchange.Result result) {
        if (result instanceof Exchange.Result.Reply reply) {
            int rcode = reply.message().getRcode();
            if (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) {
                return bounded(reply);
            }
            return failed(Replies.refusal(reply));
        }
        DnsAnswer answer = Replies.failure((Exchange.Result.Failed) result);
        return failed((DnsAnswer.Unanswered) answer);
    }

    /** The message, if the validator can check it with little work. */
    private CompletionStage<Message> bounded(Exchange.Result.Reply reply) {
        int all = signatures.addAndGet(SignatureLimits.signatures(reply.message()));
        Optional<String> exceeded = all > SignatureLimits.MOST_SIGNATURES
                ? Optional.of("more than " + SignatureLimits.MOST_SIGNATURES + " signatures for one validation")
                : SignatureLimits.exceeded(reply.message());
        return exceeded.isPresent()
                ? failed(new DnsAnswer.Malformed(exceeded.get(), DnsAnswer.Origin.none(reply.resolver())))
                : CompletableFuture.completedFuture(reply.message());
    }

    private CompletionStage<Message> failed(DnsAnswer.Unanswered answer) {
        silence.compareAndSet(Optional.empty(), Optional.of(answer));
        return CompletableFuture.failedFuture(new IOException(answer.detail()));
    }

    @Override
    public Duration getTimeout() {
        return Duration.ofSeconds(10);
    }

    // The transport has its own settings for these.

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean always) {}

    @Override
    public void setIgnoreTruncation(boolean ignore) {}

    @Override
    public void setEDNS(int version, int payload, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
}
