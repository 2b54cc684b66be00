package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.from;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The particulars of findings, which programs read instead of the subject. */
class ParticularsTest {

    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.25");

    private static final List<ZoneDns> FAULTY = List.of(
            zone("example.org. A 192.0.2.25"),
            zone(
                    "example.org. MX 10 alias.example.org.",
                    "alias.example.org. CNAME mail.example.org.",
                    "mail.example.org. A 10.0.0.1",
                    "25.2.0.192.in-addr.arpa. PTR mail.example.org.",
                    "25.2.0.192.in-addr.arpa. PTR ip-192-0-2-25.example.net.",
                    "_dmarc.example.org. TXT \"v=DMARC1; p=none; pct=1; t=y; x=1; adkim=q\"",
                    "_mta-sts.example.org. TXT \"v=STSv1\"",
                    "_smtp._tls.example.org. TXT \"v=TLSRPTv1\"",
                    "default._bimi.example.org. TXT \"v=BIMI1\"",
                    "mail._domainkey.example.org. TXT \"v=DKIM1; p=\""),
            zone(
                    "example.org. MX 0 .",
                    "mail.example.org. A 192.0.2.99",
                    "25.2.0.192.in-addr.arpa. PTR mail.example.org.",
                    "_dmarc.example.org. TXT \"v=DMARC1; p=none\"",
                    "_dmarc.example.org. TXT \"v=DMARC1; p=reject\""),
            zone("example.org. MX 10 gone.example.org."));

    @Test
    void everyFindingIsAboutSomething() {
        Set<String> seen = new TreeSet<>();
        for (ZoneDns zone : FAULTY) {
            for (String ehlo : List.of("mail.example.org", "mail", "[192.0.2.25]", "none.example.org")) {
                PostureRequest request = new PostureRequest(
                                Examined.DOMAIN, List.of(ADDRESS), Optional.of(EhloName.parse(ehlo)))
                        .withSelectors(List.of(DomainName.parse("mail")))
                        .withMailFrom(DomainName.parse("other.example"));
                assertThat(examine(zone, request).findings()).isNotEmpty().allSatisfy(finding -> {
                    seen.add(finding.code());
                    assertThat(finding.particulars()).as(finding.code()).isNotEmpty();
                });
            }
        }
        assertThat(seen).as("kinds of findings that the zones have").hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource({
        "PTR-MISSING, mail.example.org. A 192.0.2.25, 192.0.2.25, ''",
        "PTR-UNCONFIRMED, 25.2.0.192.in-addr.arpa. PTR x.example.net., 192.0.2.25, x.example.net",
        "EHLO-NO-ADDRESS, example.org. A 192.0.2.25, '', mail.example.org",
        "EHLO-UNCONFIRMED, mail.example.org. AAAA 2001:db8::1, 192.0.2.25, mail.example.org",
    })
    void addressesAndNamesAreTyped(String code, String record, String address, String name) {
        Finding finding = found(code, from("mail.example.org", "192.0.2.25"), record);
        assertThat(finding.particulars(Particular.Address.class))
                .extracting(each -> each.address().toString())
                .isEqualTo(words(address));
        assertThat(finding.particulars(Particular.Domain.class))
                .extracting(each -> each.name().toString())
                .isEqualTo(words(name));
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS-DRIFT-EHLO, mail.example.org. A 192.0.2.99, mail.example.org, A, 192.0.2.99",
        "ADDRESS-DRIFT-PTR, 25.2.0.192.in-addr.arpa. PTR old.example.net.|old.example.net. A 192.0.2.77,"
                + " 25.2.0.192.in-addr.arpa, PTR, old.example.net.",
        "ADDRESS-DRIFT-PTR, 25.2.0.192.in-addr.arpa. PTR m.example.org.|m.example.org. A 192.0.2.77,"
                + " m.example.org, A, 192.0.2.77",
    })
    void aStaleRecordIsTyped(String code, String records, String owner, RecordType type, String value) {
        Finding finding = found(code, from("mail.example.org", "192.0.2.25"), records.split("\\|"));
        assertThat(finding.particular(Particular.Published.class))
                .contains(new Particular.Published(new PublishedRecord(DomainName.parse(owner), type, value)));
        assertThat(finding.particular(Particular.Address.class)).contains(new Particular.Address(ADDRESS));
    }

    @Test
    void anAddressLiteralInEhloIsAnAddress() {
        Finding finding = found("EHLO-LITERAL", from("[192.0.2.25]", "192.0.2.25"), "mail.example.org. A 192.0.2.25");
        assertThat(finding.subject()).isEqualTo("[192.0.2.25]");
        assertThat(finding.particulars()).containsExactly(new Particular.Address(ADDRESS));
    }

    private static Finding found(String code, PostureRequest request, String... records) {
        return examine(zone(records), request).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toList());
    }
}
