package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:53",
        "127.0.0.1:5353, 127.0.0.1:5353",
        "::1, [::1]:53",
        "[::1], [::1]:53",
        "[2001:db8::1]:65535, [2001:db8::1]:65535",
    })
    void readsAnAddressWithOrWithoutAPort(String written, String shown) {
        assertThat(ResolverAddress.parse(written)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:0",
                "127.0.0.1:65536",
                "127.0.0.1:",
                "127.0.0.1:x",
                "127.0.0.1:99999999999",
                "127.0.0.1:-1",
                "dns.example",
                "[::1",
                "[::1]53",
                ""
            })
    void refusesOtherText(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResolverAddress.parse(written));
    }

    @Test
    void resolvConfGivesItsServersInOrder(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("resolv.conf");
        Files.writeString(file, """
                # comment
                search example.org
                nameserver 192.0.2.53
                nameserver fe80::1%eth0
                nameserver not-an-address
                  nameserver\t2001:db8::53   trailing
                options edns0
                """);
        assertThat(ResolvConf.read(file))
                .extracting(ResolverAddress::toString)
                .containsExactly("192.0.2.53:53", "[fe80::1]:53", "[2001:db8::53]:53");
        assertThat(ResolvConf.read(folder.resolve("missing"))).isEmpty();
    }
}
