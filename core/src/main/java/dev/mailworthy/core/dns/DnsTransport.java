package dev.mailworthy.core.dns;

import java.util.concurrent.CompletableFuture;

/**
 * Carries DNS messages to a resolver and back, in place of this library's sockets. {@link dev.mailworthy.core.dns.engine.MessageDns}
 * makes a {@link Dns} of it.
 */
@FunctionalInterface
public interface DnsTransport {

    /**
     * Sends a query.
     *
     * @param query a message in wire format (RFC 1035 section 4), with an id and an OPT record (RFC 6891)
     * @return the whole reply, also one with an error RCODE. A truncated reply must have been asked again over TCP (RFC 7766 section
     *     5). Without a reply the future fails: with {@link java.util.concurrent.TimeoutException} or
     *     {@link java.net.SocketTimeoutException} when the time was over, with an
     *     {@link java.io.IOException} when the resolver cannot be reached. It must end, because nothing else bounds its time
     */
    CompletableFuture<byte[]> send(byte[] query);
}
