package dev.mailworthy.smtp.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import dev.mailworthy.smtp.feedback.aggregate.Disposition;
import dev.mailworthy.smtp.feedback.aggregate.DkimOutcome;
import dev.mailworthy.smtp.feedback.aggregate.OverrideReason;
import dev.mailworthy.smtp.feedback.aggregate.OverrideType;
import dev.mailworthy.smtp.feedback.aggregate.RecordFacts;
import dev.mailworthy.smtp.feedback.aggregate.SignedDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfOutcome;
import dev.mailworthy.smtp.feedback.aggregate.SpfScope;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An aggregate report made by chance. Writers of {@link ReportDialect} write it as different reporters do. */
final class ScriptedReport {

    private static final List<String> NAMES =
            List.of("example.org", "mail.example.org", "service.example.net", "lists.example.com", "a-b.example");

    /** Messages with equal facts. */
    record Row(RecordFacts facts, long count) {}

    final long begin;
    final String id;
    final DomainName domain = DomainName.parse("example.org");
    final List<Row> rows = new ArrayList<>();

    ScriptedReport(Random random, ReportDialect dialect) {
        begin = 86_400L * (20_000 + random.nextInt(700));
        id = dialect + "-" + random.nextInt(1_000_000);
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            boolean isAgain = !rows.isEmpty() && random.nextInt(5) == 0;
            RecordFacts facts = isAgain ? rows.get(random.nextInt(rows.size())).facts() : facts(random, dialect);
            rows.add(new Row(facts, 1 + random.nextInt(1000)));
        }
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static IpAddress address(Random random) {
        byte[] octets = new byte[random.nextInt(4) == 0 ? 16 : 4];
        random.nextBytes(octets);
        octets[0] = octets.length == 4 ? (byte) (1 + random.nextInt(200)) : 0x20;
        return IpAddress.ofOctets(octets);
    }

    private static RecordFacts facts(Random random, ReportDialect dialect) {
        List<SignedDomain> signatures = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            signatures.add(new SignedDomain(
                    DomainName.parse(any(random, NAMES)),
                    dialect.hasSelectors() ? Optional.of("s" + random.nextInt(5)) : Optional.empty(),
                    Optional.of(any(random, List.of(DkimOutcome.values())))));
        }
        List<SpfDomain> spf = random.nextInt(6) == 0
                ? List.of()
                : List.of(new SpfDomain(
                        DomainName.parse(any(random, NAMES)),
                        dialect.hasScopes() ? Optional.of(any(random, List.of(SpfScope.values()))) : Optional.empty(),
                        Optional.of(any(random, List.of(SpfOutcome.values())))));
        List<OverrideReason> reasons = new ArrayList<>();
        for (int i = random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            reasons.add(new OverrideReason(
                    ReportField.present(any(random, List.of(OverrideType.values()))),
                    random.nextBoolean() ? ReportField.present("arc=pass & <more>") : ReportField.absent()));
        }
        return new RecordFacts(
                Optional.of(address(random)),
                Optional.of(DomainName.parse(any(random, NAMES))),
                Optional.of(any(random, List.of(AlignedOutcome.values()))),
                Optional.of(any(random, List.of(AlignedOutcome.values()))),
                signatures,
                spf,
                Optional.of(any(random, List.of(Disposition.values()))),
                reasons);
    }

    /** The messages by equal facts. */
    Map<RecordFacts, Long> expected() {
        Map<RecordFacts, Long> sums = new HashMap<>();
        rows.forEach(row -> sums.merge(row.facts(), row.count(), Long::sum));
        return sums;
    }

    long messages() {
        return rows.stream().mapToLong(Row::count).sum();
    }
}
