package dev.mailworthy.smtp.bench;

import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures one classification: of replies that all differ, and of one reply that comes again with other digits and
 * addresses.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplyBenchmark {

    private static final int MANY = 4096;

    /** Replies as receivers word them; {@code %d} is a number that changes. */
    private static final List<String> WORDS = List.of(
            "5.7.1 Service unavailable; Client host [192.0.2.%d] blocked using zen.spamhaus.org; see query/ip/192.0.2.%d",
            "5.7.26 Your email has been blocked because the sender is unauthenticated. Id a%dsi%d - gsmtp",
            "5.1.1 <user%d@example.net>: Recipient address rejected: User unknown in local recipient table %d",
            "4.7.0 [TSS04] Messages from 192.0.2.%d temporarily deferred due to user complaints; id %d",
            "5.7.606 Access denied, banned sending IP [192.0.2.%d]. To request removal visit the portal; ref %d",
            "4.7.1 <mail%d.example.org>: Helo command rejected: Host not found; queue %d",
            "5.2.2 The mailbox of user%d is over quota, try again in %d minutes",
            "we do not like the colour of your envelope %d and the number %d of its stamps");

    private final ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
    private final List<SmtpReply> different = new ArrayList<>();
    private final List<SmtpReply> alike = new ArrayList<>();
    private int next;

    @Setup
    public void makeReplies() {
        for (int i = 0; i < MANY; i++) {
            String words = WORDS.get(i % WORDS.size());
            String more = " " + Integer.toString(i * 7919, Character.MAX_RADIX).replaceAll("[0-9]", "q");
            different.add(SmtpReply.of(550, words.formatted(i % 250, i) + more));
            alike.add(SmtpReply.of(550, WORDS.get(0).formatted(i % 250, i % 250)));
        }
    }

    @Benchmark
    public Classification differentReplies() {
        next = (next + 1) % MANY;
        return classifier.classify(different.get(next), ReceiverHints.none());
    }

    @Benchmark
    public Classification sameReplyWithOtherDigits() {
        next = (next + 1) % MANY;
        return classifier.classify(alike.get(next), ReceiverHints.none());
    }
}
