package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.internal.Exchange;
import dev.mailworthy.core.dns.internal.TrustAnchors;
import dev.mailworthy.core.dns.internal.UdpTransport;
import dev.mailworthy.core.dns.internal.Validation;
import dev.mailworthy.core.run.LoggingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The engine that validates with DNSSEC (RFC 4035 section 5), from a trust anchor down. It does not trust the resolver. It sets
 * the DO and CD bits, and the resolver must pass signatures on. It has no cache, because it is for few questions: those whose
 * answers security depends on.
 */
public final class ValidatingDns implements ValidatedDns, AutoCloseable {

    private final UdpTransport udp;
    private final Exchange exchange;
    private final Validation validation;

    private ValidatingDns(Builder settings) {
        LoggingApi.quiet();
        try {
            udp = new UdpTransport(settings.random);
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
        List<InetSocketAddress> servers =
                settings.resolvers.stream().map(ResolverAddress::socketAddress).toList();
        exchange = new Exchange(servers, udp, settings.deadline);
        validation = new Validation(exchange, settings.anchors, settings.clock, settings.deadline.multipliedBy(3));
    }

    /** {@return settings for an engine} Only the resolvers have no default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletableFuture<ValidatedAnswer> validate(DnsQuestion question) {
        return validation.of(question);
    }

    /** Frees the sockets. Questions in flight end as unanswered. */
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
        private TrustAnchors anchors;
        private Duration deadline = Duration.ofSeconds(5);
        private Clock clock = Clock.systemUTC();
        private SecureRandom random = new SecureRandom();

        private Builder() {
            LoggingApi.quiet();
            anchors = TrustAnchors.ofTheRoot();
        }

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
         * Replaces the root's keys.
         *
         * @param masterFile DS or DNSKEY records of the trusted names, in the form of RFC 1035 section 5
         * @return this builder
         * @throws IllegalArgumentException with one sentence if it has no such record
         */
        public Builder trustAnchors(String masterFile) {
            anchors = TrustAnchors.parse(masterFile);
            return this;
        }

        /**
         * The time limit of each message. A whole validation has three times as long. The default is 5 s.
         *
         * @param perMessage more than zero
         * @return this builder
         */
        public Builder deadline(Duration perMessage) {
            if (perMessage.isNegative() || perMessage.isZero()) {
                throw new IllegalArgumentException("the deadline must be positive");
            }
            deadline = perMessage;
            return this;
        }

        /**
         * The clock that signatures' validity is compared with.
         *
         * @param replacement tells the present time
         * @return this builder
         */
        public Builder clock(Clock replacement) {
            clock = replacement;
            return this;
        }

        /**
         * {@return an engine with sockets of its own; close it}
         *
         * @throws IllegalArgumentException without a resolver
         */
        public ValidatingDns build() {
            if (resolvers.isEmpty()) {
                throw new IllegalArgumentException("no resolver to ask");
            }
            return new ValidatingDns(this);
        }
    }
}
