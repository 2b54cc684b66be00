package dev.mailworthy.core.dns.internal;

import java.util.concurrent.CompletableFuture;

/** A datagram that was sent and not yet answered. */
record PendingReply(SentQuestion question, UdpSocket socket, int wireId, CompletableFuture<byte[]> reply) {

    PendingReply(byte[] query, UdpSocket socket, int wireId) {
        this(new SentQuestion(query), socket, wireId, new CompletableFuture<>());
    }
}
