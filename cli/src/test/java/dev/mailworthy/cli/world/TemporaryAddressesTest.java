package dev.mailworthy.cli.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The temporary addresses of this machine. */
class TemporaryAddressesTest {

    @Test
    void theTableOfLinuxNamesTemporaryAddresses(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("if_inet6");
        Files.writeString(table, """
                2a0104f8000100000000000000000009 02 40 00 80     eth0
                2a0104f800010000a44869d2000000b1 02 40 00 01     eth0
                2a0104f800010000a44869d2000000b2 02 40 00 21     eth0
                fe80000000000000bcd28bfffe274e22 02 40 20 80     eth0
                no line
                """);
        assertThat(TemporaryAddresses.in(table))
                .containsExactly(
                        IpAddress.parse("2a01:4f8:1:0:a448:69d2:0:b1"), IpAddress.parse("2a01:4f8:1:0:a448:69d2:0:b2"));
        assertThat(TemporaryAddresses.in(folder.resolve("missing"))).isEmpty();
    }
}
