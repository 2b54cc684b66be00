package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The format of rbldnsd(8), one form in each row. In the tables a bar ends a line of the file, and an underscore is a space.
 */
@Timeout(120)
class MirrorFormatTest {

    @TempDir
    Path folder;

    private String found(String type, String lines, String target) throws IOException, MirrorException {
        MirrorZone zone = Mirrors.zone(folder, type, lines.replace('|', '\n').replace('_', ' ') + "\n");
        return Mirrors.lookup(zone, target).stream()
                .map(entry -> (entry.address() + " " + entry.text()).strip())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.0/24",
                "127.0.0",
                "127/24",
                "127-127.0.0",
                "127.0.0.0-127.0.0.255",
                "127.0.0.0-255",
                "127.00.000/024",
            })
    void theManualsFormsOfOneNetwork(String key) throws IOException, MirrorException {
        assertThat(found("ip4set", key, "126.255.255.255")).isEmpty();
        assertThat(found("ip4set", key, "127.0.0.0")).isEqualTo("127.0.0.2");
        assertThat(found("ip4set", key, "127.0.0.255")).isEqualTo("127.0.0.2");
        assertThat(found("ip4set", key, "127.0.1.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.16.0.0-127.31.255.255",
                "127.16.0-127.31.255",
                "127.16-127.31",
                "127.16-31",
                "127.16.0.0/12",
                "127.16.0/12",
                "127.16/12",
            })
    void theManualsFormsOfALargerNetwork(String key) throws IOException, MirrorException {
        assertThat(found("ip4set", key, "127.15.255.255")).isEmpty();
        assertThat(found("ip4set", key, "127.16.0.0")).isEqualTo("127.0.0.2");
        assertThat(found("ip4set", key, "127.31.255.255")).isEqualTo("127.0.0.2");
        assertThat(found("ip4set", key, "127.32.0.0")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "1.2.3.4                      ~ 127.0.0.3 default 1.2.3.4",
                "__1.2.3.4\t                  ~ 127.0.0.3 default 1.2.3.4",
                "1.2.3.4 # a comment          ~ 127.0.0.3 default 1.2.3.4",
                "1.2.3.4;a comment            ~ 127.0.0.3 default 1.2.3.4",
                "1.2.3.4 text # no comment    ~ 127.0.0.3 text # no comment",
                "1.2.3.4 :5                   ~ 127.0.0.5 default 1.2.3.4",
                "1.2.3.4 :5:                  ~ 127.0.0.5",
                "1.2.3.4 :5:___own text__     ~ 127.0.0.5 own text",
                "1.2.3.4:5:own                ~ 127.0.0.5 own",
                "1.2.3.4 :127.0.1.7: own      ~ 127.0.1.7 own",
                "1.2.3.4 :5 : own             ~ 127.0.0.5 own",
                "1.2.3.4 own : text           ~ 127.0.0.3 own : text",
                "1.2.3.4 pay $$$$ for $       ~ 127.0.0.3 pay $$ for 1.2.3.4",
                "$1 see|1.2.3.4 $1/$ $2       ~ 127.0.0.3 see/1.2.3.4 $2",
                "1.2.3.4 $1|$1 later|$1 never ~ 127.0.0.3 later",
                "#$1 see|1.2.3.4 $1           ~ 127.0.0.3 see",
                "$1 not $|1.2.3.4 $1          ~ 127.0.0.3 not $",
                "$= [$=] $|1.2.3.4 own $      ~ 127.0.0.3 [own $] 1.2.3.4",
                "$= [$=] $|1.2.3.4 =own $     ~ 127.0.0.3 own 1.2.3.4",
                "$= [$=]|1.2.3.4 :5:          ~ 127.0.0.5 [1.2.3.4]",
                ":6|1.2.3.4                   ~ 127.0.0.6",
                ":6:x|:7:y|1.2.3.4|:8:z       ~ 127.0.0.7 y",
                "1.2.3.4 :5:a|1.2.3.4 :6:b|1.2.3.4 :5:a ~ 127.0.0.5 a; 127.0.0.6 b",
                "$NS 1w a.test b.test|$TTL 5m|$TIMESTAMP 2026:01:15 +1d|1.2.3.4 :5: ~ 127.0.0.5",
                "#$unknown to us|1.2.3.4 :5:  ~ 127.0.0.5",
            })
    void valuesAndTexts(String lines, String expected) throws IOException, MirrorException {
        assertThat(found("ip4set", ":3:default $|" + lines, "1.2.3.4")).isEqualTo(expected);
    }

    @Test
    void linesMayEndAsInWindows() throws IOException, MirrorException {
        assertThat(found("ip4set", ":3:text\r|\r|# c\r|1.2.3.4\r", "1.2.3.4")).isEqualTo("127.0.0.3 text");
    }

    @Test
    void withoutADefaultTheValueIsTheTestEntrys() throws IOException, MirrorException {
        assertThat(found("ip4set", "1.2.3.4", "1.2.3.4")).isEqualTo("127.0.0.2");
        assertThat(found("ip4set", "1.2.3.4", "127.0.0.2")).isEmpty();
    }

    @Test
    void aTextIsCutWhereTheDaemonCutsIt() throws IOException, MirrorException {
        assertThat(found("ip4set", "1.2.3.4 " + "x".repeat(300), "1.2.3.4")).hasSize("127.0.0.2 ".length() + 254);
        assertThat(found("ip4set", "1.2.3.4 " + "x".repeat(250) + "$", "1.2.3.4"))
                .endsWith("x1.2.");
    }

    @ParameterizedTest(name = "{0} {2} in {1}")
    @CsvSource({
        "ip4set,  1.2.3.4 :4:|1.2.3 :5:|1.2 :6:,              1.2.3.4,   127.0.0.4",
        "ip4set,  1.2.3.4 :4:|1.2.3 :5:|1.2 :6:,              1.2.3.5,   127.0.0.5",
        "ip4set,  1.2.3.4 :4:|1.2.3 :5:|1.2 :6:,              1.2.4.4,   127.0.0.6",
        "ip4set,  1.2.3.0/25 :4:|1.2.3.0/24 :5:|1.2.3.7 :6:,  1.2.3.7,   127.0.0.4; 127.0.0.6",
        "ip4set,  1.2.2/23 :4:|1.2.3.0-1.2.4.9 :5:,           1.2.3.7,   127.0.0.4; 127.0.0.5",
        "ip4set,  1.2.2/23|!1.2.3.7,                          1.2.3.7,   ''",
        "ip4set,  1.2.3.7|!1.2.2/23,                          1.2.3.7,   127.0.0.2",
        "ip4set,  1.2.3.7|!1.2.3.0-127,                       1.2.3.7,   ''",
        "ip4set,  ! 1.2.3.7 :nonsense|1.2.3.7,                1.2.3.7,   ''",
        "ip4set,  0-255,                                      255.1.1.1, 127.0.0.2",
        "ip4set,  $MAXRANGE4 /24|1.2/23|1.2.3 :5:,            1.2.3.7,   127.0.0.5",
        "ip4set,  $MAXRANGE4 256|$MAXRANGE4 /8|1.2.2/23,      1.2.3.7,   ''",
        "ip4set,  0-255,                                      ::ffff:1.2.3.4, ''",
        "ip4trie, 0/0 :3:|1.2/23 :4:|1.2.1/24 :5:,            1.2.1.7,   127.0.0.5",
        "ip4trie, 0/0 :3:|1.2/23 :4:|1.2.1/24 :5:,            1.2.0.7,   127.0.0.4",
        "ip4trie, 0/0 :3:|1.2/23 :4:|1.2.1/24 :5:,            1.2.2.7,   127.0.0.3",
        "ip4trie, 1.2/16 :3:|!1.2.3/24|1.2.3.4 :5:,           1.2.3.4,   127.0.0.5",
        "ip4trie, 1.2/16 :3:|!1.2.3/24|1.2.3.4 :5:,           1.2.3.5,   ''",
        "ip4trie, 1.2.3.4 :3:|1.2.3.4 :4:|!1.2.3.4,           1.2.3.4,   127.0.0.3",
        "ip6trie, 2001:21ab:c000/36,                          2001:21ab:cfff::1, 127.0.0.2",
        "ip6trie, 2001:21ab:c000/36,                          2001:21ab:d000::1, ''",
        "ip6trie, 2001:21ab:def7:4242 :3:,                    2001:21ab:def7:4242::9, 127.0.0.3",
        "ip6trie, 2605:6001:42::/52|!2605:6001:42::bead,      2605:6001:42::bead, ''",
        "ip6trie, 2605:6001:42::/52|!2605:6001:42::bead,      2605:6001:42:fff::, 127.0.0.2",
        "ip6trie, ::1,                                        ::1,       127.0.0.2",
        "ip6trie, ::1,                                        ::2,       ''",
        "ip6trie, ::ffff:127.0.0.2 $,                         ::ffff:7f00:2, 127.0.0.2 ::ffff:7f00:2",
        "ip6trie, ::/0,                                       1.2.3.4,   ''",
        "ip6tset, 1:2:3:4|:3:first|5:6:7:8 :9:own|:4:second,  1:2:3:4::5, 127.0.0.3 first",
        "ip6tset, 1:2:3:4|:3:first|5:6:7:8 :9:own|:4:second,  5:6:7:8:9::, 127.0.0.3 first",
        "ip6tset, 1:2:3:4|!1:2:3:4::5,                        1:2:3:4::5, ''",
        "dnset,   example.com $,                              example.com, 127.0.0.2 example.com",
        "dnset,   example.com,                                www.example.com, ''",
        "dnset,   *.Example.com. $,                           a.b.example.com, 127.0.0.2 example.com",
        "dnset,   *.example.com,                              example.com, ''",
        "dnset,   .example.com $,                             example.com, 127.0.0.2 example.com",
        "dnset,   .example.com $,                             www.example.com, 127.0.0.2 example.com",
        "dnset,   .com :3:|.example.com :4:|a.example.com :5:, b.example.com, 127.0.0.4",
        "dnset,   .com :3:|.example.com :4:|a.example.com :5:, a.example.com, 127.0.0.5",
        "dnset,   *.org|!good.org,                            good.org,  ''",
        "dnset,   *.org|!good.org,                            a.good.org, 127.0.0.2",
        "dnset,   a.test :3:|.a.test :4:,                     a.test,    127.0.0.3; 127.0.0.4",
        "dnset,   4.3.2.1 $,                                  1.2.3.4,   127.0.0.2 4.3.2.1",
    })
    void whichEntriesCount(String type, String lines, String target, String expected)
            throws IOException, MirrorException {
        assertThat(found(type, lines, target)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,              IP4SET",
        "1.2-3,                IP4SET",
        "1.2.3.4:5:x,          IP4SET",
        "!1.2.3/24 x,          IP4SET",
        "'# c|:3:x|$TTL 5|1.2.3', IP4SET",
        "2001:db8::/32,        IP6TRIE",
        "::1,                  IP6TRIE",
        "!::1,                 IP6TRIE",
        "2001:db8:1:2 :3:x,    IP6TRIE",
        "example.com,          DNSET",
        "*.example.com,        DNSET",
        "1-800.example,        DNSET",
        "'# nothing',          IP4SET",
    })
    void theTypeIsGuessedFromTheEntries(String lines, MirrorType type) throws IOException, MirrorException {
        assertThat(Mirrors.zone(folder, "-", lines.replace('|', '\n') + "\n").type())
                .isEqualTo(type);
    }

    @Test
    void aNameMayBeAnAddressBackwards() throws IOException, MirrorException {
        MirrorZone zone = Mirrors.zone(folder, "ip4set", "1.2.3.4 $\n");
        assertThat(zone.lookup(DomainName.ofText("4.3.2.1")))
                .extracting(MirrorEntry::text)
                .containsExactly("1.2.3.4");
        assertThat(zone.lookup(DomainName.ofText("3.2.1"))).isEmpty();
        assertThat(zone.lookup(DomainName.ofText("256.3.2.1"))).isEmpty();
        assertThat(zone.lookup(DomainName.ofText("x.4.3.2.1"))).isEmpty();
    }

    @Test
    void theMethodForSweepsGivesEachAddressOnce() throws IOException, MirrorException {
        MirrorZone zone =
                Mirrors.zone(folder, "ip4set", "1.2.3.4 :4:a\n1.2.3.4 :5:b\n1.2.3.4 :4:c\n1.2.3.4 :6:\n!1.2.3.5\n");
        IpAddress listed = IpAddress.parse("1.2.3.4");
        int[] room = new int[8];
        assertThat(zone.addresses(listed, room)).isEqualTo(3);
        assertThat(Arrays.copyOf(room, 3)).containsExactlyInAnyOrder(0x7F000004, 0x7F000005, 0x7F000006);
        assertThat(zone.addresses(listed, new int[1])).isEqualTo(1);
        assertThat(zone.addresses(listed, new int[3])).isEqualTo(3);
        assertThat(zone.addresses(IpAddress.parse("1.2.3.5"), room)).isZero();
        assertThat(zone.addresses(IpAddress.parse("::1"), room)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> zone.addresses(listed, new int[0]));
        assertThat(zone.entries()).isEqualTo(5);
    }

    @Test
    void aCompressedFileIsReadAsWhatIsInIt() throws IOException, MirrorException {
        Path file = folder.resolve("feed.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1.2.3.4\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(MirrorZone.load(Mirrors.ZONE, Optional.empty(), file).entries())
                .isEqualTo(1);
    }

    @Test
    void aSpecNamesZoneTypeAndFile() throws IOException, MirrorException {
        Path file = folder.resolve("ip4set:odd=name");
        Files.writeString(file, "1.2.3\n");
        MirrorZone guessed = MirrorZone.load("BL.test=" + file);
        MirrorZone named = MirrorZone.load("bl.test=ip4trie:" + file);
        assertThat(List.of(guessed.type(), named.type())).containsExactly(MirrorType.IP4SET, MirrorType.IP4TRIE);
        assertThat(guessed.zone()).isEqualTo(Mirrors.ZONE);
        assertThat(named).hasToString("bl.test=ip4trie:" + file);
    }

    @Test
    void textOfAFileCannotBreakALine() throws IOException, MirrorException {
        assertThat(found("ip4set", "1.2.3.4 a\u001b[31mb\rc\u0085", "1.2.3.4"))
                .startsWith("127.0.0.2 a")
                .doesNotContain("\u001b", "\r");
    }
}
