package dev.mailworthy.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Sample;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Zones with random faults. Each proposed record is valid, mends its finding, and causes no other one. */
@Tag("long")
@Timeout(400)
class RandomZonesTest {

    private static final long SEED = 20261125;
    private static final int ZONES = Integer.getInteger("mailworthy.fix.zones", Sample.ALL ? 700 : 70);

    private static final List<String> SPF = List.of(
            "v=spf1 ip4:192.0.2.1 -all",
            "v=spf1 mx -all",
            "v=spf1; mx -all",
            "v=spf1 a:mail.broken.example -all",
            "v=spf1 ip4:192.0.2.9 -all",
            "v=spf1 ip4:192.0.2.9 ~all",
            "v=spf1 ip4:192.0.2.9 ip4:192.0.2.8 include:_spf.provider.example ?all",
            "v=spf1 include:_spf.provider.example",
            "v=spf1 include:_spf.provider.example include:gone.provider.example -all",
            "v=spf1 include:loop.broken.example -all",
            "v=spf1 a:gone1.provider.example a:gone2.provider.example a:gone3.provider.example mx -all",
            "v=spf1 +all",
            "v=spf1 mx +all a",
            "v=spf1 ipv4:192.0.2.1 -all",
            "v=spf1 ip4:192.0.2.1.5 mx -all",
            "v=spf1 ip4=192.0.2.1 -all",
            "v=spf1 -all",
            "v=spf1 redirect=_spf.provider.example",
            "v=spf1 mx redirect=_spf.provider.example -all",
            "v=spf1 mx mx ip4:192.0.2.77/24 ip4:192.0.2.1 -all",
            "v=spf1 ptr -all",
            "v=spf1 mx rp=10 -all",
            "v=spf1 -ip4:192.0.2.1 mx ~all",
            "v=spf1 a:h1.broken.example a:h2.broken.example a:h3.broken.example a:h4.broken.example a:h5.broken.example"
                    + " a:h6.broken.example a:h7.broken.example a:h8.broken.example a:h9.broken.example"
                    + " a:h10.broken.example a:h11.broken.example -all",
            "v=spf1 include:_spf.provider.example exists:%{i}.x.broken.example -all exp=e.broken.example",
            "v=spf1",
            "V=SPF1 MX -ALL",
            "v=spf1  mx   -all ");

    private static final List<String> DMARC = List.of(
            "v=DMARC1; p=reject; rua=mailto:d@broken.example",
            "v=DMARC1; p=none",
            "v=DMARC1; p=quarantine; pct=50; rua=mailto:d@broken.example",
            "v=DMARC1; p=quarentine; rua=mailto:d@broken.example",
            "v=DMARC1; p=none; rau=mailto:d@broken.example",
            "v=DMARC1; p=none; rua=d@broken.example",
            "v=DMARC1; p=none; rua=mailto:d@foreign.example",
            "v=DMARC1 p=reject",
            "v=DMARC1",
            "v=dmarc1; p=reject",
            "p=reject; v=DMARC1",
            "v=DMARC1; p=reject; t=y; adkim=s; aspf=x",
            "v=DMARC1;; p=none;",
            "verification=1");

    private static final List<String> HOSTILE =
            List.of("\\\"; $(reboot) ${x} `id` \\\\ 'q'", "\\027[31m\\010<b>", "\\195\\164\\255\\000", "a=b");

    private final List<String> lines = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(SEED);

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void sometimes(int percent, String line) {
        if (random.nextInt(100) < percent) {
            lines.add(line);
        }
    }

    private PlanWorld draw(long seed) {
        random = new SplittableRandom(seed);
        lines.clear();
        int spf = random.nextInt(10);
        for (int i = 0; i < (spf < 1 ? 0 : spf < 8 ? 1 : 2); i++) {
            lines.add("broken.example. TXT \"" + one(SPF) + "\"");
        }
        sometimes(30, "broken.example. TXT \"" + one(HOSTILE) + "\"");
        sometimes(5, "broken.example. TXT " + "\"x\" ".repeat(100));
        int dmarc = random.nextInt(10);
        for (int i = 0; i < (dmarc < 2 ? 0 : dmarc < 8 ? 1 : 2); i++) {
            lines.add("_dmarc.broken.example. TXT \"" + one(DMARC) + "\"");
        }
        if (dmarc == 0) {
            sometimes(30, "_dmarc.broken.example. CNAME dmarc.provider.example.");
        }
        sometimes(50, "mail.broken.example. " + (random.nextInt(9) + 1) * 60 + " A 192.0.2.1");
        sometimes(30, "mail.broken.example. A 192.0.2.9");
        sometimes(8, "mail.broken.example. A 10.0.0.1");
        sometimes(15, "mail.broken.example. AAAA 2001:db8::1");
        sometimes(15, "mail.broken.example. AAAA 2001:db8::9");
        sometimes(15, "broken.example. A 192.0.2.80");
        sometimes(6, "broken.example. MX 0 .");
        sometimes(60, "broken.example. MX 10 mail.broken.example.");
        sometimes(15, "broken.example. MX 20 alias.broken.example.");
        sometimes(10, "broken.example. MX 30 gone.broken.example.");
        sometimes(10, "broken.example. MX 40 mx.provider.example.");
        sometimes(5, "broken.example. MX 50 private.broken.example.");
        lines.add("private.broken.example. A 10.1.1.1");
        sometimes(50, "private.broken.example. A 198.51.100.77");
        lines.add(
                "alias.broken.example. CNAME " + one(List.of("mail.broken.example.", "mx.provider.example.", "no.x.")));
        lines.add("loop.broken.example. TXT \"v=spf1 include:loop.broken.example -all\"");
        for (int i = 1; i <= 11; i++) {
            lines.add("h" + i + ".broken.example. A 203.0.113." + i);
        }
        for (String reverse : List.of(
                "1.2.0.192.in-addr.arpa.", IpAddress.parse("2001:db8::1").reverseName() + ".")) {
            sometimes(50, reverse + " PTR mail.broken.example.");
            sometimes(10, reverse + " PTR host-192-0-2-1.provider.example.");
            sometimes(10, reverse + " PTR other.broken.example.");
        }
        sometimes(50, "other.broken.example. A 192.0.2.9");
        sometimes(20, "_smtp._tls.broken.example. TXT \"v=TLSRPTv1; rua=" + one(List.of("x", "mailto:a@b.c")) + "\"");
        sometimes(20, "_mta-sts.broken.example. TXT \"v=STSv1; id=" + one(List.of("", "1", "a-b")) + "\"");
        if (lines.stream().noneMatch(line -> line.startsWith("mail.broken."))) {
            sometimes(30, "mail.broken.example. CNAME other.broken.example.");
        }
        sometimes(3, ";fault timeout _dmarc.broken.example. TXT");
        sometimes(3, ";fault servfail mail.broken.example. A");
        PlanWorld world = PlanWorld.of(String.join("\n", lines) + "\n");
        List<IpAddress> addresses = new ArrayList<>(world.addresses());
        if (random.nextInt(3) == 0) {
            addresses.add(IpAddress.parse("2001:db8::1"));
        }
        Optional<EhloName> ehlo = random.nextInt(8) == 0
                ? Optional.of(EhloName.parse(one(
                        List.of("mail", "host.provider.example", "192.0.2.1", "[192.0.2.1]", "new.broken.example"))))
                : world.ehlo();
        List<DomainName> files = random.nextInt(5) == 0
                ? List.of(DomainName.parse("2.0.192.in-addr.arpa"), PlanWorld.DOMAIN)
                : List.of();
        return new PlanWorld(world.dns(), addresses, ehlo, files);
    }

    @Test
    void proposedRecordsAreValidMendTheirFindingsAndAreProposedOnce() throws ZoneFileException {
        SplittableRandom seeds = new SplittableRandom(SEED);
        Set<String> answered = new TreeSet<>();
        int changed = 0;
        System.out.println("seed " + SEED + ", " + ZONES + " zones");
        for (int i = 0; i < ZONES; i++) {
            long seed = seeds.nextLong();
            PlanWorld world = draw(seed);
            String as = "zone " + i + ", seed " + seed + "\n" + String.join("\n", lines) + "\n";
            FixPlan plan = world.plan();
            changed += plan.changes().isEmpty() ? 0 : 1;
            holds(plan, as);
            plan.mended().forEach(finding -> answered.add(finding.code()));
            plan.mendedByOthers().forEach(finding -> answered.add(finding.code()));
            if (plan.proof() == FixPlan.Proof.PROVED) {
                FixPlan again =
                        world.with(PatchedDns.of(plan.sets(), world.dns())).plan();
                assertThat(again.changes()).as("again, " + as).isEmpty();
            }
        }
        assertThat(changed).as("zones with something to mend").isGreaterThan(ZONES * 8 / 10);
        if (ZONES >= 700) {
            assertThat(answered)
                    .containsAll(
                            Stream.concat(Arrays.stream(PostureFinding.values()), Arrays.stream(SpfFinding.values()))
                                    .filter(type -> Treatment.of(type) == Treatment.RECORD)
                                    .map(FindingType::code)
                                    .toList());
        }
    }

    private static void holds(FixPlan plan, String as) throws ZoneFileException {
        for (SetChange change : plan.changes()) {
            assertThat(change.records()).as(as).isNotEmpty();
            wellFormed(change.after(), as);
            if (change.after().type() == RecordType.TXT) {
                hasTheRecordOfTheCheck(change, plan.before().findings(), as);
            }
            if (plan.proof() == FixPlan.Proof.PROVED) {
                assertThat(change.answers())
                        .as(as + change.after())
                        .anyMatch(finding -> !plan.after().has(finding));
            }
        }
        assertThat(plan.after().worseThan(plan.before())).as(as).isEmpty();
        assertThat(plan.afterRequests().worseThan(plan.before())).as(as).isEmpty();
        // Every finding is mended, has a step, or needs none.
        for (Finding finding : plan.after().findings()) {
            boolean planned = plan.changes().stream()
                            .anyMatch(change -> change.answers().contains(finding))
                    || plan.steps().stream().anyMatch(step -> step.answers().contains(finding))
                    || plan.mendedByOthers().contains(finding);
            boolean minor = finding.severity() == Severity.INFO || Treatment.of(finding.type()) == Treatment.NOTHING;
            assertThat(planned || minor).as(as + finding).isTrue();
        }
    }

    /** A check and its plan propose the same SPF record for a name. */
    private static void hasTheRecordOfTheCheck(SetChange change, List<Finding> findings, String as) {
        List<String> proposed = findings.stream()
                .flatMap(finding -> finding.remedies().stream())
                .flatMap(remedy -> remedy.means().stream())
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record())
                .filter(record -> record.owner().equals(change.after().owner()))
                .map(PublishedRecord::value)
                .filter(value -> value.startsWith(SpfRecord.VERSION))
                .distinct()
                .toList();
        assertThat(proposed).as(as).hasSizeLessThanOrEqualTo(1);
        List<String> planned = change.after().records().stream()
                .map(Draft::text)
                .filter(text -> text.startsWith(SpfRecord.VERSION))
                .toList();
        boolean isChange = change.before().records().stream().map(Draft::text).noneMatch(planned::contains);
        if (isChange && !proposed.isEmpty()) {
            assertThat(planned).as(as).isEqualTo(proposed);
        }
    }

    private static void wellFormed(RecordSet set, String as) throws ZoneFileException {
        if (set.isEmpty()) {
            return;
        }
        StringBuilder file = new StringBuilder("$ORIGIN .\n. 60 SOA a. b. 1 2 3 4 5\n");
        set.records()
                .forEach(record -> file.append(RecordLines.line(set, record)).append('\n'));
        ZoneDns zone = ZoneDns.parse("set", file.toString());
        var answer = (DnsAnswer.Records) zone.ask(DnsQuestion.of(set.owner(), set.type()));
        assertThat(answer.records().stream().map(RecordLines::data))
                .as(as)
                .containsExactlyElementsOf(
                        set.records().stream().map(RecordLines::data).toList());
        if (set.type() == RecordType.TXT) {
            List<String> spf = set.records().stream()
                    .filter(record -> SpfRecord.isSpf(((DnsRecord.Txt) record).joined()))
                    .map(Draft::text)
                    .toList();
            assertThat(spf).as(as).hasSizeLessThanOrEqualTo(1);
            for (String text : spf) {
                assertThat(SpfRecord.parse(text)).as(as).isInstanceOf(SpfParse.Valid.class);
                assertThat(SpfLint.of(SpfRecord.parse(text)))
                        .as(as + text)
                        .noneMatch(fault -> fault.type().severity().compareTo(Severity.ERROR) >= 0);
            }
        }
    }
}
