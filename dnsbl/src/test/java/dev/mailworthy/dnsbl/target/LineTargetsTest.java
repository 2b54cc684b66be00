package dev.mailworthy.dnsbl.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that people write into files of targets. */
class LineTargetsTest {

    private final List<String> bad = new ArrayList<>();

    private List<String> targets(String text) throws IOException {
        return targets(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> targets(byte[] octets) throws IOException {
        List<String> all = new ArrayList<>();
        SweepTargets targets = SweepTargets.of(
                new ByteArrayInputStream(octets), SpecialTargets.REFUSED, line -> bad.add(line.toString()));
        try (SweepTargets.Pass pass = targets.open()) {
            for (SweepTarget next = pass.next(); next != null; next = pass.next()) {
                all.add(next.whole().text());
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11.7.0.254-11.7.1.1              | 11.7.0.254 11.7.0.255 11.7.1.0 11.7.1.1",
                "11.7.0.5 - 11.7.0.6              | 11.7.0.5 11.7.0.6",
                "11.7.0.5-7                       | 11.7.0.5 11.7.0.6 11.7.0.7",
                "11.7.0.5-5                       | 11.7.0.5",
                "9.255.255.255-10.0.0.4           | 9.255.255.255",
                "2a00:1::fffe-2a00:1::1:1         | 2a00:1::fffe 2a00:1::ffff 2a00:1::1:0 2a00:1::1:1",
                "2a00:1::/127 ; mine              | 2a00:1:: 2a00:1::1",
                "11.7.0.8/31                      | 11.7.0.8 11.7.0.9",
                "::ffff:11.7.0.8                  | 11.7.0.8",
                "::ffff:11.7.0.8/127              | 11.7.0.8 11.7.0.9",
                "\uFEFF11.7.0.8                   | 11.7.0.8",
                "mail-7.host.example              | mail-7.host.example",
                "1-2.host.example                 | 1-2.host.example",
            })
    void aLineStandsForTheseTargets(String line, String targets) throws IOException {
        assertThat(targets(line + "\r\n")).containsExactly(targets.split(" "));
        assertThat(bad).isEmpty();
    }

    /** As PowerShell and some Windows editors write a file. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aFileInUtf16IsRead(String charset) throws IOException {
        String lines = "\uFEFF11.7.0.8\r\n# caf\u00e9 \ud83d\ude00\r\n11.7.0.20-21\r\n10.0.0.1\r\nb.example ; mine\r\n";
        assertThat(targets(lines.getBytes(Charset.forName(charset))))
                .containsExactly("11.7.0.8", "11.7.0.20", "11.7.0.21", "b.example");
        assertThat(bad).singleElement().asString().startsWith("standard input:4: ");
    }

    @Test
    void aLongFileInUtf16IsReadWhole() throws IOException {
        String lines = "\uFEFF" + "11.7.0.8\n".repeat(20_000) + "11.7.0.9";
        assertThat(targets(lines.getBytes(StandardCharsets.UTF_16LE)))
                .hasSize(20_001)
                .endsWith("11.7.0.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11.7.0.9-11.7.0.5   | ends before it begins",
                "11.7.0.9-2a00::1    | mixes IPv4 and IPv6",
                "10.0.0.1-10.0.0.9   | is private",
                "11.7.0.1-256        | 256",
                "2a00::-2a01::       | has more than 2^32 addresses",
                "192.168.3.4         | is private",
                "198.51.100.0/25     | is reserved for documentation",
                "::ffff:192.168.3.4  | 192.168.3.4 is private",
                "11.7.0.9/8          | has host bits set",
                "not a host          | not a host",
            })
    void aBadLineIsReportedWithItsNumberAndTheNextOneIsRead(String line, String why) throws IOException {
        assertThat(targets("# mine\n" + line + "\n11.7.7.7\n")).containsExactly("11.7.7.7");
        assertThat(bad)
                .singleElement()
                .asString()
                .startsWith("standard input:2: ")
                .contains(why);
    }

    @Test
    void aRangeOfAllAddressesIsOneNetwork() {
        assertThat(AddressRange.parse("0.0.0.0-255.255.255.255").orElseThrow().networks())
                .extracting(Object::toString)
                .containsExactly("0.0.0.0/0");
    }

    @Test
    void onlyTheFirstTwentyBadLinesAreToldAndAllAreCounted() throws IOException {
        SweepTargets targets = SweepTargets.of(
                new ByteArrayInputStream("?\n".repeat(50).getBytes(StandardCharsets.UTF_8)),
                SpecialTargets.REFUSED,
                line -> bad.add(line.toString()));
        try (SweepTargets.Pass pass = targets.open()) {
            assertThat(pass.next()).isNull();
        }
        assertThat(bad).hasSize(20);
        assertThat(targets.badLines()).isEqualTo(50);
    }
}
