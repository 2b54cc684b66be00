package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose address each receiver's mail server refuses in its greeting: what {@code check} makes of it. */
@Timeout(120)
class RefusedGreetingTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() throws IOException {
        Files.writeString(folder.resolve("own.zone"), """
                $ORIGIN shunned.example.
                $TTL 3600
                @       SOA  ns1 hostmaster 1 7200 900 1209600 300
                @       NS   ns1
                @       MX   10 mail
                @       TXT  "v=spf1 mx -all"
                _dmarc  TXT  "v=DMARC1; p=reject; rua=mailto:dmarc@shunned.example"
                mail    A    192.0.2.77
                mail    TXT  "v=spf1 a -all"
                ns1     A    192.0.2.53
                own._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                77.2.0.192.in-addr.arpa. PTR mail.shunned.example.
                """);
        Files.writeString(folder.resolve("lab.conf"), """
                title   A server that receivers know too well
                shows   Each mail server refuses the address in its greeting.
                subject shunned.example
                address 192.0.2.77
                ehlo    mail.shunned.example
                dkim-selector own
                include internet
                zone    own.zone
                egress  25 greet 554 5.7.1 rejected due to the poor reputation of your address
                connect-timeout 1000ms
                banner-timeout  20000ms
                """);
    }

    private static Ran check(String... more) {
        List<String> all = new ArrayList<>(List.of("check", "--lab", folder.toString(), "-4"));
        all.addAll(List.of(more));
        return Ran.of(all.toArray(String[]::new));
    }

    @Test
    void theFirstLineTheReceiversAndTheScoreFollow() {
        Ran ran = check("--json");
        assertThat(ran.json().get("verdict")).as(ran.out()).isEqualTo("blocked");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.json().get("tested")).isEqualTo("conversation");
        assertThat((int) Double.parseDouble(
                        ((Map<?, ?>) ran.json().get("score")).get("point").toString()))
                .isLessThan(50);
        assertThat(refusing(ran))
                .contains("gmail", "yahoo", "outlook", "comcast")
                .doesNotContain("exchange-online");
        assertThat(check().out().replaceAll("\\s+", " "))
                .contains("refuse mail from shunned.example (192.0.2.77): receivers refuse at the greeting")
                .contains("operators refuse this machine before they see a message: The receiver's own list or"
                        + " reputation score blocks the sending address.");
    }

    /** The refusal counts against the receiver whose server was called. Its words name no receiver. */
    private static List<String> refusing(Ran ran) {
        return ran.list("receivers").stream()
                .map(Map.class::cast)
                .filter(receiver -> receiver.get("verdict").equals("refuse"))
                .map(receiver -> receiver.get("id").toString())
                .toList();
    }

    @Test
    void aReplayGivesTheSameReceivers() {
        Path record = folder.resolve("run.ndjson");
        Ran then = check("--record", record.toString());
        Ran again = Ran.of("replay", record.toString());
        assertThat(again.out()).isEqualTo(then.out());
        assertThat(again.code()).isEqualTo(then.code());
    }
}
