package dev.mailworthy.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "192.0.2.1/32, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.2, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "::/0, 192.0.2.1, false",
        "0.0.0.0/0, ::ffff:1.2.3.4, false",
    })
    void containsAddresses(String network, String address, boolean contained) {
        assertThat(Cidr.parse(network).contains(IpAddress.parse(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1/24, 192.0.2.1/24 has host bits set; the network is 192.0.2.0/24",
        "192.0.2.0/33, prefix /33 is outside 0 to 32",
        "::/129,       prefix /129 is outside 0 to 128",
        "192.0.2.0/,   \"192.0.2.0/\" is not a network: the prefix is not a number without leading zeros",
        "192.0.2.0/08, \"192.0.2.0/08\" is not a network: the prefix is not a number without leading zeros",
        "192.0.2.0/-1, \"192.0.2.0/-1\" is not a network: the prefix is not a number without leading zeros",
        "/8,           \"\" is not an IP address: it is not four numbers from 0 to 255 with dots between",
    })
    void refusesOtherTextWithAMessage(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessage(message);
    }

    @Test
    void theNetworkOfAnAddressContainsIt() {
        long seed = 4632;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            IpAddress address = IpAddress.ofOctets(octets);
            Cidr network = Cidr.containing(address, random.nextInt(octets.length * 8 + 1));
            assertThat(network.contains(address))
                    .as("seed %d, case %d", seed, i)
                    .isTrue();
            assertThat(Cidr.parse(network.toString())).isEqualTo(network);
        }
    }
}
