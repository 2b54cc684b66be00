package dev.mailworthy.smtp.sight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {

    /** A path as {@code TARGET SERVER ADDRESS-IN-REPLY}; a dash is no address. */
    private static EgressPath path(String text) {
        String[] words = text.strip().split(" ");
        IpAddress server = IpAddress.parse(words[1]);
        Optional<ClientAddress> client = words[2].equals("-")
                ? Optional.empty()
                : Optional.of(new ClientAddress(IpAddress.parse(words[2]), Stage.EHLO));
        return new EgressPath(
                new OutgoingPort(Optional.empty(), server.family(), 25),
                new ProbedServer(words[0], words[0], Optional.of(server), Role.TARGET),
                new AttemptResult(AttemptOutcome.BANNER_OK, 5, "", ServerReplies.remembered(Optional.empty(), client)),
                1,
                Optional.empty());
    }

    private static Sight sight(String paths, String... own) {
        return new Sight(
                Stream.of(paths.split(";")).map(SightTest::path).toList(),
                Arrays.stream(own)
                        .map(address -> new OwnAddress(IpAddress.parse(address), true, false))
                        .toList());
    }

    private static List<String> codes(Sight sight) {
        return sight.findings().stream().map(Finding::code).toList();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // All name another address
                "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.2 8.8.4.1; mx.six.example 198.51.100.3 8.8.4.1"
                        + " | 8.8.4.1 | SENDING-ADDRESS-TRANSLATED",
                // A majority against one that lies
                "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.2 8.8.4.1; mx.six.example 198.51.100.3 9.9.9.9"
                        + " | 8.8.4.1 | SENDING-ADDRESS-TRANSLATED",
                // One operator alone
                "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.2 -" + " | - | SENDING-ADDRESS-UNSURE",
                // Two hosts of one domain, and one server under two names, are one operator
                "a.one.example 198.51.100.1 8.8.4.1; b.one.example 198.51.100.2 8.8.4.1"
                        + " | - | SENDING-ADDRESS-UNSURE",
                "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.1 8.8.4.1"
                        + " | - | SENDING-ADDRESS-UNSURE",
                // No majority
                "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.2 9.9.9.9"
                        + " | - | SENDING-ADDRESS-UNSURE",
                "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.2 8.8.4.1; mx.six.example 198.51.100.3 9.9.9.9;"
                        + " mx.ten.example 198.51.100.4 9.9.9.8 | - | SENDING-ADDRESS-UNSURE",
                // Addresses that no receiver can see
                "mx.one.example 198.51.100.1 10.0.0.1; mx.two.example 198.51.100.2 10.0.0.1 | - | -",
                "mx.one.example 198.51.100.1 127.0.0.1; mx.two.example 198.51.100.2 127.0.0.1 | - | -",
                "mx.one.example 198.51.100.1 100.64.0.9; mx.two.example 198.51.100.2 100.64.0.9 | - | -",
                "mx.one.example 198.51.100.1 fe80::1; mx.two.example 198.51.100.2 fe80::1 | - | -",
                // This machine's own
                "mx.one.example 198.51.100.1 8.8.8.8; mx.two.example 198.51.100.2 8.8.8.8 | 8.8.8.8 | -",
                "mx.one.example 198.51.100.1 8.8.8.8 | - | -",
                "mx.one.example 198.51.100.1 ::ffff:8.8.8.8; mx.two.example 198.51.100.2 8.8.8.8 | 8.8.8.8 | -",
            })
    void onlyTheMajorityOfIndependentOperatorsIsBelieved(String paths, String agreed, String code) {
        Sight sight = sight(paths, "8.8.8.8");
        assertThat(sight.agreed()).isEqualTo(agreed == null ? List.of() : List.of(IpAddress.parse(agreed)));
        assertThat(codes(sight)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void translationOfAPrivateAddressIsUsualAndThatOfAPublicOneASurprise() {
        String paths = "mx.one.example 198.51.100.1 8.8.4.1; mx.two.example 198.51.100.2 8.8.4.1";
        assertThat(sight(paths, "10.0.0.9").findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
        assertThat(sight(paths, "8.8.8.8").findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTICE);
        assertThat(sight(paths).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100.64.3.4, true", "100.127.255.1, true", "192.0.0.2, true", "10.1.1.1, false", "8.8.8.8, false"})
    void anAddressThatCustomersShareIsNamed(String own, boolean shared) {
        assertThat(codes(sight("mx.one.example 198.51.100.1 -", own)).contains("SENDING-ADDRESS-SHARED"))
                .isEqualTo(shared);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.one.example 64:ff9b::c633:6401 - | true",
                "mx.one.example 64:ff9b:1::c633:6401 - | true",
                // A prefix of the network itself, /96 and /64
                "mx.one.example 198.51.100.1 -; mx.one.example 2a01:4f8::c633:6401 -; mx.two.example 198.51.100.2 -;"
                        + " mx.two.example 2a01:4f8::c633:6402 - | true",
                "mx.one.example 198.51.100.1 -; mx.one.example 2a01:4f8:0:1:c6:3364:100:0 -; mx.two.example 198.51.100.2 -;"
                        + " mx.two.example 2a01:4f8:0:1:c6:3364:200:0 - | true",
                // One operator that puts its IPv4 address into its IPv6 address
                "mx.one.example 198.51.100.1 -; mx.one.example 2a01:4f8::c633:6401 -; mx.two.example 198.51.100.2 -;"
                        + " mx.two.example 2606:4700::7 - | false",
                "mx.one.example 198.51.100.1 -; mx.one.example 2a01:4f8::c633:6401 -; mx.two.example 198.51.100.2 -;"
                        + " mx.two.example 2606:4700::c633:6402 - | false",
            })
    void addressesThatDns64MadeAreRecognised(String paths, boolean made) {
        assertThat(codes(sight(paths, "2a01:4f8:1::9")).contains("SENDING-ADDRESS-NAT64"))
                .isEqualTo(made);
    }

    @Test
    void aTemporaryAddressIsNamedAndItsRemedyIsAStableOne() {
        List<EgressPath> paths = List.of(path("mx.one.example 2606:4700::7 -"));
        OwnAddress stable = new OwnAddress(IpAddress.parse("2a01:4f8:1::9"), false, false);
        OwnAddress temporary = new OwnAddress(IpAddress.parse("2a01:4f8:1::a1b2"), true, true);
        List<Finding> findings = new Sight(paths, List.of(stable, temporary)).findings();
        assertThat(findings).extracting(Finding::code).containsExactly("SENDING-ADDRESS-TEMPORARY");
        assertThat(findings.get(0).remedies().get(0).action()).contains("smtp_bind_address6");
        OwnAddress unused = new OwnAddress(temporary.address(), false, true);
        assertThat(new Sight(paths, List.of(stable, unused)).findings()).isEmpty();
    }
}
