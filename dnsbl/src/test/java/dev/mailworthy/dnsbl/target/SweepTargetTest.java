package dev.mailworthy.dnsbl.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The fast path writes the names that the ordinary engine queries, and they can be read back. */
class SweepTargetTest {

    @RepeatedTest(2)
    void anyAddressIsReversedAndReadBack(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            if (random.nextInt(10) == 0) {
                Arrays.fill(octets, 0, octets.length - 2, (byte) (random.nextBoolean() ? 0 : -1));
            }
            IpAddress address = IpAddress.ofOctets(octets);
            ByteBuffer name = ByteBuffer.allocate(255);
            SweepTarget.of(address).writeLabels(name);
            name.put((byte) 0).flip();
            byte[] wire = new byte[name.remaining()];
            name.get(wire);
            assertThat(wire)
                    .as("seed %d: %s", seed, address)
                    .isEqualTo(DomainName.ofText(address.reverseLabels()).wire());
            assertThat(readBack(address.reverseLabels())).as("seed %d", seed).isEqualTo(address);
        }
    }

    private static IpAddress readBack(String labels) {
        String[] parts = labels.split("\\.");
        StringBuilder text = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) {
            text.append(parts[i]);
            int done = parts.length - i;
            if (i > 0 && parts.length == 4) {
                text.append('.');
            } else if (i > 0 && done % 4 == 0) {
                text.append(':');
            }
        }
        return IpAddress.parse(text.toString());
    }
}
