package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies that no server would send by mistake. Whatever comes, the engine answers in time and never throws. */
@Timeout(20)
class HostileServerTest {

    private static final DnsQuestion QUESTION = DnsQuestion.of(DomainName.ofText("victim.example"), RecordType.A);

    /** Replies to each query with octets made of it, until closed. */
    private static final class Scripted implements AutoCloseable {

        private final DatagramSocket socket;

        Scripted(UnaryOperator<byte[]> script) throws IOException {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread thread = new Thread(() -> serve(script), "scripted-dns");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(UnaryOperator<byte[]> script) {
            byte[] buffer = new byte[4096];
            while (!socket.isClosed()) {
                try {
                    DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                    socket.receive(query);
                    byte[] reply = script.apply(Arrays.copyOf(buffer, query.getLength()));
                    socket.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
                } catch (IOException e) {
                    // Closed, or a client that is gone: the loop's condition tells them apart.
                }
            }
        }

        WireDns client() {
            ResolverAddress address =
                    new ResolverAddress(IpAddress.of(socket.getLocalAddress()), socket.getLocalPort());
            return WireDns.builder()
                    .resolvers(List.of(address))
                    .deadline(Duration.ofMillis(300))
                    .build();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** Question kept, flags of a response, and room for answers. */
    private static byte[] response(byte[] query, int answers, byte[] tail) {
        int end = 12;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        end += 5;
        byte[] reply = Arrays.copyOf(query, end + tail.length);
        reply[2] = (byte) 0x81;
        reply[3] = (byte) 0x80;
        reply[6] = (byte) (answers >> 8);
        reply[7] = (byte) answers;
        reply[10] = 0;
        reply[11] = 0;
        System.arraycopy(tail, 0, reply, end, tail.length);
        return reply;
    }

    private static DnsAnswer answerOf(UnaryOperator<byte[]> script) throws IOException {
        try (Scripted server = new Scripted(script);
                WireDns dns = server.client()) {
            return dns.ask(QUESTION);
        }
    }

    @Test
    void aRecordOfAnotherOwnerIsNotBelieved() throws IOException {
        byte[] foreign = {3, 'f', 'o', 'e', 0, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1};
        assertThat(answerOf(query -> response(query, 1, foreign))).isNotInstanceOf(DnsAnswer.Records.class);
    }

    @Test
    void anAnswerToAnotherQuestionIsPassedOver() throws IOException {
        byte[] record = {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1};
        assertThat(answerOf(query -> {
                    byte[] reply = response(query, 1, record);
                    reply[13] ^= 1;
                    return reply;
                }))
                .isInstanceOf(DnsAnswer.Timeout.class);
    }

    @Test
    void aCompressionPointerToItselfEnds() throws IOException {
        byte[] loop = {(byte) 0xC0, 32, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1};
        assertThat(answerOf(query -> response(query, 1, loop))).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void moreRecordsPromisedThanSentIsMalformed() throws IOException {
        assertThat(answerOf(query -> response(query, 65_535, new byte[0]))).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void anAddressOfTheWrongLengthIsMalformed() throws IOException {
        byte[] five = {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 5, 10, 0, 0, 1, 9};
        assertThat(answerOf(query -> response(query, 1, five))).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void mismatchesAreCounted() throws IOException {
        try (Scripted server = new Scripted(query -> {
                    query[0] ^= 0x7F;
                    return query;
                });
                WireDns dns = server.client()) {
            assertThat(dns.ask(QUESTION)).isInstanceOf(DnsAnswer.Timeout.class);
            assertThat(dns.statistics().mismatches()).isPositive();
        }
    }

    @Test
    void noiseBehindTheRightQuestionNeverThrows() throws IOException {
        long seed = 1035;
        SplittableRandom random = new SplittableRandom(seed);
        try (Scripted server = new Scripted(query -> {
                    byte[] tail = new byte[random.nextInt(200)];
                    random.nextBytes(tail);
                    byte[] reply = response(query, random.nextInt(4), tail);
                    reply[3] = (byte) random.nextInt(256);
                    return reply;
                });
                WireDns dns = server.client()) {
            for (int i = 0; i < 2000; i++) {
                DnsAnswer answer = dns.ask(QUESTION.withoutCache());
                assertThat(answer).as("seed %d, case %d", seed, i).isNotNull();
            }
        }
    }
}
