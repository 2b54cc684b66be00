package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.internal.AnswerCache;
import dev.mailworthy.core.dns.internal.Exchange;
import dev.mailworthy.core.dns.internal.UdpTransport;
import dev.mailworthy.core.dns.internal.WireQuestions;
import dev.mailworthy.core.dns.internal.flight.SharedQuestion;
import dev.mailworthy.core.run.LoggingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The engine that asks resolvers over UDP, and over TCP when a reply is truncated or may be forged. Equal questions in flight
 * are sent once. Answers are cached for their TTL. Every question has an answer within about the deadline, also when the
 * network fails. Safe for use by many threads. Close it when it is no longer needed.
 *
 * <pre>{@code
 * try (WireDns dns = WireDns.system()) {
 *     DnsAnswer answer = dns.ask(DnsQuestion.of(DomainName.parse("example.org"), RecordType.MX));
 * }
 * }</pre>
 */
public final class WireDns implements Dns, AutoCloseable {

    private final UdpTransport udp;
    private final Exchange exchange;
    private final WireQuestions wire;
    private final AnswerCache cache;
    private final Map<DnsQuestion, SharedQuestion> inFlight = new ConcurrentHashMap<>();
    private final LongAdder questions = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder coalesced = new LongAdder();

    private WireDns(Builder settings) {
        LoggingApi.quiet();
        try {
            udp = new UdpTransport(settings.random);
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
        List<InetSocketAddress> servers =
                settings.resolvers.stream().map(ResolverAddress::socketAddress).toList();
        exchange = new Exchange(servers, udp, settings.deadline);
        wire = new WireQuestions(exchange);
        cache = new AnswerCache(settings.clock);
    }

    /** {@return settings for an engine} Only the resolvers have no default. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return an engine that asks the resolvers of {@code /etc/resolv.conf}, in its order, with a deadline of 5 s} Without such
     * a file, or without a resolver in it, it asks 127.0.0.1, as the C library does (resolv.conf(5)).
     */
    public static WireDns system() {
        List<ResolverAddress> resolvers = ResolvConf.read(Path.of("/etc/resolv.conf"));
        return builder()
                .resolvers(resolvers.isEmpty() ? List.of(ResolverAddress.parse("127.0.0.1")) : resolvers)
                .build();
    }

    /**
     * Asks without blocking. The future completes on the thread that reads replies, so that its continuations must be short and
     * must not wait: {@link #on} gives futures whose continuations may. Cancelling the future stops the question, unless another
     * caller waits for the same answer.
     */
    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        questions.increment();
        if (!question.bypassCache()) {
            Optional<DnsAnswer> known = cache.get(question);
            if (known.isPresent()) {
                cached.increment();
                return CompletableFuture.completedFuture(known.get());
            }
        }
        SharedQuestion mine = new SharedQuestion(udp::isOwnThread);
        CompletableFuture<DnsAnswer> answer = mine.join().orElseThrow();
        for (SharedQuestion other = inFlight.putIfAbsent(question, mine);
                other != null;
                other = inFlight.putIfAbsent(question, mine)) {
            Optional<CompletableFuture<DnsAnswer>> joined = other.join();
            if (joined.isPresent()) {
                coalesced.increment();
                return joined.get();
            }
            inFlight.remove(question, other);
        }
        ask(question, mine);
        return answer;
    }

    /**
     * Asks and blocks, at most for the deadline.
     *
     * @throws IllegalStateException in a continuation of {@link #query}, which runs on the thread that reads replies
     */
    @Override
    public DnsAnswer ask(DnsQuestion question) {
        if (udp.isOwnThread()) {
            throw new IllegalStateException("a continuation of query() must not wait for another answer");
        }
        return Dns.super.ask(question);
    }

    private void ask(DnsQuestion question, SharedQuestion waiting) {
        wire.ask(question, waiting::isAbandoned).whenComplete((answer, bug) -> {
            if (answer != null) {
                cache.put(question, answer);
            }
            inFlight.remove(question, waiting);
            waiting.end(answer, bug);
        });
    }

    /** {@return what this engine did so far} May be called from any thread. */
    public DnsStatistics statistics() {
        return new DnsStatistics(
                questions.sum(), cached.sum(), coalesced.sum(), udp.datagrams(), udp.mismatches(), udp.attacked());
    }

    /** Frees the sockets. Questions in flight and later ones are answered as {@link DnsAnswer.Skipped}. */
    @Override
    public void close() {
        exchange.close();
        try {
            udp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of an engine; only the resolvers have no default. */
    public static final class Builder {

        private List<ResolverAddress> resolvers = List.of();
        private Duration deadline = Duration.ofSeconds(5);
        private Clock clock = Clock.systemUTC();
        private SecureRandom random = new SecureRandom();

        private Builder() {}

        /**
         * The resolvers in order. The next one is asked if one does not answer, fails or refuses.
         *
         * @param inOrder at least one
         * @return this builder
         */
        public Builder resolvers(List<ResolverAddress> inOrder) {
            resolvers = List.copyOf(inOrder);
            return this;
        }

        /**
         * The time limit of one question with all its attempts. The default is 5 s.
         *
         * @param perQuestion more than zero
         * @return this builder
         */
        public Builder deadline(Duration perQuestion) {
            if (perQuestion.isNegative() || perQuestion.isZero()) {
                throw new IllegalArgumentException("the deadline must be positive");
            }
            deadline = perQuestion;
            return this;
        }

        /**
         * The clock that answers in the cache age by. The default is the system's.
         *
         * @param replacement tells the present time
         * @return this builder
         */
        public Builder clock(Clock replacement) {
            clock = replacement;
            return this;
        }

        /**
         * The source of ids and ports. The default is the system's.
         *
         * @param replacement must not be predictable, because ids and ports keep forged replies out
         * @return this builder
         */
        public Builder random(SecureRandom replacement) {
            random = replacement;
            return this;
        }

        /**
         * {@return an engine with sockets and threads of its own; close it}
         *
         * @throws IllegalArgumentException without a resolver
         */
        public WireDns build() {
            if (resolvers.isEmpty()) {
                throw new IllegalArgumentException("no resolver to ask");
            }
            return new WireDns(this);
        }
    }
}
