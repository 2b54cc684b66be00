package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.smtp.delivery.account.DeliveryAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells tell the domains of recipients apart if that is asked for, in a bounded number, and say the same without them. */
@Tag("long")
class RecipientDomainTest {

    private static final DeliveryOptions PLAIN = DeliveryOptions.of(LogForm.ZONE, 0x5eed);
    private static final CountedDomains ALL = CountedDomains.first(1000);

    static List<Arguments> seeds() {
        return ScriptedLogTest.seeds();
    }

    private static DeliverySummary read(ScriptedLog log, List<String> lines, CountedDomains domains)
            throws IOException {
        return DeliveryLog.read(TextSource.of(lines, log.end()), PLAIN.counting(domains));
    }

    /** Attempts and recipients outside by domain. */
    private static Map<String, List<Long>> byDomain(DeliverySummary summary) {
        return DeliveryGroup.of(summary.settled().counted(), DeliveryGroup.By.DOMAIN, LogForm.ZONE).stream()
                .collect(Collectors.toMap(
                        DeliveryGroup::name,
                        group -> List.of(
                                group.counts().attempts(), group.counts().recipients())));
    }

    private static Map<String, List<Long>> expected(ScriptedLog log) {
        Map<String, List<Long>> expected = new TreeMap<>();
        log.domains.forEach((domain, counts) -> expected.put(domain, List.of(counts[0], counts[1])));
        return expected;
    }

    private static List<EvidenceCell> withoutDomains(DeliverySummary summary) {
        Map<CellKey, CellCounts> sum = new TreeMap<>();
        for (EvidenceCell cell : summary.settled().counted()) {
            CellKey key = cell.key();
            CellKey plain =
                    new CellKey(key.hour(), key.source(), key.target(), key.outcome(), key.cause(), Optional.empty());
            sum.merge(plain, cell.counts(), CellCounts::plus);
        }
        return sum.entrySet().stream()
                .map(cell -> new EvidenceCell(cell.getKey(), cell.getValue()))
                .toList();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void theCountsAreThoseOfTheGenerator(ScriptedLogTest.Server server, long seed) throws IOException {
        ScriptedLog log = server.log(seed, 60);
        List<String> lines = log.lines(log.server.forms());
        assertThat(byDomain(read(log, lines, ALL))).isEqualTo(expected(log));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void withoutItsDomainsASummaryIsTheSame(ScriptedLogTest.Server server, long seed) throws IOException {
        ScriptedLog log = server.log(seed, 60);
        List<String> lines = log.lines(log.server.forms());
        List<EvidenceCell> plain =
                read(log, lines, CountedDomains.NONE).settled().counted();
        for (CountedDomains domains : List.of(ALL, CountedDomains.first(2), CountedDomains.only("example.net"))) {
            assertThat(withoutDomains(read(log, lines, domains)))
                    .as("%s", domains)
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void anyCutAndAnyOrderOfThePiecesGivesEqualCells(ScriptedLogTest.Server server, long seed) throws IOException {
        ScriptedLog log = server.log(seed, 60);
        List<String> lines = log.lines(log.server.forms());
        for (CountedDomains domains : List.of(ALL, CountedDomains.only("gmail.com"))) {
            Random random = new Random(seed);
            List<DeliverySummary> pieces = new ArrayList<>();
            for (int from = 0, to; from < lines.size(); from = to) {
                to = Math.min(lines.size(), from + 1 + random.nextInt(random.nextBoolean() ? 5 : 200));
                pieces.add(read(log, lines.subList(from, to), domains));
            }
            Collections.shuffle(pieces, random);
            DeliverySummary sum = DeliverySummary.NONE;
            for (DeliverySummary piece : pieces) {
                sum = random.nextBoolean() ? sum.plus(piece) : piece.plus(sum);
            }
            DeliverySummary whole = read(log, lines, domains);
            assertThat(sum.settled().counted()).isEqualTo(whole.settled().counted());
        }
    }

    @Test
    void domainsBeyondTheBoundAreOneRow() throws IOException {
        ScriptedLog log = ScriptedLogTest.Server.POSTFIX.log(5, 200);
        List<String> lines = log.lines(List.of(LogForm.RFC3339));
        Map<String, List<Long>> all = byDomain(read(log, lines, ALL));
        assertThat(all).hasSize(5);
        DeliverySummary bounded = read(log, lines, CountedDomains.first(2));
        Map<String, List<Long>> two = byDomain(bounded);
        assertThat(two).hasSize(3).containsKey(CountedDomains.OTHERS);
        long others = 0;
        for (Map.Entry<String, List<Long>> each : all.entrySet()) {
            if (two.containsKey(each.getKey())) {
                assertThat(two).containsEntry(each.getKey(), each.getValue());
            } else {
                others += each.getValue().get(0);
            }
        }
        assertThat(two.get(CountedDomains.OTHERS).get(0)).isEqualTo(others);
        long merged = bounded.settled().counted().stream()
                .filter(cell -> cell.key().domain().equals(Optional.of(CountedDomains.OTHERS)))
                .mapToLong(cell -> cell.counts().attempts())
                .sum();
        assertThat(bounded.coverage().merged()).isEqualTo(merged).isGreaterThanOrEqualTo(others);
    }

    @Test
    void oneDomainIsCountedWhereverItStands() throws IOException {
        ScriptedLog log = ScriptedLogTest.Server.EXIM.log(5, 200);
        List<String> lines = log.lines(List.of(LogForm.TRADITIONAL));
        for (Map.Entry<String, List<Long>> each : expected(log).entrySet()) {
            DeliverySummary summary = read(log, lines, CountedDomains.only(each.getKey()));
            DeliveryAccount account =
                    DeliveryAccount.of(summary, target -> true).to(each.getKey());
            assertThat(account.totals().attempts()).isEqualTo(each.getValue().get(0));
            assertThat(account.totals().recipients()).isEqualTo(each.getValue().get(1));
            assertThat(account.messages()).isEmpty();
            assertThat(summary.coverage().merged()).isZero();
        }
    }

    @Test
    void aMemoryKeepsNoDomains() {
        ScriptedLog log = ScriptedLogTest.Server.POSTFIX.log(1, 5);
        assertThatThrownBy(() -> DeliveryLog.readOn(
                        TextSource.of(log.lines(List.of(LogForm.RFC3339)), log.end()),
                        DeliveryMemory.empty(PLAIN.key()),
                        PLAIN.counting(ALL),
                        ReadingProgress.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
