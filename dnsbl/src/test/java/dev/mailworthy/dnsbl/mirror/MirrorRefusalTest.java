package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem of a file is one line with the file and the number of the line. */
@Timeout(120)
class MirrorRefusalTest {

    private static final long SEED = 20_221;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "ip4set  ~ abc                        ~ the first octet is not a number",
                "ip4set  ~ 1                          ~ an address, a range or at least two octets are expected",
                "ip4set  ~ !                          ~ the first octet is not a number",
                "ip4set  ~ 1.2.3.256                  ~ an octet is above 255",
                "ip4set  ~ 1.2.3.                     ~ an octet is not a number",
                "ip4set  ~ 1.2.3.4.5                  ~ \"1.2.3.4.5\" is no address or range",
                "ip4set  ~ 1.2.3.4,x                  ~ \"1.2.3.4,x\" is no address or range",
                "ip4set  ~ 1.2.3.4/33                 ~ the prefix length is above 32",
                "ip4set  ~ 1.2.3.4/                   ~ the prefix length is not a number",
                "ip4set  ~ 1.2.3.4/24                 ~ host bits are set behind /24",
                "ip4set  ~ 0/0                        ~ /0 is no range of an ip4set",
                "ip4set  ~ 1.2.3.4-1.2.3.2            ~ the range ends before it begins",
                "ip4set  ~ 1.2.3.4-1.2                ~ the second end of the range has fewer octets than the first",
                "ip4set  ~ 1.2.3.4-5/24               ~ \"1.2.3.4-5/24\" is no address or range",
                "ip4set  ~ 1.2.3.4 :                  ~ the A value is not a number",
                "ip4set  ~ 1.2.3.4 ::x                ~ the A value is not a number",
                "ip4set  ~ 1.2.3.4 :256:x             ~ the A value is above 255",
                "ip4set  ~ 1.2.3.4 :0:x               ~ the A value is zero",
                "ip4set  ~ 1.2.3.4 :0.0.0.0:x         ~ the A value is zero",
                "ip4set  ~ 1.2.3.4 :1.2:x             ~ the A value 1.2 has not four octets",
                "ip4set  ~ 1.2.3.4 :1.2.3.4.5:x       ~ a colon is missing between the A value and the text",
                "ip4set  ~ 1.2.3.4 :5 text            ~ a colon is missing between the A value and the text",
                "ip4set  ~ :x                         ~ the A value is not a number",
                "ip4trie ~ 1.2.3.4-5                  ~ an ip4trie takes networks, not ranges",
                "ip6trie ~ 2001                       ~ \"2001\" is no IPv6 address or network",
                "ip6trie ~ 2001:db8:                  ~ \"2001:db8:\" is no IPv6 address or network",
                "ip6trie ~ 2001::1/16                 ~ 2001::1/16 has host bits set; the network is 2001::/16",
                "ip6trie ~ 2001::/129                 ~ the prefix length is above 128",
                "ip6trie ~ 2001::/1x                  ~ the prefix length is not a number",
                "ip6trie ~ 1:2:3:4:5:6:7:8:5:x        ~ is not an IP address",
                "ip6trie ~ 1.2.3.4                    ~ \"1.2.3.4\" is no IPv6 address or network",
                "ip6trie ~ 1.2.3.0/24                 ~ is not an IP address",
                "ip6tset ~ 1:2:3                      ~ an entry of an ip6tset is four groups",
                "ip6tset ~ 1:2:3:4::                  ~ an entry of an ip6tset is four groups",
                "ip6tset ~ !1:2:3:4                   ~ an exclusion of an ip6tset is one address",
                "dnset   ~ .                          ~ a name is expected",
                "dnset   ~ *.                         ~ a name is expected",
                "dnset   ~ a..b                       ~ not a domain name: it has an empty label",
                "dnset   ~ a.test#x                   ~ \"a.test#x\" is no name; a space ends the name",
                "dnset   ~ a.test:5:x                 ~ \"a.test:5:x\" is no name; a space ends the name",
                "dnset   ~ b\u00fccher.test           ~ not a domain name: it has a character beyond ASCII",
                "ip4set  ~ $FOO bar                   ~ $FOO is unknown",
                "ip4set  ~ :$FOO bar                  ~ $FOO is unknown",
                "ip4set  ~ $DATASET ip4set @          ~ a combined file is to be split into one file a zone",
                "ip4set  ~ $1                         ~ $1 has no text",
                "ip4set  ~ $TTL                       ~ $TTL has too few values: 0",
                "ip4set  ~ $TTL 1 2                   ~ $TTL has too many values: 2",
                "ip4set  ~ $TTL 1h2                   ~ \"1h2\" is not a time in seconds",
                "ip4set  ~ $TTL 99999w                ~ \"99999w\" is not a time in seconds",
                "ip4set  ~ #$TTL soon                 ~ \"soon\" is not a number",
                "ip4set  ~ $NS 0                      ~ $NS has too few values: 1",
                "ip4set  ~ $NS 0 a..b                 ~ not a domain name",
                "ip4set  ~ $SOA 0 a b 1 1 1 1         ~ $SOA has too few values: 7",
                "ip4set  ~ $SOA 0 a b x 1 1 1 1       ~ the serial number is not a number",
                "ip4set  ~ $TIMESTAMP today           ~ \"today\" is not a time of the form yyyy:mm:dd:hh:mi:ss",
                "ip4set  ~ $TIMESTAMP 2026:02:30      ~ \"2026:02:30\" is no time that exists",
                "ip4set  ~ $TIMESTAMP 2026:01:16      ~ the data are of 2026-01-16T00:00:00Z, which is in the future",
                "ip4set  ~ $TIMESTAMP - +1d           ~ there is no time that +expires could be added to",
                "ip4set  ~ $MAXRANGE4 /33             ~ the prefix length is above 32",
                "ip4set  ~ $MAXRANGE4 0               ~ $MAXRANGE4 is 1 to 4294967295 addresses or /1 to /32",
            })
    void anInvalidLineIsRefused(String type, String line, String problem) {
        assertThatThrownBy(() -> Mirrors.zone(folder, type, "# first\n\n" + line + "\n1.2.3.4\n"))
                .isInstanceOf(MirrorException.class)
                .hasMessageMatching("(?s).*feed[0-9]+:3: .*")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4\nexample.com\n", "example.com\n1.2.3.4\n", "2001:db8::\n1.2.3.4\n"})
    void aFileOfTwoKindsNeedsAType(String text) {
        assertThatThrownBy(() -> Mirrors.zone(folder, "-", text))
                .hasMessageMatching(".*feed[0-9]+:2: this entry looks like one of .* say ZONE=TYPE:FILE");
    }

    @Test
    void aTruncatedFileIsRefused() {
        assertThatThrownBy(() -> Mirrors.zone(folder, "ip4set", "1.2.3.4\n1.2.3.0/2"))
                .hasMessageMatching(".*:2: the last line does not end, so the file may be cut off");
    }

    @Test
    void aFileThatIsNoText() {
        assertThatThrownBy(() -> Mirrors.zone(folder, "ip4set", "1.2.3.4\n1.2\0.3\n"))
                .hasMessageEndingWith(":2: an octet of zero; this is not a text file");
        assertThatThrownBy(() -> Mirrors.zone(folder, "ip4set", "1.2.3.4\n" + "#".repeat(1 << 20)))
                .hasMessageEndingWith(":2: the line is longer than 65536 octets");
        assertThatThrownBy(() -> Mirrors.zone(folder, "ip4set", "\u001f\u008b\b\0"))
                .hasMessageContaining("is compressed, but damaged");
    }

    @Test
    void aFileThatCannotBeRead() {
        assertThatThrownBy(() -> MirrorZone.load("bl.test=" + folder.resolve("none")))
                .hasMessageEndingWith("none: there is no such file");
        assertThatThrownBy(() -> MirrorZone.load("bl.test=" + folder)).hasMessageEndingWith(": is a directory");
    }

    @ParameterizedTest
    @CsvSource({
        "bl.test,             is not ZONE=FILE or ZONE=TYPE:FILE",
        "bl.test=,            is not ZONE=FILE or ZONE=TYPE:FILE",
        "=file,               is not",
        "b l=file,            is not",
        "bl.test=generic:file, 'the type is none of ip4set, ip4trie, ip6trie, ip6tset, dnset'",
    })
    void anInvalidSpecIsRefused(String spec, String problem) {
        assertThatThrownBy(() -> MirrorZone.load(spec))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining(problem);
    }

    /** Random octets, and valid files with some octets changed. */
    @ParameterizedTest
    @ValueSource(strings = {"-", "ip4set", "ip4trie", "ip6trie", "ip6tset", "dnset"})
    void anyFileIsReadOrThrowsAMirrorException(String type) throws IOException {
        Random random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < 400; i++) {
            byte[] octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            MirrorType like = MirrorType.ofLabel(type).orElse(MirrorType.DNSET);
            String text = i % 2 == 0
                    ? new String(octets, StandardCharsets.ISO_8859_1)
                    : damaged(new RandomFiles(SEED + i).file(like, 5), random);
            try {
                Mirrors.lookup(Mirrors.zone(folder, type, text + "\n"), "1.2.3.4");
                read++;
            } catch (MirrorException e) {
                assertThat(e.getMessage())
                        .as("seed %d, file %d", SEED, i)
                        .matches("[^\\p{Cntrl}]+feed[0-9]+:[0-9]+: .+");
            }
        }
        assertThat(read).as("seed %d: files that could be read", SEED).isPositive();
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i > 0; i--) {
            damaged.setCharAt(random.nextInt(damaged.length()), (char) (1 + random.nextInt(255)));
        }
        return damaged.toString();
    }
}
