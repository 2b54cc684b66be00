package dev.mailworthy.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostureTest {

    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.25");
    private static final String HEAD = "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n";
    private static final String MX = "example.org. MX 10 mail.example.org.\nmail.example.org. A 192.0.2.25\n";
    private static final String PTR = "25.2.0.192.in-addr.arpa. PTR mail.example.org.\n";
    private static final String DMARC = "_dmarc.example.org. TXT \"v=DMARC1; p=reject; rua=mailto:d@example.org\"\n";

    private static final Set<PostureGroup> GROUPS =
            Set.of(PostureGroup.EXCHANGES, PostureGroup.ADDRESSES, PostureGroup.DMARC);

    private static PostureReport examine(ZoneDns zone, String ehlo) {
        return Posture.over(zone)
                .examine(new PostureRequest(
                                DomainName.parse("example.org"), List.of(ADDRESS), Optional.of(EhloName.parse(ehlo)))
                        .withGroups(GROUPS));
    }

    private static ZoneDns zone(String... parts) throws ZoneFileException {
        return ZoneDns.parse("test.zone", HEAD + String.join("", parts));
    }

    private static List<String> codes(PostureReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    @Test
    void aDomainInOrderHasConfirmedChecksAndNoFindings() throws ZoneFileException {
        PostureReport report = examine(zone(MX, PTR, DMARC), "mail.example.org");
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.confirmed()).hasSize(8);
        assertThat(report.addresses().get(0).confirmed())
                .isEqualTo(Answer.present(List.of(DomainName.ofText("mail.example.org"))));
    }

    @Test
    void eachMissingRecordIsAFindingWithEvidenceAndARemedy() throws ZoneFileException {
        PostureReport report =
                examine(zone("example.org. A 192.0.2.25\nmail.example.org. A 192.0.2.25\n"), "mail.example.org");
        assertThat(codes(report)).containsExactlyInAnyOrder("MX-MISSING", "PTR-MISSING", "DMARC-MISSING");
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.evidence()).isNotEmpty();
            assertThat(finding.remedies()).isNotEmpty();
        });
    }

    @Test
    void aReverseNameOfAnotherAddressIsUnconfirmed() throws ZoneFileException {
        String elsewhere = "25.2.0.192.in-addr.arpa. PTR other.example.org.\nother.example.org. A 192.0.2.99\n";
        assertThat(codes(examine(zone(MX, elsewhere, DMARC), "mail.example.org")))
                .containsExactly("PTR-UNCONFIRMED");
    }

    @Test
    void oneOfSeveralReverseNamesIsEnough() throws ZoneFileException {
        String two = "25.2.0.192.in-addr.arpa. PTR gone.example.org.\n";
        assertThat(codes(examine(zone(MX, two, PTR, DMARC), "mail.example.org")))
                .containsExactly("PTR-SEVERAL");
    }

    @Test
    void anEhloNameOtherThanTheReverseNameIsAFinding() throws ZoneFileException {
        assertThat(codes(examine(zone(MX, PTR, DMARC, "vps-1234.example.net. A 192.0.2.25\n"), "vps-1234.example.net")))
                .containsExactly("EHLO-PTR-MISMATCH");
    }

    @Test
    void aNullMxAndADanglingMxAreDifferentFindings() throws ZoneFileException {
        assertThat(codes(examine(
                        zone("example.org. MX 0 .\n", PTR, DMARC, "mail.example.org. A 192.0.2.25\n"),
                        "mail.example.org")))
                .containsExactly("MX-NULL");
        assertThat(codes(examine(
                        zone("example.org. MX 10 gone.example.org.\n", PTR, DMARC, "mail.example.org. A 192.0.2.25\n"),
                        "mail.example.org")))
                .containsExactly("MX-DANGLING");
    }

    @Test
    void aDomainThatDoesNotExistIsAFinding() throws ZoneFileException {
        assertThat(codes(examine(zone(PTR, "mail.example.net. A 192.0.2.1\n"), "mail.example.org")))
                .contains("DOMAIN-MISSING");
    }

    @Test
    void aRecordOfANameAboveCoversTheDomain() throws ZoneFileException {
        PostureReport report = Posture.over(zone("news.example.org. MX 10 mail.example.org.\n", MX, DMARC))
                .examine(new PostureRequest(DomainName.parse("news.example.org"), List.of(), Optional.empty())
                        .withGroups(GROUPS));
        assertThat(codes(report)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "25.2.0.192.in-addr.arpa", "mail.example.org", "_dmarc.example.org"})
    void aMissingAnswerIsNeitherAPassNorAFinding(String where) throws ZoneFileException {
        for (Fault fault : List.of(Fault.TIMEOUT, Fault.SERVFAIL, Fault.REFUSED)) {
            ZoneDns silent = zone(MX, PTR, DMARC).withFault(DomainName.ofText(where), fault);
            PostureReport report = examine(silent, "mail.example.org");
            assertThat(codes(report)).isEmpty();
            assertThat(report.unanswered()).isNotEmpty().allSatisfy(check -> {
                assertThat(check.why()).isEqualTo(Examined.reason(fault));
                assertThat(check.hint()).isNotEqualTo(Hint.Standard.PUBLISH_ZONE);
                assertThat(check.area()).isEqualTo(CheckArea.PUBLISHED_NAMES);
            });
        }
    }

    @Test
    void aDomainOfTheLongestLengthIsExaminedToo() throws ZoneFileException {
        String label = "a".repeat(63);
        DomainName longest = DomainName.parse(label + "." + label + "." + label + "." + "a".repeat(61));
        PostureReport report =
                Posture.over(zone(MX)).examine(new PostureRequest(longest, List.of(ADDRESS), Optional.empty()));
        assertThat(codes(report)).contains("DOMAIN-MISSING", "PTR-MISSING", "DMARC-MISSING");
    }
}
