package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.from;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.text.GenericName;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressExaminationTest {

    private static final String HOST = "mail.example.org. A 192.0.2.25";
    private static final String PTR = "25.2.0.192.in-addr.arpa. PTR mail.example.org.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.example.org             |",
                "192-0-2-25.example.org       | it is made of the address",
                "25.2.0.192.example.org       | it is made of the address",
                "host192x0x2x25.example.org   | it is made of the address",
                "c0000219.example.org         | it is made of the address",
                "192000002025.example.org     | it is made of the address",
                "a1.dsl.example.org           | it says \"dsl\"",
                "dyn7.example.org             | it says \"dyn\"",
                "x.pool-3.example.org         | it says \"pool\"",
                "mail.dsl.org                 |",
                "poolside.example.org         |",
                "mx192.example.org            |",
                "a.vultrusercontent.com       | names below vultrusercontent.com are the provider's own",
            })
    void namesMadeByMachinesAreToldFromNamesThatSomebodyChose(String name, String reason) {
        assertThat(new GenericName().reason(DomainName.parse(name), IpAddress.parse("192.0.2.25")))
                .isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.org, false",
        "2001-db8-20--25.example.org, true",
        "20010db8002000000000000000000025.example.org, true",
        "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.8.b.d.0.1.0.0.2.example.org, false",
        "node25.example.org, false",
    })
    void theSameForIpv6(String name, boolean generic) {
        assertThat(new GenericName()
                        .reason(DomainName.parse(name), IpAddress.parse("2001:db8:20::25"))
                        .isPresent())
                .isEqualTo(generic);
    }

    @Test
    void anyAddressWrittenInAnyUsualWayIsSeen() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] octets = new byte[4];
            random.nextBytes(octets);
            IpAddress address = IpAddress.ofOctets(octets);
            String separator = List.of("-", ".", "x").get(random.nextInt(3));
            String written = random.nextBoolean() ? address.toString() : address.reverseLabels();
            DomainName name = DomainName.parse("ip" + written.replace(".", separator) + ".example.org");
            assertThat(new GenericName().reason(name, address))
                    .as(name + ", seed " + seed)
                    .isPresent();
        }
    }

    @Test
    void aGenericNameIsAFindingAndStillConfirmed() {
        PostureReport report = examine(
                zone(
                        "192-0-2-25.dyn.example.net. A 192.0.2.25",
                        "25.2.0.192.in-addr.arpa. PTR 192-0-2-25.dyn.example.net."),
                from("", "192.0.2.25"));
        assertThat(codes(report)).containsExactly("PTR-GENERIC");
        assertThat(report.confirmed()).hasSize(1);
        assertThat(report.findings().get(0).remedies().get(0).paste())
                .contains("25.2.0.192.in-addr.arpa. PTR mail.example.org.");
    }

    @Test
    void aForwardRecordOfOursThatStayedBehindIsNamedWithWhatTakesItsPlace() {
        PostureReport report = examine(
                zone(PTR, "mail.example.org. A 192.0.2.99", "mail.example.org. A 192.0.2.98"), from("", "192.0.2.25"));
        assertThat(codes(report)).containsExactly("PTR-UNCONFIRMED", "ADDRESS-DRIFT-PTR", "ADDRESS-DRIFT-PTR");
        assertThat(report.findings().stream().skip(1).map(Finding::subject))
                .containsExactlyInAnyOrder("mail.example.org. A 192.0.2.99", "mail.example.org. A 192.0.2.98");
        assertThat(report.findings().get(1).remedies().get(0).paste()).contains("mail.example.org. A 192.0.2.25");
    }

    @Test
    void aReverseNameOfTheTenantBeforeIsTheStaleOne() {
        PostureReport report = examine(
                zone("25.2.0.192.in-addr.arpa. PTR mail.before.example.", "mail.before.example. A 192.0.2.77"),
                from("", "192.0.2.25"));
        assertThat(codes(report)).containsExactly("PTR-UNCONFIRMED", "ADDRESS-DRIFT-PTR");
        assertThat(report.findings().get(1).subject()).isEqualTo("25.2.0.192.in-addr.arpa. PTR mail.before.example.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.example.org  | 192.0.2.25         |",
                "mail.example.org  | 192.0.2.26         | ADDRESS-DRIFT-EHLO",
                "mail.example.org  | 2001:db8::25       | EHLO-UNCONFIRMED",
                "gone.example.org  | 192.0.2.25         | EHLO-NO-ADDRESS",
                "mail              | 192.0.2.25         | EHLO-SINGLE-LABEL",
                "192.0.2.25        | 192.0.2.25         | EHLO-LITERAL",
                "mail.example.org  |                    |",
            })
    void theEhloNameIsComparedWithWhereMailLeavesFrom(String ehlo, String address, String expected) {
        PostureRequest request = address == null ? from(ehlo) : from(ehlo, address);
        List<String> codes = codes(examine(zone(HOST), request)).stream()
                .filter(code -> !code.startsWith("PTR"))
                .toList();
        assertThat(codes).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void everyOldAddressOfTheEhloNameIsNamedOnce() {
        PostureReport report =
                examine(zone(HOST, "mail.example.org. A 192.0.2.26", PTR), from("mail.example.org", "192.0.2.27"));
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("ADDRESS-DRIFT-EHLO"))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("mail.example.org. A 192.0.2.25", "mail.example.org. A 192.0.2.26");
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("ADDRESS-DRIFT-EHLO"))
                .allSatisfy(finding ->
                        assertThat(finding.remedies().get(0).paste()).contains("mail.example.org. A 192.0.2.27"));
    }

    @Test
    void withoutTheGroupNoDriftIsLookedFor() {
        PostureRequest request = from("mail.example.org", "192.0.2.26").withGroups(Set.of(PostureGroup.ADDRESSES));
        assertThat(codes(examine(zone(HOST), request))).containsExactly("PTR-MISSING", "EHLO-UNCONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({"mail.example.org", "25.2.0.192.in-addr.arpa"})
    void silenceIsUnanswered(String where) {
        for (Fault fault : List.of(Fault.TIMEOUT, Fault.SERVFAIL, Fault.REFUSED)) {
            PostureReport report = examine(
                    zone(HOST, PTR).withFault(DomainName.ofText(where), fault), from("mail.example.org", "192.0.2.25"));
            assertThat(codes(report)).isEmpty();
            assertThat(report.unanswered())
                    .isNotEmpty()
                    .allSatisfy(check -> assertThat(check.why()).isIn(Reason.TIMEOUT, Reason.SERVFAIL, Reason.REFUSED));
        }
    }
}
