package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 64 KiB of compression pointers over TCP. To follow them all takes a parser half a minute. */
@Timeout(120)
class PointerBombTest {

    private static final int CHAIN = 8000;

    private static byte[] truncated(byte[] query) {
        byte[] reply = Wire.response(query, 0, 0);
        reply[2] |= 2;
        return reply;
    }

    private static byte[] bomb(byte[] query) {
        ByteBuffer message = ByteBuffer.allocate(65_535).put(Wire.response(query, 0, 0));
        message.put((byte) 0)
                .putShort((short) 16)
                .putShort((short) 1)
                .putInt(60)
                .putShort((short) (2 * CHAIN));
        int last = 12;
        for (int i = 0; i < CHAIN; i++) {
            int at = message.position();
            message.putShort((short) (0xC000 | last));
            last = at;
        }
        int records = 1;
        for (; message.remaining() >= 14; records++) {
            message.put((byte) 0)
                    .putShort((short) 2)
                    .putShort((short) 1)
                    .putInt(60)
                    .putShort((short) 2);
            message.putShort((short) (0xC000 | last));
        }
        message.putShort(6, (short) records);
        return Arrays.copyOf(message.array(), message.position());
    }

    @Test
    void aBombOfPointersIsMalformed() {
        try (ScriptedServer server =
                        ScriptedServer.start((query, client) -> client.reply(truncated(query)), PointerBombTest::bomb);
                WireDns dns =
                        WireDns.builder().resolvers(List.of(server.address())).build()) {
            for (int i = 0; i < 4; i++) {
                DnsAnswer answer = dns.ask(DnsQuestion.of(DomainName.ofText("bomb" + i + ".example"), RecordType.NS));
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                DnsAnswer.Malformed.class,
                                malformed -> assertThat(malformed.problem()).contains("pointers"));
            }
        }
    }
}
