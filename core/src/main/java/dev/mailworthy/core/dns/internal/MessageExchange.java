package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsTransport;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks one question through a {@link DnsTransport} and holds the reply against it (RFC 5452 section 9.1). */
final class MessageExchange {

    private final DnsTransport transport;
    private final String resolver;

    MessageExchange(DnsTransport transport, String resolver) {
        this.transport = transport;
        this.resolver = resolver;
    }

    CompletableFuture<Exchange.Result> ask(DomainName name, RecordType type, BooleanSupplier abandoned) {
        Message query = Message.newQuery(Record.newRecord(DnsjavaRecords.name(name), type.number(), DClass.IN));
        query.addRecord(new OPTRecord(Exchange.EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
        long start = System.nanoTime();
        return sent(query.toWire()).handle((reply, failure) -> {
            long nanos = System.nanoTime() - start;
            try {
                if (failure != null) {
                    return new Exchange.Result.Failed(cause(failure), resolver, nanos);
                }
                return new Exchange.Result.Reply(fitting(query, reply), resolver, nanos);
            } catch (IOException | RuntimeException e) {
                return new Exchange.Result.Failed(Exchange.unwrapped(e), resolver, nanos);
            }
        });
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = Exchange.unwrapped(failure);
        return cause instanceof SocketTimeoutException ? new TimeoutException() : cause;
    }

    private CompletableFuture<byte[]> sent(byte[] query) {
        try {
            return transport.send(query);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Message fitting(Message query, byte[] reply) throws IOException {
        if (reply.length < 12) {
            throw new IOException("a reply of " + reply.length + " octets is no DNS message");
        }
        if (Exchange.isTruncated(reply)) {
            throw new IOException("the transport gave a truncated reply");
        }
        Message message = Exchange.parse(reply);
        if (message.getHeader().getID() != query.getHeader().getID()
                || message.getQuestion() == null
                || !message.getQuestion().equals(query.getQuestion())) {
            throw new IOException("a reply to another question");
        }
        return message;
    }
}
