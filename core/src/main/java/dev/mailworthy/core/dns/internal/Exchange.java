package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks one question of the resolvers in turn, until one replies or the deadline is over. */
public final class Exchange {

    /** UDP payload size that networks carry without fragments (DNS Flag Day 2020). */
    static final int EDNS_PAYLOAD = 1232;

    private final List<InetSocketAddress> servers;
    private final UdpTransport udp;
    private final Duration deadline;
    private final Executor executor;

    public Exchange(List<InetSocketAddress> servers, UdpTransport udp, Duration deadline, Executor executor) {
        this.servers = List.copyOf(servers);
        this.udp = udp;
        this.deadline = deadline;
        this.executor = executor;
    }

    /** The time of one attempt: a third of the deadline, so that there is time for two more. */
    private Duration attempt() {
        return deadline.dividedBy(3);
    }

    /** The result of an exchange: a message, or the failure of the last try. */
    sealed interface Result {
        record Reply(Message message, String resolver, long nanos) implements Result {}

        record Failed(Throwable cause, String resolver, long nanos) implements Result {}
    }

    CompletableFuture<Result> ask(DomainName name, RecordType type) {
        Message query = Message.newQuery(Record.newRecord(DnsjavaRecords.name(name), type.number(), DClass.IN));
        query.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
        return ask(query);
    }

    /** Sends a query whose flags and options the caller has set. */
    CompletableFuture<Result> ask(Message query) {
        return attempt(query.toWire(), 0, System.nanoTime());
    }

    private CompletableFuture<Result> attempt(byte[] query, int number, long start) {
        InetSocketAddress server = servers.get(number % servers.size());
        String label = Labels.of(server);
        return once(query, server, limit(System.nanoTime() - start))
                .handle((message, failure) -> {
                    long nanos = System.nanoTime() - start;
                    if (failure == null && !lame(message, number)) {
                        return CompletableFuture.<Result>completedFuture(new Result.Reply(message, label, nanos));
                    }
                    Throwable cause = failure == null ? new TimeoutException() : unwrapped(failure);
                    return again(cause, number, nanos)
                            ? attempt(query, number + 1, start)
                            : CompletableFuture.<Result>completedFuture(new Result.Failed(cause, label, nanos));
                })
                .thenCompose(next -> next);
    }

    /** One attempt at one server: UDP, then TCP if the reply does not fit (RFC 7766 section 5) or can be forged. */
    private CompletableFuture<Message> once(byte[] query, InetSocketAddress server, Duration limit) {
        return udp.send(server, query, limit)
                .handle((reply, failure) -> {
                    if (failure != null) {
                        return unwrapped(failure) instanceof ForgedReplies
                                ? overTcp("forged replies", query, server, limit)
                                : CompletableFuture.<Message>failedFuture(failure);
                    }
                    Message message = parse(reply);
                    return message.getHeader().getFlag(Flags.TC)
                            ? overTcp("truncated", query, server, limit)
                            : CompletableFuture.completedFuture(message);
                })
                .thenCompose(next -> next);
    }

    private CompletableFuture<Message> overTcp(String reason, byte[] octets, InetSocketAddress server, Duration limit) {
        return TcpExchange.send(server, octets, limit, executor)
                .thenApply(Exchange::parse)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(new TcpFailed(reason, unwrapped(failure))));
    }

    private static Message parse(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException | RuntimeException e) {
            throw new CompletionException(new IOException("not a DNS message: " + e.getMessage(), e));
        }
    }

    /** SERVFAIL or REFUSED from one resolver sends the question to the next, if there is one that was not asked. */
    private boolean lame(Message message, int number) {
        int rcode = message.getRcode();
        return (rcode == Rcode.SERVFAIL || rcode == Rcode.REFUSED) && number + 1 < servers.size();
    }

    /** The time for the next attempt: the usual time, or the rest of the deadline if that is shorter. */
    private Duration limit(long nanos) {
        long left = Math.max(1_000_000, deadline.toNanos() - nanos);
        return Duration.ofNanos(Math.min(attempt().toNanos(), left));
    }

    private boolean again(Throwable cause, int number, long nanos) {
        // Two attempts end late on a busy machine. A third one then starts if half of its usual time is left.
        boolean timeLeft = nanos + attempt().toNanos() / 2 <= deadline.toNanos();
        boolean silent = cause instanceof TimeoutException;
        return timeLeft && number < 8 && (silent || number + 1 < servers.size());
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
