package dev.mailworthy.smtp.sight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resolver's answer about ipv4only.arpa says (RFC 7050), for each length of a prefix (RFC 6052 section 2.2). */
class Nat64PrefixesTest {

    private static List<String> found(String records) throws Exception {
        String zone = "$ORIGIN ipv4only.arpa.\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n@ A 192.0.0.170\n@ A 192.0.0.171\n";
        return Nat64Prefixes.of(ZoneDns.parse("arpa.zone", zone + records)).stream()
                .map(Cidr::toString)
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "64:ff9b::c000:aa,                 64:ff9b::/96",
                "64:ff9b::192.0.0.171,             64:ff9b::/96",
                "2001:db8:64:0:0:0:c000:aa,        2001:db8:64::/96",
                "2001:db8:122:344:c0:0:aa00:0,     2001:db8:122:344::/64",
                "2001:db8:122:c000:0:aa00::,       2001:db8:122::/48",
                "2001:db8:c000:aa::,               2001:db8::/32",
                "2001:db8::1,                      -",
            })
    void thePrefixIsWhatStandsBesideTheKnownAddress(String address, String prefix) throws Exception {
        assertThat(found("@ AAAA " + address + "\n")).isEqualTo(prefix == null ? List.of() : List.of(prefix));
    }

    @Test
    void bothAddressesGiveOnePrefixAndNoAnswerGivesNone() throws Exception {
        assertThat(found("@ AAAA 64:ff9b::c000:aa\n@ AAAA 64:ff9b::c000:ab\n")).containsExactly("64:ff9b::/96");
        assertThat(found("")).isEmpty();
    }

    /** One target that has only a synthesized address: nothing but the discovered prefix tells what it is. */
    @Test
    void aTargetWithinADiscoveredPrefixIsReachedThroughNat64() {
        EgressPath path = new EgressPath(
                new OutgoingPort(Optional.empty(), IpFamily.IPV6, 25),
                new ProbedServer(
                        "mx.far.example", "far", Optional.of(IpAddress.parse("2001:db8:64::c633:6401")), Role.TARGET),
                new AttemptResult(AttemptOutcome.BANNER_OK, 1, "220"),
                1,
                Optional.empty());
        List<OwnAddress> own = List.of(new OwnAddress(IpAddress.parse("2a01:4f8:1::9"), true, false));
        assertThat(new Sight(List.of(path), own).findings()).isEmpty();
        assertThat(new Sight(List.of(path), own, List.of(Cidr.parse("2001:db8:64::/96"))).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("SENDING-ADDRESS-NAT64"));
    }
}
