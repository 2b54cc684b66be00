package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run ends with its last answer, no matter how that answer came. */
@Timeout(120)
class BulkEndTest {

    /** Gives one question in each turn of the loop, and waits until its reply can be read. */
    private static final class OneByOne implements BulkDns.Questions {

        private final Semaphore replied;
        private final int questions;
        private int asked;
        private boolean awaited = true;

        OneByOne(Semaphore replied, int questions) {
            this.replied = replied;
            this.questions = questions;
        }

        @Override
        public long next(ByteBuffer name) {
            if (awaited && asked < questions) {
                awaited = false;
                name.put(Wire.name("q" + asked + ".test"));
                return asked++;
            }
            if (!awaited) {
                replied.acquireUninterruptibly();
                awaited = true;
            }
            return asked < questions ? LATER : END;
        }
    }

    /**
     * Sometimes the loop asks the selector although it has read datagrams. Then it must not wait for more. The test passes
     * datagrams one by one, because a batch is not sent while the caller gives the next question.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 48, 64})
    void endsWithAReplyThatArrivesAtOnce(int questions) {
        Semaphore replied = new Semaphore(0);
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    client.reply(Wire.response(query, 3, 0));
                    replied.release();
                });
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .datagrams(BulkDns.Datagrams.SINGLE)
                        .build()) {
            BulkAnswers answers = new BulkAnswers(Collections.nCopies(questions, ""));
            dns.run(new OneByOne(replied, questions), answers);
            assertThat(answers.inOrder()).hasSize(questions).containsOnly("nothing");
        }
    }

    @ParameterizedTest
    @EnumSource(BulkDns.Datagrams.class)
    void endsWithARefusalThatArrivesAtOnce(BulkDns.Datagrams datagrams) {
        try (BulkDns dns = BulkDns.builder()
                .resolver(ScriptedServer.closed())
                .datagrams(datagrams)
                .build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("UNREACHABLE");
        }
    }

    @ParameterizedTest
    @EnumSource(BulkDns.Datagrams.class)
    void endsWithManyRefusals(BulkDns.Datagrams datagrams) {
        String[] names = IntStream.range(0, 200).mapToObj(i -> i + ".test").toArray(String[]::new);
        try (BulkDns dns = BulkDns.builder()
                .resolver(ScriptedServer.closed())
                .datagrams(datagrams)
                .attempts(1)
                .build()) {
            assertThat(BulkAnswers.of(dns, names)).hasSize(names.length).containsOnly("UNREACHABLE");
        }
    }
}
