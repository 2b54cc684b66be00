package dev.mailworthy.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:7f00:2, ::ffff:127.0.0.2",
    })
    void readsAndWritesTheCanonicalForm(String literal, String canonical) {
        assertThat(IpAddress.parse(literal)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "999.1.1.1",
                "01.2.3.4",
                "1.2.3.4 ",
                "1..2.3",
                "0x7f.0.0.1",
                "127.1",
                "localhost",
                "١.٢.٣.٤",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::1%eth0",
                "[::1]",
                "::1.2.3",
                "::1.2.3.4.5",
                "1.2.3.4::",
                "g::",
                "1:2:3:4:5:6:7:8::",
            })
    void refusesOtherTextWithAMessage(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessageContaining("is not an IP address")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    /** Lists of IPv6 addresses are tested with a mapped address (RFC 5782 section 5). */
    @Test
    void aMappedAddressStaysIpv6() {
        IpAddress mapped = IpAddress.parse("::ffff:127.0.0.2");
        assertThat(mapped.family()).isEqualTo(IpFamily.IPV6);
        assertThat(mapped).isNotEqualTo(IpAddress.parse("127.0.0.2"));
        assertThat(mapped.unmapped()).isEqualTo(IpAddress.parse("127.0.0.2"));
        assertThat(mapped.reverseLabels()).isEqualTo("2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0");
    }

    @Test
    void reverseNamesAreThoseOfTheRfcs() {
        assertThat(IpAddress.parse("192.0.2.10").reverseName()).hasToString("10.2.0.192.in-addr.arpa");
        assertThat(IpAddress.parse("2001:db8::567:89ab").reverseName())
                .hasToString("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    @Test
    void everyAddressSurvivesItsText() {
        long seed = 5782;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            for (int zero = 0; zero < octets.length; zero++) {
                octets[zero] = random.nextInt(3) == 0 ? octets[zero] : 0;
            }
            IpAddress address = IpAddress.ofOctets(octets);
            assertThat(IpAddress.parse(address.toString()))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(address)
                    .hasSameHashCodeAs(address);
        }
    }

    @Test
    void familiesAreSortedApart() {
        assertThat(IpAddress.parse("255.255.255.255")).isLessThan(IpAddress.parse("::"));
        assertThat(IpAddress.parse("9.0.0.0")).isLessThan(IpAddress.parse("128.0.0.0"));
    }
}
