package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.internal.message.UnfitReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A datagram that was sent and not yet answered. The {@link ExpiryWheel} keeps it until its time is over. At its end it drops
 * the future, and with that the octets of the reply: the replies of one turn of the wheel could fill the memory.
 */
final class PendingReply {

    private final SentQuestion question;
    private final UdpSocket socket;
    private final int wireId;
    private final AtomicReference<@Nullable CompletableFuture<byte[]>> open;
    private volatile String fault = "";

    PendingReply(byte[] query, UdpSocket socket, int wireId, CompletableFuture<byte[]> reply) {
        this.question = new SentQuestion(query);
        this.socket = socket;
        this.wireId = wireId;
        this.open = new AtomicReference<>(reply);
    }

    SentQuestion question() {
        return question;
    }

    UdpSocket socket() {
        return socket;
    }

    int wireId() {
        return wireId;
    }

    void answered(byte[] reply) {
        CompletableFuture<byte[]> waiting = open.getAndSet(null);
        if (waiting != null) {
            waiting.complete(reply);
        }
    }

    void failed(Throwable cause) {
        CompletableFuture<byte[]> waiting = open.getAndSet(null);
        if (waiting != null) {
            waiting.completeExceptionally(cause);
        }
    }

    /** Notes a datagram with the right id that is no response to a query. The wait goes on. */
    void unfit(byte[] datagram, int length) {
        fault = fault.isEmpty() ? question.headerFault(datagram, length) : fault;
    }

    /** Ends the wait, because the time is over. */
    void timedOut() {
        failed(fault.isEmpty() ? new TimeoutException("no reply") : new UnfitReply(fault));
    }
}
