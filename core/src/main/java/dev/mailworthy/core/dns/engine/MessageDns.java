package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsTransport;
import dev.mailworthy.core.dns.internal.WireQuestions;
import dev.mailworthy.core.run.LoggingApi;
import java.util.concurrent.CompletableFuture;

/**
 * The engine over a transport of the user, for example dnsjava's resolver. It makes the queries, checks the replies and follows
 * aliases as {@link WireDns} does. It has no cache and no time limit of its own. Safe for use by many threads if the transport is.
 *
 * <pre>{@code
 * Resolver resolver = new SimpleResolver("127.0.0.1"); // of dnsjava
 * Dns dns = MessageDns.over(query -> send(resolver, query), "127.0.0.1");
 * }</pre>
 */
public final class MessageDns implements Dns {

    private final WireQuestions wire;

    private MessageDns(WireQuestions wire) {
        this.wire = wire;
    }

    /**
     * {@return an engine without a cache}
     *
     * @param transport carries every query
     * @param resolver names the resolver in evidence, for example {@code 127.0.0.1:53}
     */
    public static MessageDns over(DnsTransport transport, String resolver) {
        LoggingApi.quiet();
        return new MessageDns(new WireQuestions(transport, resolver));
    }

    /** Asks without blocking. The future completes where the transport completes its own. */
    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return wire.ask(question, () -> false);
    }
}
