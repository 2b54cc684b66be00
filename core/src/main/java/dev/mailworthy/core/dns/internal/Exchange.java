package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.internal.message.MalformedReply;
import dev.mailworthy.core.dns.internal.message.MessageScan;
import dev.mailworthy.core.dns.internal.message.ReplyFaults;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks one question of the resolvers in turn, until one replies or the deadline is over. */
public final class Exchange implements AutoCloseable {

    /** UDP payload size that networks carry without fragments (DNS Flag Day 2020). */
    static final int EDNS_PAYLOAD = 1232;

    private final List<InetSocketAddress> servers;
    private final UdpTransport udp;
    private final Duration deadline;
    private final ExecutorService tcp = TcpExchange.threads();
    private final EdnsMemory edns = new EdnsMemory();

    public Exchange(List<InetSocketAddress> servers, UdpTransport udp, Duration deadline) {
        this.servers = List.copyOf(servers);
        this.udp = udp;
        this.deadline = deadline;
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

    /** @param abandoned whether no caller waits for the answer any more; then no further try is made */
    CompletableFuture<Result> ask(DomainName name, RecordType type, BooleanSupplier abandoned) {
        Message query = Message.newQuery(Record.newRecord(DnsjavaRecords.name(name), type.number(), DClass.IN));
        query.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
        return ask(query, abandoned);
    }

    /** Sends a query whose flags and options the caller has set. */
    CompletableFuture<Result> ask(Message query) {
        return ask(query, () -> false);
    }

    private CompletableFuture<Result> ask(Message query, BooleanSupplier abandoned) {
        return attempt(new Asked(QueryForms.of(query), System.nanoTime(), abandoned), 0, null);
    }

    /** A question under way. */
    private record Asked(QueryForms forms, long start, BooleanSupplier abandoned) {}

    /**
     * One try: at the servers in turn, every second try without EDNS.
     *
     * @param failed the error reply of an earlier try, which counts more than silence
     */
    private CompletableFuture<Result> attempt(Asked asked, int number, Result.@Nullable Reply failed) {
        InetSocketAddress server = servers.get(number % servers.size());
        String label = Labels.of(server);
        boolean plain = asked.forms().areTwo() && (number % 2 == 1 || edns.isPlain(server));
        return understood(asked.forms(), plain, server, limit(System.nanoTime() - asked.start()))
                .handle((message, failure) -> {
                    long nanos = System.nanoTime() - asked.start();
                    if (message != null) {
                        Result.Reply reply = new Result.Reply(message, label, nanos);
                        return lame(message, number) && goesOn(asked, number, nanos)
                                ? attempt(asked, number + 1, telling(failed, reply))
                                : CompletableFuture.<Result>completedFuture(
                                        isError(message) ? telling(failed, reply) : reply);
                    }
                    Throwable cause = unwrapped(failure);
                    noteSilence(cause, asked.forms(), plain, server);
                    boolean doubtful = plain && cause instanceof TcpFailed && !edns.isPlain(server);
                    return again(cause, asked, number, nanos) || doubtful && goesOn(asked, number, nanos)
                            ? attempt(asked, number + 1, failed)
                            : CompletableFuture.<Result>completedFuture(
                                    failed != null ? failed : new Result.Failed(cause, label, nanos));
                })
                .thenCompose(next -> next);
    }

    /** Of two error replies the later one, unless only the earlier one says why (RFC 8914). */
    private static Result.Reply telling(Result.@Nullable Reply earlier, Result.Reply later) {
        if (earlier == null) {
            return later;
        }
        boolean poorer = later.message().getOPT() == null
                && earlier.message().getOPT() != null
                && later.message().getRcode() == earlier.message().getRcode();
        return poorer ? earlier : later;
    }

    private void noteSilence(Throwable cause, QueryForms forms, boolean plain, InetSocketAddress server) {
        if (cause instanceof TimeoutException && forms.areTwo()) {
            edns.silent(server, !plain);
        }
    }

    /**
     * One try at one server, and at once another without EDNS when the server answers that it does not understand EDNS (RFC
     * 6891 section 7).
     */
    private CompletableFuture<Message> understood(
            QueryForms forms, boolean plain, InetSocketAddress server, Duration limit) {
        if (plain) {
            return once(forms.plain(), server, limit);
        }
        return once(forms.edns(), server, limit).thenCompose(message -> {
            if (!forms.areTwo() || !isNotUnderstood(message)) {
                edns.replied(server);
                return CompletableFuture.completedFuture(message);
            }
            return once(forms.plain(), server, limit).thenApply(bare -> {
                if (!isNotUnderstood(bare)) {
                    edns.refused(server);
                }
                return bare;
            });
        });
    }

    private static boolean isNotUnderstood(Message message) {
        int rcode = message.getRcode();
        return rcode == Rcode.FORMERR || rcode == Rcode.NOTIMP || rcode == Rcode.BADVERS;
    }

    /** One query to one server: UDP, then TCP when the reply does not fit (RFC 7766 section 5) or may be forged. */
    private CompletableFuture<Message> once(byte[] query, InetSocketAddress server, Duration limit) {
        return udp.send(server, query, limit)
                .handle((reply, failure) -> {
                    if (failure != null) {
                        return afterUdp(unwrapped(failure), query, server, limit);
                    }
                    return isTruncated(reply)
                            ? overTcp("truncated", query, server, limit)
                            : CompletableFuture.completedFuture(parse(reply));
                })
                .thenCompose(next -> next);
    }

    /** A server whose UDP port is closed may still answer over TCP, which refuses as quickly when it does not. */
    private CompletableFuture<Message> afterUdp(
            Throwable failure, byte[] query, InetSocketAddress server, Duration limit) {
        if (failure instanceof ForgedReplies) {
            return overTcp("forged replies", query, server, limit);
        }
        CompletableFuture<Message> failed = CompletableFuture.failedFuture(failure);
        return failure instanceof PortUnreachableException
                ? overTcp("closed over UDP", query, server, limit).exceptionallyCompose(alsoOverTcp -> failed)
                : failed;
    }

    private CompletableFuture<Message> overTcp(String reason, byte[] octets, InetSocketAddress server, Duration limit) {
        return TcpExchange.send(server, octets, limit, tcp)
                .thenApply(Exchange::parse)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(new TcpFailed(reason, unwrapped(failure))));
    }

    /** The TC bit (RFC 1035 section 4.1.1). The rest of such a message can end anywhere and is not read. */
    static boolean isTruncated(byte[] reply) {
        return (reply[2] & 0x02) != 0;
    }

    static Message parse(byte[] octets) {
        try {
            Message message = new Message(MessageScan.readable(octets));
            Optional<String> fault = ReplyFaults.of(message);
            if (fault.isPresent()) {
                throw new MalformedReply(fault.get());
            }
            return message;
        } catch (MalformedReply e) {
            throw new CompletionException(e);
        } catch (IOException | RuntimeException e) {
            throw new CompletionException(new IOException("not a DNS message: " + e.getMessage(), e));
        }
    }

    /**
     * Whether a reply sends the question on. After SERVFAIL each resolver is asked, and the first one once more: a resolver
     * that has just started fails at first. After another error only resolvers that were not asked are left.
     */
    private boolean lame(Message message, int number) {
        int tries = message.getRcode() == Rcode.SERVFAIL ? servers.size() + 1 : servers.size();
        return isError(message) && number + 1 < tries;
    }

    private static boolean isError(Message message) {
        return message.getRcode() != Rcode.NOERROR && message.getRcode() != Rcode.NXDOMAIN;
    }

    /** Ends the threads for TCP. */
    @Override
    public void close() {
        tcp.shutdownNow();
    }

    /** The time for the next attempt: the usual time, or the rest of the deadline if that is shorter. */
    private Duration limit(long nanos) {
        long left = Math.max(1_000_000, deadline.toNanos() - nanos);
        return Duration.ofNanos(Math.min(attempt().toNanos(), left));
    }

    private boolean again(Throwable cause, Asked asked, int number, long nanos) {
        boolean silent = cause instanceof TimeoutException;
        return goesOn(asked, number, nanos) && (silent || number + 1 < servers.size());
    }

    private boolean goesOn(Asked asked, int number, long nanos) {
        // On a busy machine two tries end late; half of the usual time is still worth a third.
        return !asked.abandoned().getAsBoolean()
                && number < 8
                && nanos + attempt().toNanos() / 2 <= deadline.toNanos();
    }

    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
