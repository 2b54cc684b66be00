package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ReadAheadTest {

    private static byte[] octets(int count) {
        byte[] octets = new byte[count];
        new Random(5).nextBytes(octets);
        return octets;
    }

    @Test
    void givesTheOctetsOfTheStreamBelow() throws IOException {
        byte[] octets = octets(3_000_000);
        try (InputStream ahead = ReadAhead.of(new ByteArrayInputStream(octets))) {
            assertThat(ahead.read()).isEqualTo(octets[0] & 0xFF);
            assertThat(ahead.readNBytes(1_000)).isEqualTo(Arrays.copyOfRange(octets, 1, 1_001));
            assertThat(ahead.readAllBytes()).isEqualTo(Arrays.copyOfRange(octets, 1_001, octets.length));
            assertThat(ahead.read()).isEqualTo(-1);
            assertThat(ahead.read()).isEqualTo(-1);
        }
    }

    @Test
    void aFailureComesBehindTheOctetsBeforeIt() throws IOException {
        byte[] octets = octets(200_000);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("damaged");
            }
        };
        try (InputStream ahead = ReadAhead.of(new SequenceInputStream(new ByteArrayInputStream(octets), broken))) {
            assertThat(ahead.readNBytes(octets.length)).isEqualTo(octets);
            assertThatThrownBy(ahead::read).hasMessage("damaged");
            assertThatThrownBy(ahead::read).hasMessage("damaged");
        }
    }

    @Test
    void theStreamBelowIsClosedWhenItIsNoLongerRead() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        try (InputStream ahead = ReadAhead.of(endless)) {
            assertThat(ahead.readNBytes(10)).hasSize(10);
        }
        assertThat(closed.getCount()).isZero();
    }
}
