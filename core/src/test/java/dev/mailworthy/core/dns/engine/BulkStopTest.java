package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A run can be stopped at any time, from any thread. After that it hands over nothing. */
@Timeout(120)
@ParameterizedClass
@EnumSource(BulkDns.Datagrams.class)
class BulkStopTest {

    @Parameter
    private BulkDns.Datagrams datagrams;

    /** Gives questions without end, counts the answers, and runs an action at the tenth. */
    private static final class Endless implements BulkDns.Questions, BulkDns.Answers {

        private final Runnable atTenth;
        private long asked;
        private int answered;

        Endless(Runnable atTenth) {
            this.atTenth = atTenth;
        }

        @Override
        public long next(ByteBuffer name) {
            name.put(Wire.name("q" + asked + ".test"));
            return asked++;
        }

        @Override
        public void nothing(long tag) {
            answered++;
            if (answered == 10) {
                atTenth.run();
            }
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

    private static ScriptedServer empty() {
        return ScriptedServer.replying(query -> Wire.response(query, 3, 0));
    }

    private BulkDns client(ScriptedServer server) {
        return BulkDns.builder().resolver(server.address()).datagrams(datagrams).build();
    }

    @Test
    void aStopInsideACallbackIsTheLastCallback() {
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            Endless endless = new Endless(dns::stop);
            dns.run(endless, endless);
            assertThat(endless.answered).isEqualTo(10);
        }
    }

    @Test
    void aCloseInsideACallbackIsTheLastCallback() {
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            Endless endless = new Endless(dns::close);
            dns.run(endless, endless);
            assertThat(endless.answered).isEqualTo(10);
            assertThatThrownBy(() -> dns.run(endless, endless)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aStopFromAnotherThreadEndsAWaitForReplies() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer silent = ScriptedServer.start((query, client) -> asked.countDown());
                BulkDns dns = client(silent)) {
            Endless endless = new Endless(() -> {});
            Thread run = new Thread(() -> dns.run(endless, endless));
            run.start();
            asked.await();
            dns.stop();
            run.join();
            assertThat(endless.answered).isZero();
        }
    }

    @Test
    void aStopFromAnotherThreadEndsAWaitForQuestions() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            Endless endless = new Endless(() -> {});
            Thread run = new Thread(() -> dns.run(
                    name -> {
                        waiting.countDown();
                        return BulkDns.Questions.LATER;
                    },
                    endless));
            run.start();
            waiting.await();
            dns.stop();
            run.join();
            assertThat(endless.answered).isZero();
        }
    }

    @Test
    void aStopBeforeTheRunIsNotForgotten() {
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            dns.stop();
            Endless endless = new Endless(() -> {});
            dns.run(endless, endless);
            assertThat(endless.asked).isZero();
        }
    }

    @Test
    void anInterruptEndsTheRunAndIsKept() {
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            Endless endless = new Endless(() -> Thread.currentThread().interrupt());
            dns.run(endless, endless);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anExceptionInACallbackEndsTheRunAndNotTheEngine() {
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            Endless endless = new Endless(() -> {
                throw new ArithmeticException("of the caller");
            });
            assertThatThrownBy(() -> dns.run(endless, endless)).isInstanceOf(ArithmeticException.class);
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("nothing");
        }
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefused() {
        try (ScriptedServer server = empty();
                BulkDns dns = client(server)) {
            Endless inner = new Endless(() -> {});
            Endless endless = new Endless(() -> dns.run(inner, inner));
            assertThatThrownBy(() -> dns.run(endless, endless)).isInstanceOf(IllegalStateException.class);
            assertThat(inner.asked).isZero();
        }
    }

    /** A run that ended in the middle of a batch must send nothing later, above all no octets of other questions. */
    @Test
    void unsentQuestionsOfAFailedRunAreDropped() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    seen.add(Wire.firstLabel(query));
                    client.reply(Wire.response(query, 3, 0));
                });
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .datagrams(datagrams)
                        .inFlight(4)
                        .build()) {
            Endless endless = new Endless(() -> {});
            assertThatThrownBy(() -> dns.run(
                            name -> {
                                if (endless.asked == 3) {
                                    throw new ArithmeticException("of the caller");
                                }
                                return endless.next(name);
                            },
                            endless))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(BulkAnswers.of(dns, "a-rather-long-one.test", "b.test", "c.test", "d.test", "e.test"))
                    .containsOnly("nothing");
            if (datagrams == BulkDns.Datagrams.SINGLE) {
                seen.removeAll(List.of("q0", "q1", "q2"));
            }
            assertThat(seen).containsExactlyInAnyOrder("a-rather-long-one", "b", "c", "d", "e");
        }
    }
}
