package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Validates answers with dnsjava's validator and reads the results as {@link ValidatedAnswer}s. */
public final class Validation {

    private final Exchange exchange;
    private final TrustAnchors anchors;
    private final Clock clock;
    private final Duration deadline;

    /**
     * @param deadline the time limit of one validation with all its messages
     */
    public Validation(Exchange exchange, TrustAnchors anchors, Clock clock, Duration deadline) {
        this.exchange = exchange;
        this.anchors = anchors;
        this.clock = clock;
        this.deadline = deadline;
    }

    public CompletableFuture<ValidatedAnswer> of(DnsQuestion question) {
        ValidationQueries queries = new ValidationQueries(exchange, ForkJoinPool.commonPool());
        ValidatingResolver validator = new ValidatingResolver(queries, clock);
        anchors.plantIn(validator);
        Message query = Message.newQuery(Record.newRecord(
                DnsjavaRecords.name(question.name()), question.type().number(), DClass.IN));
        long start = System.nanoTime();
        return validator
                .sendAsync(query)
                .toCompletableFuture()
                .orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .handle((message, failure) -> read(question, message, failure, queries, System.nanoTime() - start));
    }

    /** @param failure set when there is no message */
    static ValidatedAnswer read(
            DnsQuestion question,
            @Nullable Message message,
            @Nullable Throwable failure,
            ValidationQueries queries,
            long nanos) {
        Optional<DnsAnswer.Unanswered> silence = queries.silence();
        if (message == null || silence.isPresent()) {
            DnsAnswer.Unanswered missing = silence.orElseGet(() -> failed(failure, nanos));
            return unanswered(missing);
        }
        return read(question, message, new Exchange.Result.Reply(message, "DNSSEC validation", nanos));
    }

    private static ValidatedAnswer unanswered(DnsAnswer.Unanswered answer) {
        return new ValidatedAnswer(answer, DnssecStatus.UNANSWERED, answer.detail());
    }

    /** The answer if all messages came, but the validation took too long or the validator cannot read the records. */
    private static DnsAnswer.Unanswered failed(@Nullable Throwable failure, long nanos) {
        DnsAnswer.Origin origin = new DnsAnswer.Origin("DNSSEC validation", -1, false, Duration.ofNanos(nanos));
        return failure instanceof TimeoutException
                ? new DnsAnswer.Timeout(origin)
                : new DnsAnswer.Malformed(String.valueOf(failure), origin);
    }

    private static ValidatedAnswer read(DnsQuestion question, Message message, Exchange.Result.Reply reply) {
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            String why = reason(message);
            DnsAnswer.Origin origin =
                    new DnsAnswer.Origin(reply.resolver(), rcode, false, Duration.ofNanos(reply.nanos()));
            return new ValidatedAnswer(new DnsAnswer.ServerFailure(why, origin), DnssecStatus.BOGUS, why);
        }
        if (!(Replies.read(question, Replies.Reading.Alias.none(question.name()), reply)
                instanceof Replies.Reading.Done done)) {
            return unanswered(
                    new DnsAnswer.Malformed("an alias without its target", DnsAnswer.Origin.none(reply.resolver())));
        }
        if (done.answer() instanceof DnsAnswer.Unanswered unreadable) {
            return unanswered(unreadable);
        }
        boolean secure = message.getHeader().getFlag(Flags.AD);
        return new ValidatedAnswer(
                done.answer(), secure ? DnssecStatus.SECURE : DnssecStatus.INSECURE, secure ? "" : reason(message));
    }

    /** The validator's reason, which it puts into a TXT record of a private class. */
    private static String reason(Message message) {
        return message.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record instanceof TXTRecord
                        && record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .findFirst()
                .orElse("");
    }
}
