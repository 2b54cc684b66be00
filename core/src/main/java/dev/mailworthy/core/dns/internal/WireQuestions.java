package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
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

/** Asks questions over the network and follows aliases to their end. */
public final class WireQuestions {

    /** One question without its aliases. */
    private interface Source {
        CompletableFuture<Exchange.Result> ask(DomainName name, RecordType type, BooleanSupplier abandoned);
    }

    private final Source source;

    public WireQuestions(Exchange exchange) {
        this.source = exchange::ask;
    }

    /** @param resolver names the resolver in evidence */
    public WireQuestions(DnsTransport transport, String resolver) {
        this.source = new MessageExchange(transport, resolver)::ask;
    }

    /** @param abandoned whether no caller waits for the answer any more; then nothing more is sent */
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, BooleanSupplier abandoned) {
        return follow(question, Replies.Reading.Alias.none(question.name()), abandoned);
    }

    /**
     * Asks for the next name. The recursion ends, because each call follows one alias and {@link Replies} limits their number.
     */
    private CompletableFuture<DnsAnswer> follow(
            DnsQuestion question, Replies.Reading.Alias way, BooleanSupplier abandoned) {
        return source.ask(way.target(), question.type(), abandoned).thenCompose(result -> {
            if (result instanceof Exchange.Result.Failed failed) {
                return CompletableFuture.completedFuture(Replies.failure(failed));
            }
            Replies.Reading reading = Replies.read(question, way, (Exchange.Result.Reply) result);
            if (reading instanceof Replies.Reading.Done done) {
                return CompletableFuture.completedFuture(done.answer());
            }
            return abandoned.getAsBoolean()
                    ? CompletableFuture.completedFuture(
                            new DnsAnswer.Skipped(Reason.SKIPPED, "cancelled", DnsAnswer.Origin.unsent()))
                    : follow(question, (Replies.Reading.Alias) reading, abandoned);
        });
    }

    /** Asks one question through a {@link DnsTransport} and holds the reply against it (RFC 5452 section 9.1). */
    private static final class MessageExchange {

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
}
