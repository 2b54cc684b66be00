package dev.mailworthy.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan names each sender and each report address that its records take away. */
@Timeout(120)
class LossesTest {

    private static final String REST = """
            broken.example. MX 10 mail.broken.example.
            _smtp._tls.broken.example. TXT "v=TLSRPTv1; rua=mailto:t@broken.example"
            1.2.0.192.in-addr.arpa. PTR mail.broken.example.
            """;

    private static final String DMARC =
            "_dmarc.broken.example. TXT \"v=DMARC1; p=reject; rua=mailto:d@broken.example\"\n";

    private static final String HOST = "mail.broken.example. A 192.0.2.1\n";

    private static String notes(String zone) {
        FixPlan plan = PlanWorld.of(REST + zone).plan();
        assertThat(plan.changes()).isNotEmpty();
        return plan.changes().stream()
                .flatMap(change -> change.notes().stream())
                .collect(Collectors.joining("\n"));
    }

    private static String spf(String record) {
        return notes(DMARC + HOST + "broken.example. TXT \"" + record + "\"\n");
    }

    @Test
    void aSenderThatLosesItsPlaceByAnAddressOfTheMailServerIsNamed() {
        String notes = notes(DMARC + "mail.broken.example. A 192.0.2.77\n"
                + "broken.example. TXT \"v=spf1 ip4:192.0.2.1 mx -all\"\n");
        assertThat(notes)
                .contains(
                        "SPF of broken.example leaves out these addresses, which it was meant to let send: 192.0.2.77.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx -all ip4:192.0.2.99",
                "v=spf1 mx -all redirect=_spf.provider.example",
                "v=spf1 mx ip4:192.0.2.99/33 -all",
                "v=spf1 include:gone.provider.example mx -all",
                "v=spf1 mx wibble -all",
            })
    void aTermThatIsLeftOutIsNamed(String record) {
        String notes = spf(record);
        String term = List.of(record.split(" ")).stream()
                .filter(word -> word.matches("ip4.*|redirect.*|include.*|wibble"))
                .findFirst()
                .orElseThrow();
        assertThat(notes).contains(term).doesNotContain("no sender was found");
    }

    @Test
    void aNetworkBehindTheEndOfARecordIsNamedWithItsAddresses() {
        assertThat(spf("v=spf1 mx -all redirect=_spf.provider.example")).contains("198.51.100.0/24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx ip4:192.0.2.99 +all",
                "v=spf1 mx ip4:192.0.2.99,ip4:192.0.2.98 -all",
                "\\\"v=spf1 mx ip4:192.0.2.99 -all\\\"",
                "v=spf1 mx ip4:192.0.2.99",
                "v=spf1 ip4:192.0.2.99 -all",
                "v=spf1 mx -all v=spf1 ip4:192.0.2.99 -all",
                "v=spf1 mx ip4:192.0.2.99-all",
            })
    void noLossIsNamedWhereEverySenderStays(String record) {
        assertThat(spf(record)).doesNotContain("no longer lets", "leaves out");
    }

    @Test
    void servicesWhoseAddressesTakeThePlaceOfTheirTermsAreNamed() {
        StringBuilder zone = new StringBuilder(DMARC + HOST);
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = 0; i < 11; i++) {
            record.append(" include:s").append(i).append(".broken.example");
            zone.append("s" + i + ".broken.example. TXT \"v=spf1 ip4:198.51.100." + i + " -all\"\n");
        }
        zone.append("broken.example. TXT \"" + record.insert(200, "\" \"") + " mx -all\"\n");
        assertThat(notes(zone.toString()))
                .contains("The record has the addresses of today in place of include:s0.broken.example,")
                .doesNotContain("no longer lets");
    }

    @Test
    void anExchangeThatIsLeftOutIsNamed() {
        String notes = notes(DMARC + HOST + "broken.example. TXT \"v=spf1 mx -all\"\n"
                + "broken.example. MX 20 old.broken.example.\n");
        assertThat(notes).contains("The record set leaves out old.broken.example, which has no public address.");
    }

    @Test
    void reportAddressesThatAreLeftOutAreNamed() {
        String notes = notes(HOST + "broken.example. TXT \"v=spf1 mx -all\"\n"
                + "_dmarc.broken.example. TXT \"v=DMARC1; p=none; rua=mailto:kept@broken.example\"\n"
                + "_dmarc.broken.example. TXT \"v=DMARC1; p=reject; rua=mailto:other@broken.example\"\n");
        assertThat(notes)
                .contains("Reports no longer go to other@broken.example.")
                .doesNotContain("kept@");
    }
}
