package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The bulk engine makes no object for a question whose answer is an absence. */
@Tag("jdk")
@Isolated
@Timeout(120)
@ParameterizedClass
@EnumSource(BulkDns.Datagrams.class)
class BulkAllocationTest {

    @Parameter
    private BulkDns.Datagrams datagrams;

    private static final int WARM_UP = 50_000;
    private static final int QUESTIONS = 100_000;

    /** Less than Java's smallest object for each question. New sockets take some of it. */
    private static final long BOUND = 14L * QUESTIONS;

    /** What the selector of the JDK makes for each of its waits. A busy machine waits up to once a question. */
    private static final long WAITS = 32L * QUESTIONS;

    private static final class Counting implements BulkDns.Questions, BulkDns.Answers {

        private final long questions;
        private final byte[] octets = Wire.name("00000000.bl.test");
        private long asked;
        private long nothing;

        Counting(long questions) {
            this.questions = questions;
        }

        @Override
        public long next(ByteBuffer name) {
            if (asked == questions) {
                return END;
            }
            for (int i = 0; i < 8; i++) {
                octets[1 + i] = (byte) ('a' + (asked >> 4 * i & 0xF));
            }
            name.put(octets);
            return asked++;
        }

        @Override
        public void nothing(long tag) {
            nothing++;
        }

        @Override
        public void addresses(long tag, int[] addresses, int count) {
            throw new AssertionError("nothing is listed here");
        }

        @Override
        public void unusual(long tag, BulkDns.Unusual why) {
            throw new AssertionError(why);
        }
    }

    /** The platform's generator makes arrays for each block. The test does not count them. */
    private static final class Frugal extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final transient SplittableRandom random = new SplittableRandom(1035);

        @Override
        public void nextBytes(byte[] octets) {
            random.nextBytes(octets);
        }
    }

    @Test
    void aHundredThousandQuestionsFitIntoTheSameMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (ScriptedServer server = ScriptedServer.replying(query -> Wire.response(query, 3, 0));
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .datagrams(datagrams)
                        .random(new Frugal())
                        .attempts(10)
                        .attemptTimeout(Duration.ofSeconds(2))
                        .build()) {
            Counting warmUp = new Counting(WARM_UP);
            dns.run(warmUp, warmUp);
            Counting counting = new Counting(QUESTIONS);
            long before = threads.getCurrentThreadAllocatedBytes();
            dns.run(counting, counting);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("octets")
                    .isLessThan(datagrams == BulkDns.Datagrams.BATCHED ? BOUND : BOUND + WAITS);
            assertThat(counting.nothing).isEqualTo(QUESTIONS);
        }
    }
}
