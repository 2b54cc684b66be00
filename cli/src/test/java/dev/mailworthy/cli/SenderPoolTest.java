package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks and plans of a pool whose servers give a name of their own for each address (RFC 5321 section 4.1.1.1). */
@Timeout(120)
class SenderPoolTest {

    private static final String ZONE = """
        $ORIGIN pool.example.
        $TTL 3600
        @ SOA ns1 hostmaster 1 7200 900 1209600 300
        @ NS ns1
        @ MX 10 mx
        @ TXT "v=spf1 ip4:192.0.2.64/28 -all"
        _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@pool.example"
        mx A 192.0.2.65
        ns1 A 192.0.2.53
        out1 A 192.0.2.65
        out1 TXT "v=spf1 a -all"
        out2 A 192.0.2.66
        out2 TXT "v=spf1 %s -all"
        65.2.0.192.in-addr.arpa. PTR out1.pool.example.
        66.2.0.192.in-addr.arpa. PTR out2.pool.example.
        """;

    @TempDir
    private Path lab;

    @BeforeEach
    void writeTheLab() throws IOException {
        zone("a");
        Files.writeString(lab.resolve("lab.conf"), """
            title pool
            shows pool
            subject pool.example
            address 192.0.2.65
            address 192.0.2.66
            ehlo out1.pool.example
            include internet
            zone z.zone
            """);
    }

    private void zone(String second) throws IOException {
        Files.writeString(lab.resolve("z.zone"), ZONE.formatted(second));
    }

    private Ran run(String command, String... senders) {
        String[] words = new String[4 + 2 * senders.length];
        words[0] = command;
        words[1] = "--lab";
        words[2] = lab.toString();
        words[3] = "--json";
        for (int i = 0; i < senders.length; i++) {
            words[4 + 2 * i] = "--sender";
            words[5 + 2 * i] = senders[i];
        }
        return Ran.of(words);
    }

    private static List<String> found(Ran ran) {
        return ran.list("findings").stream()
                .map(finding -> (Map<?, ?>) finding)
                .filter(finding ->
                        !"info".equals(finding.get("severity")) && !"DKIM-MISSING".equals(finding.get("code")))
                .map(finding -> finding.get("code") + " " + finding.get("subject"))
                .toList();
    }

    @Test
    void aPoolWithOneNameForAllHasAddressesThatItsNameDoesNotLeadTo() {
        assertThat(found(run("check"))).contains("EHLO-UNCONFIRMED 192.0.2.66");
    }

    @Test
    void eachAddressIsComparedWithItsOwnName() {
        Ran ran = run("check", "192.0.2.65=out1.pool.example", "192.0.2.66=out2.pool.example");
        assertThat(found(ran)).isEmpty();
        assertThat(ran.list("senders"))
                .extracting(sender -> ((Map<?, ?>) sender).get("address") + " " + ((Map<?, ?>) sender).get("ehlo"))
                .containsExactly("192.0.2.65 out1.pool.example", "192.0.2.66 out2.pool.example");
        assertThat(ran.out())
                .contains("EHLO name against the reverse name of 192.0.2.66")
                .contains("SPF of the EHLO name out2.pool.example for 192.0.2.66");
    }

    @Test
    void swappedNamesLeadToTheOtherAddress() {
        assertThat(found(run("check", "192.0.2.65=out2.pool.example", "192.0.2.66=out1.pool.example")))
                .contains("EHLO-PTR-MISMATCH 192.0.2.65", "EHLO-PTR-MISMATCH 192.0.2.66");
    }

    @Test
    void spfOfTheSecondNameIsCheckedForItsAddressAlone() throws IOException {
        zone("ip4:192.0.2.70");
        assertThat(found(run("check", "192.0.2.65=out1.pool.example", "192.0.2.66=out2.pool.example")))
                .containsExactly("SPF-HELO-FAIL out2.pool.example from 192.0.2.66");
    }

    @Test
    void fixPublishesTheSecondAddressUnderItsOwnName() throws IOException {
        Files.writeString(lab.resolve("z.zone"), ZONE.formatted("a").replace("out2 A 192.0.2.66", "out2 A 192.0.2.67"));
        Ran ran = run("fix", "192.0.2.65=out1.pool.example", "192.0.2.66=out2.pool.example");
        assertThat(ran.out()).contains("out2.pool.example").contains("\"192.0.2.66\"");
        assertThat(ran.list("changes").toString())
                .contains("out2.pool.example")
                .contains("192.0.2.66")
                .doesNotContain("out1.pool.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.65",
                "=out1.pool.example",
                "192.0.2.65=",
                "out1.pool.example=192.0.2.65",
                "192.0.2.65.66=out1.pool.example",
                "192.0.2.65=out 1",
                "192.0.2.65=\u001b[2J",
                "2001:db8::g=out1.pool.example"
            })
    void aBadSenderIsNamedInOneLine(String text) {
        for (String command : List.of("check", "fix")) {
            Ran ran = run(command, text);
            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("--sender").doesNotContain("\u001b").hasLineCount(1);
        }
    }

    @Test
    void anAddressHasOneName() {
        Ran ran = run("check", "192.0.2.65=out1.pool.example", "192.0.2.65=out2.pool.example");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("192.0.2.65 has the name out1.pool.example already");
    }
}
