package dev.mailworthy.spf.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random records, senders and trees. Everything that proposes a record for a name proposes one record. It lets every sending
 * address pass, and lint finds no error in it. It refuses no sender that the owner's terms let pass, unless a note says so.
 */
@Tag("long")
@Timeout(600)
class SpfRepairPropertyTest {

    private static final DomainName DOMAIN = DomainName.parse("a.test");
    private static final long SEED = 7208_14;
    private static final int ROUNDS =
            Integer.getInteger("mailworthy.repair.rounds", Boolean.getBoolean("mailworthy.long") ? 4000 : 160);

    private static final List<String> TERMS = List.of(
            "ip4:192.0.2.1",
            "ip4:192.0.2.2",
            "ip4:192.0.2.9",
            "+ip4:192.0.2.8",
            "ip4:203.0.113.0/24",
            "ip4:203.0.113.9/24",
            "ip4:203.0.113.9",
            "-ip4:192.0.2.1",
            "~ip4:192.0.2.2",
            "?ip4:203.0.113.9",
            "ip6:2001:db8::1",
            "ip6:2001:db8::9",
            "-ip6:2001:db8::/32",
            "a",
            "mx",
            "MX",
            "a:h1.test",
            "a:h2.test",
            "a:gone1.test",
            "a:gone2.test",
            "a:gone3.test",
            "include:b.test",
            "-include:b.test",
            "include:c.test",
            "include:gone.test",
            "include:loop.test",
            "include:bad.test",
            "include:two.test",
            "exists:%{i}.x.test",
            "ptr",
            "-all",
            "~all",
            "?all",
            "+all",
            "all",
            "redirect=b.test",
            "redirect=gone.test",
            "exp=e.test",
            "ra=x",
            "rp=5",
            "rr=all",
            "x=y",
            "ipv4:192.0.2.7",
            "ip4:192.0.2.999",
            "mx:h1.test",
            "ip4:198.51.100.1",
            "ip4:198.51.100.2",
            "ip4:198.51.100.3",
            "a:h3.test");

    /** Addresses that some of these terms name. */
    private static final List<String> PROBES = List.of(
            "192.0.2.1",
            "192.0.2.2",
            "192.0.2.7",
            "192.0.2.8",
            "192.0.2.9",
            "203.0.113.0",
            "203.0.113.9",
            "203.0.113.77",
            "198.51.100.1",
            "198.51.100.2",
            "198.51.100.3",
            "2001:db8::1",
            "2001:db8::9",
            "203.0.113.101",
            "203.0.113.102",
            "203.0.113.103",
            "198.51.100.50",
            "198.51.100.60");

    private static final String[] TREE = {
        "a.test. A 203.0.113.101",
        "a.test. MX 10 h1.test.",
        "h1.test. A 203.0.113.102",
        "h2.test. A 203.0.113.103",
        "h2.test. AAAA 2001:db8::9",
        "h3.test. AAAA 2001:db8::1",
        "b.test. TXT \"v=spf1 ip4:198.51.100.50 -all\"",
        "c.test. TXT \"v=spf1 ip4:198.51.100.60 ?include:b.test ~all\"",
        "loop.test. TXT \"v=spf1 include:loop.test -all\"",
        "bad.test. TXT \"v=spf1 ipv4:1.2.3.4 -all\"",
        "two.test. TXT \"v=spf1 -all\"",
        "two.test. TXT \"v=spf1 ~all\"",
    };

    private final SplittableRandom random = new SplittableRandom(SEED);

    static Dns with(Dns dns, DomainName owner, String record) {
        DnsRecord text = new DnsRecord.Txt(MasterText.pieces(record.getBytes(StandardCharsets.ISO_8859_1)));
        return PatchedDns.of(List.of(new RecordSet(owner, RecordType.TXT, 60, List.of(text))), dns);
    }

    /** The term that lets an address pass. Empty if it does not pass. */
    static Optional<String> cause(Dns dns, DomainName domain, IpAddress address) {
        SpfCheck check = Spf.over(dns).check(new SpfRequest(address, "postmaster@" + domain, "mail.a.test"));
        return check.result() == SpfResult.PASS ? check.cause().term() : Optional.empty();
    }

    private String record() {
        StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "V=SPF1" : SpfRecord.VERSION);
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(random.nextInt(20) == 0 ? "  " : " ").append(TERMS.get(random.nextInt(TERMS.size())));
        }
        return text.toString();
    }

    private List<IpAddress> senders() {
        Set<IpAddress> senders = new LinkedHashSet<>();
        for (int n = random.nextInt(3) + 1; n > 0; n--) {
            senders.add(IpAddress.parse(PROBES.get(random.nextInt(PROBES.size()))));
        }
        return List.copyOf(senders);
    }

    @Test
    void allOutputsProposeOneSoundRecord() {
        int repaired = 0;
        int fixed = 0;
        System.out.println("seed " + SEED + ", " + ROUNDS + " rounds");
        for (int round = 0; round < ROUNDS; round++) {
            List<String> records = new ArrayList<>();
            int count = random.nextInt(10);
            for (int i = 0; i < (count == 0 ? 0 : count == 1 ? 2 : 1); i++) {
                records.add(record());
            }
            Dns dns = SpfRepairTest.zone(
                    Stream.concat(Stream.of(TREE), records.stream().map(record -> "a.test. TXT \"" + record + "\""))
                            .toArray(String[]::new));
            SpfSender sender = new SpfSender(
                    DOMAIN,
                    "mail.a.test",
                    senders(),
                    random.nextInt(3) == 0 ? SpfSender.Coverage.SOME_ADDRESSES : SpfSender.Coverage.ALL_ADDRESSES);
            String as = "seed " + SEED + ", round " + round + ", " + records + " for " + sender;
            repaired += repair(dns, sender, as) ? 1 : 0;
            for (String record : records) {
                fixed += lint(dns, record, as) ? 1 : 0;
            }
        }
        assertThat(repaired).as("repaired").isGreaterThan(ROUNDS * 6 / 10);
        assertThat(fixed).as("fixed").isGreaterThan(ROUNDS * 5 / 10);
    }

    private static boolean repair(Dns dns, SpfSender sender, String as) {
        SpfReport report = SpfPublisher.over(dns).check(sender);
        // Only its owner knows where a term that leads nowhere was meant to lead, so that no record is proposed for it.
        List<Finding> findings = Stream.concat(report.findings().stream(), report.drift().stream())
                .filter(finding -> finding.type() != SpfFinding.SPF_DANGLING)
                .toList();
        Set<PublishedRecord> proposed = new LinkedHashSet<>(SpfRepairTest.records(findings.stream()));
        assertThat(proposed).as(as).hasSizeLessThanOrEqualTo(1);
        assertThat(SpfRepairTest.records(findings.stream())).as(as).hasSize(proposed.isEmpty() ? 0 : findings.size());
        Optional<SpfRepair> planned = SpfPublisher.over(dns).repair(sender);
        if (proposed.isEmpty()) {
            assertThat(findings.isEmpty() || planned.isEmpty()).as(as).isTrue();
            planned.ifPresent(repair -> sound(dns, sender, repair, as));
            return false;
        }
        assertThat(planned.map(SpfRepair::record))
                .as(as)
                .contains(proposed.iterator().next());
        sound(dns, sender, planned.orElseThrow(), as);
        List<String> notes = planned.orElseThrow().notes();
        assertThat(findings).as(as).allSatisfy(finding -> {
            String action = finding.remedies().get(0).action();
            assertThat(notes).as(as).allMatch(action::contains);
        });
        planned.orElseThrow().stale().stream()
                .limit(3)
                .forEach(term -> assertThat(notes.toString()).as(as).contains(term.text()));
        return true;
    }

    private static void sound(Dns dns, SpfSender sender, SpfRepair repair, String as) {
        String what = as + " -> " + repair.text();
        Dns after = with(dns, DOMAIN, repair.text());
        assertThat(sender.addresses())
                .as(what)
                .allMatch(address -> cause(after, DOMAIN, address).isPresent());
        SpfReading reading = SpfReading.of(DOMAIN, after);
        assertThat(reading.findings())
                .as(what)
                .noneMatch(finding -> finding.severity().compareTo(Severity.ERROR) >= 0);
        harmless(dns, after, what);
    }

    /** Asserts that an address still passes if a term of the owner other than {@code +all} let it pass. */
    private static void harmless(Dns before, Dns after, String what) {
        for (String probe : PROBES) {
            IpAddress address = IpAddress.parse(probe);
            cause(before, DOMAIN, address)
                    .filter(term -> !term.matches("\\+?(?i:all)"))
                    .ifPresent(term -> assertThat(cause(after, DOMAIN, address))
                            .as(what + ": " + probe + " by " + term)
                            .isPresent());
        }
    }

    private static boolean lint(Dns dns, String record, String as) {
        List<LintFinding> faults = SpfLint.of(SpfRecord.parse(record));
        Set<String> fixes =
                faults.stream().flatMap(fault -> fault.fix().stream()).collect(Collectors.toSet());
        assertThat(fixes).as(as).hasSizeLessThanOrEqualTo(1);
        for (String fix : fixes) {
            String what = as + ": " + record + " -> " + fix;
            Set<Object> left = SpfLint.of(SpfRecord.parse(fix)).stream()
                    .map(LintFinding::type)
                    .collect(Collectors.toSet());
            assertThat(SpfLint.of(SpfRecord.parse(fix)))
                    .as(what)
                    .noneMatch(fault -> fault.type().severity().compareTo(Severity.ERROR) >= 0
                            || fault.fix().isPresent());
            assertThat(faults).as(what).allMatch(fault -> fault.fix().isPresent() != left.contains(fault.type()));
            harmless(with(dns, DOMAIN, record), with(dns, DOMAIN, fix), what);
        }
        return !fixes.isEmpty();
    }
}
