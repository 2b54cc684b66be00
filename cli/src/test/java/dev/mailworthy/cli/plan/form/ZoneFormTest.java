package dev.mailworthy.cli.plan.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.plan.Publisher;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The forms to paste. Hostile records do no harm in them. */
class ZoneFormTest {

    private static final DomainName ZONE = DomainName.parse("a.example");

    private static DnsRecord text(String text) {
        return new DnsRecord.Txt(List.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static SetChange change(String owner, RecordType type, List<DnsRecord> before, List<DnsRecord> after) {
        RecordSet set = new RecordSet(DomainName.ofText(owner), type, 3600, before);
        return new SetChange(set, set.with(after), ZONE, Publisher.OWN_ZONE, List.of(), List.of());
    }

    private static SetChange text(String before, String after) {
        return change(
                "a.example",
                RecordType.TXT,
                before.isEmpty() ? List.of() : List.of(text(before)),
                after.isEmpty() ? List.of() : List.of(text(after)));
    }

    private static Map<?, ?> yaml(String text) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "zone       ~ a.example. 3600 IN TXT \"say \\\"x\\\" \\\\ $(r) ${y} 'q'\"",
                "cloudflare ~ \"content\": \"\\\"say \\\\\\\"x\\\\\\\" \\\\\\\\ $(r) ${y} 'q'\\\"\"",
                "route53    ~ \"Value\": \"\\\"say \\\\\\\"x\\\\\\\" \\\\\\\\ $(r) ${y} 'q'\\\"\"",
                "terraform  ~ \"say \\\\\\\"x\\\\\\\" \\\\\\\\ $(r) $${y} 'q'\",",
                "powershell ~ -DescriptiveText 'say \"x\" \\ $(r) ${y} ''q''' -TimeToLive 0.01:00:00",
            })
    void charactersOfShellsAndTemplatesAreEscaped(ZoneForm form, String expected) {
        FormText text = form.of(List.of(text("", "say \"x\" \\ $(r) ${y} 'q'")));
        assertThat(text.text()).contains(expected);
    }

    @Test
    void octodnsLeavesOutTextsWithQuotesAndBackslashes() {
        FormText text = ZoneForm.octodns.of(List.of(text("", "say \"x\" \\")));
        assertThat(text.text()).isEmpty();
        assertThat(text.leftOut()).singleElement().asString().contains("quotes, backslashes");
        assertThat(ZoneForm.octodns.of(List.of(text("", "v=DMARC1; p=none"))).text())
                .isEqualTo("---\n# a.example.yaml\n'':\n  - {\"type\": \"TXT\",\"ttl\": 3600,"
                        + "\"values\": [\"v=DMARC1\\\\; p=none\"]}\n");
    }

    /** Line breaks, escape sequences and octets beyond ASCII are escaped, or the change is left out with a message. */
    @ParameterizedTest
    @EnumSource(ZoneForm.class)
    void noFormHasUnprintableCharacters(ZoneForm form) {
        FormText text = form.of(List.of(text("old\n\u001b[31m", "new\r\nrm -rf /\u0000\u00e4\u0085")));
        assertThat(text.text()).doesNotContainPattern("[^\\x20-\\x7e\n]").doesNotContain("\nrm");
        if (text.text().isEmpty()) {
            assertThat(text.leftOut()).singleElement().asString().contains("--format zone");
        } else {
            assertThat(text.text()).containsPattern("013.?.?010|015.?.?012");
        }
    }

    @ParameterizedTest
    @EnumSource(value = ZoneForm.class, names = "zone", mode = EnumSource.Mode.EXCLUDE)
    void unusualNamesAreLeftOut(ZoneForm form) {
        List<DnsRecord> hostile = List.of(new DnsRecord.Mx(10, DomainName.ofText("a\\$\\(x\\)\\'\\\".example")));
        FormText text = form.of(List.of(change("a.example", RecordType.MX, List.of(), hostile)));
        assertThat(text.text()).isEmpty();
        assertThat(text.leftOut()).singleElement().asString().contains("unusual characters");
    }

    @Test
    void theMasterFileGivesTheSameRecordsWhenRead() throws ZoneFileException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String everyOctet = new String(all, StandardCharsets.ISO_8859_1);
        List<DnsRecord> mx = List.of(new DnsRecord.Mx(10, DomainName.ofText("x\\;\\(\\)\\\"\\@\\$.a.example")));
        String file = ZoneForm.zone
                .of(List.of(text("", everyOctet), change("a.example", RecordType.MX, List.of(), mx)))
                .text();
        ZoneDns zone = ZoneDns.parse("zone", "a.example. 60 SOA a. b. 1 2 3 4 5\n" + file);
        DnsAnswer texts = zone.ask(DnsQuestion.of(ZONE, RecordType.TXT));
        assertThat(((DnsAnswer.Records) texts).of(DnsRecord.Txt.class).get(0).joined())
                .isEqualTo(all);
        DnsAnswer exchange = zone.ask(DnsQuestion.of(ZONE, RecordType.MX));
        assertThat(((DnsAnswer.Records) exchange).records()).isEqualTo(mx);
    }

    @Test
    void longTextsAreSplitAt255Octets() {
        String text = "k".repeat(600);
        String first = "k".repeat(255);
        SetChange change = text("", text);
        assertThat(ZoneForm.zone.of(List.of(change)).text()).contains("\"" + first + "\" \"" + first + "\" \"");
        assertThat(ZoneForm.route53.of(List.of(change)).text()).contains(first + "\\\" \\\"" + first);
        assertThat(ZoneForm.cloudflare.of(List.of(change)).text()).contains(first + "\\\" \\\"" + first);
        assertThat(ZoneForm.terraform.of(List.of(change)).text()).contains(first + "\\\"\\\"" + first);
        assertThat(ZoneForm.octodns.of(List.of(change)).text()).contains(text);
        assertThat(ZoneForm.powershell.of(List.of(change)).leftOut())
                .singleElement()
                .asString()
                .contains("more than 255 octets");
    }

    @Test
    void cloudflareHasAPlaceForEachId() {
        SetChange change = change(
                "mail.a.example",
                RecordType.A,
                List.of(new DnsRecord.Address(IpAddress.parse("192.0.2.1"))),
                List.of(new DnsRecord.Address(IpAddress.parse("192.0.2.2"))));
        FormText form = ZoneForm.cloudflare.of(List.of(change));
        Map<?, ?> body = yaml(form.text());
        assertThat((List<?>) body.get("patches"))
                .singleElement()
                .asString()
                .contains("id=ID of A mail.a.example 192.0.2.1", "content=192.0.2.2", "proxied=false");
        assertThat(form.leftOut()).singleElement().asString().contains("by an id");
    }

    @Test
    void route53ReplacesWholeSetsAndDeletesByPresentRecords() {
        Map<?, ?> kept = yaml(ZoneForm.route53.of(List.of(text("old", "new"))).text());
        assertThat(kept.toString()).contains("Action=UPSERT", "Value=\"new\"").doesNotContain("old");
        Map<?, ?> gone = yaml(ZoneForm.route53.of(List.of(text("old", ""))).text());
        assertThat(gone.toString()).contains("Action=DELETE", "Value=\"old\"");
    }

    @Test
    void powershellRemovesARecordByItsDataAndAddsItInItsZone() {
        SetChange change = change(
                "mail.a.example",
                RecordType.AAAA,
                List.of(new DnsRecord.Address(IpAddress.parse("2001:db8::1"))),
                List.of(new DnsRecord.Address(IpAddress.parse("2001:db8::2"))));
        assertThat(ZoneForm.powershell.of(List.of(change)).text().lines())
                .containsExactly(
                        "Get-DnsServerResourceRecord -ZoneName 'a.example' -Name 'mail' -RRType 'AAAA' | Where-Object {"
                                + " $_.RecordData.IPv6Address.IPAddressToString -eq '2001:db8::1' } |"
                                + " Remove-DnsServerResourceRecord -ZoneName 'a.example' -Force",
                        "Add-DnsServerResourceRecord -ZoneName 'a.example' -Name 'mail' -AAAA -IPv6Address"
                                + " '2001:db8::2' -TimeToLive 0.01:00:00");
    }

    @Test
    void octodnsHasOneEntryForEachNameAndType() {
        SetChange mx = change(
                "a.example", RecordType.MX, List.of(), List.of(new DnsRecord.Mx(5, DomainName.parse("mx.a.example"))));
        Map<?, ?> file = yaml(ZoneForm.octodns.of(List.of(text("", "x"), mx)).text());
        assertThat((List<?>) file.get("")).hasSize(2);
        assertThat(file.toString()).contains("preference=5, exchange=mx.a.example.");
    }
}
