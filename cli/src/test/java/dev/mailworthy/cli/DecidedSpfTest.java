package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A broken SPF record decides the verdict, although receivers that ask for SPF or DKIM stay unknown: whether the mail server
 * signs with a key that was found by guessing is not known.
 */
@Timeout(120)
class DecidedSpfTest {

    private static final String ZONE = """
            $ORIGIN twice.example.
            $TTL 3600
            @ SOA ns1 hostmaster 1 7200 900 1209600 300
            @ NS ns1
            @ MX 10 mail
            %s
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@twice.example"
            mail A 192.0.2.40
            mail TXT "v=spf1 a -all"
            ns1 A 192.0.2.53
            mail._domainkey TXT %s
            40.2.0.192.in-addr.arpa. PTR mail.twice.example.
            """;

    @TempDir
    private Path lab;

    private Ran check(String spf) throws IOException, NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String key = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder()
                        .encodeToString(keys.generateKeyPair().getPublic().getEncoded());
        Files.writeString(
                lab.resolve("z.zone"),
                ZONE.formatted(spf, "\"" + key.substring(0, 200) + "\" \"" + key.substring(200) + "\""));
        Files.writeString(lab.resolve("lab.conf"), """
                title twice
                shows twice
                subject twice.example
                address 192.0.2.40
                ehlo mail.twice.example
                include internet
                zone z.zone
                """);
        return Ran.of("check", "--lab", lab.toString(), "--json");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'@ TXT \"v=spf1 mx -all\"\n@ TXT \"v=spf1 a:mail.twice.example ~all\"', SPF-PERMERROR",
                "'@ TXT \"v=spf1 mx ipv4:192.0.2.9 -all\"', SPF-PERMERROR",
                "'@ TXT \"other text\"', SPF-MISSING",
                "'@ TXT \"\\\"v=spf1 mx -all\\\"\"', SPF-UNREAD",
            })
    void aBrokenRecordIsAtRisk(String spf, String code) throws Exception {
        Ran ran = check(spf);
        assertThat(ran.out()).contains("\"" + code + "\"");
        assertThat(ran.json().get("verdict")).isEqualTo("at-risk");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(unknown(ran)).contains("gmail");
    }

    @Test
    void aGoodRecordNeedsNoKey() throws Exception {
        Ran ran = check("@ TXT \"v=spf1 mx -all\"");
        assertThat(ran.json().get("verdict")).isEqualTo("ready");
    }

    private static List<String> unknown(Ran ran) {
        return ran.list("receivers").stream()
                .map(receiver -> (Map<?, ?>) receiver)
                .filter(receiver -> "unknown".equals(receiver.get("verdict")))
                .map(receiver -> String.valueOf(receiver.get("id")))
                .toList();
    }
}
