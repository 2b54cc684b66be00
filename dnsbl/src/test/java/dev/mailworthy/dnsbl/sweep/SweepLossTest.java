package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.ask.Selection;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.sweep.SweptWorld.Lines;
import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs without an answer, in every order of losses, answers and the end of the resolver. Each step is a method call; there is
 * no network.
 */
class SweepLossTest {

    private static final String ZONE =
            "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n2.0.0.127.one.test. A 127.0.0.2\n";

    @TempDir
    private Path folder;

    private final BulkDns bulk =
            BulkDns.builder().resolver(ResolverAddress.parse("127.0.0.1:9")).build();
    private final Lines lines = new Lines();
    private final List<CompletableFuture<Boolean>> probes = new ArrayList<>();
    private final ByteBuffer name = ByteBuffer.allocate(255);
    private SweepRecord record;
    private SweepLoop loop;

    @BeforeEach
    void sweepANetworkByOneList() throws Exception {
        Path file =
                Files.writeString(folder.resolve("lists.yml"), "lists:\n- {id: one, zone: one.test, decode: any}\n");
        AskedList list = Selection.of(Catalogue.load(file), Keys.none(), List.of())
                .asked()
                .get(0);
        ZoneDns zone = ZoneDns.parse("lists.zone", ZONE);
        Dns dns = question -> question.name().toString().endsWith(".11.one.test")
                ? CompletableFuture.completedFuture(new DnsAnswer.Timeout(DnsAnswer.Origin.none("test")))
                : zone.query(question);
        Map<TargetKind, Inquiry> inquiries =
                Map.of(TargetKind.IP4, new Inquiry(dns, list, TargetKind.IP4, Keys.none()));
        List<SweptList> lists = List.of(new SweptList(list, inquiries, null, OptionalLong.empty()));
        lists.forEach(SweptList::await);
        PairSource pairs = new PairSource(SweptWorld.networks("11.0.0.0/22").open(), lists);
        pairs.begin(SweepMark.start());
        record = new SweepRecord(lines, SweepMemory.none(), System::nanoTime, counts -> {});
        loop = new SweepLoop(pairs, lists, record, bulk, this::probe, SweepRequest.Reasons.LEFT_OUT);
    }

    @AfterEach
    void close() {
        bulk.close();
    }

    private CompletableFuture<Boolean> probe() {
        probes.add(new CompletableFuture<>());
        return probes.get(probes.size() - 1);
    }

    private long next() {
        return loop.next(name.clear());
    }

    private void begin(int pairs) {
        for (int i = 0; i < pairs; i++) {
            next();
        }
    }

    private void lose(long from, long to) {
        for (long number = from; number < to; number++) {
            loop.unusual(number, BulkDns.Unusual.NO_REPLY);
        }
    }

    private void theResolverIsFoundDead() {
        probes.get(probes.size() - 1).complete(false);
        next();
        assertThat(loop.run().end()).isEqualTo(SweepSummary.End.RESOLVER_SILENT);
    }

    @Test
    void anAnswerToAQuestionBeforeALossProvesNothingAboutIt() {
        begin(40);
        lose(0, 1);
        loop.nothing(1);
        loop.nothing(39);
        lose(2, 25);
        loop.nothing(30);
        assertThat(next()).isEqualTo(BulkDns.Questions.LATER);
        theResolverIsFoundDead();
        assertThat(lines.lines).isEmpty();
        assertThat(record.counts().pairs()).isZero();
    }

    @Test
    void anAnswerToAQuestionAfterALossProvesThatTheListIsTheCause() {
        begin(3);
        loop.nothing(0);
        lose(1, 2);
        loop.nothing(2);
        assertThat(record.counts().pairs()).isEqualTo(1);
        begin(1);
        loop.nothing(3);
        assertThat(lines.lines).containsExactly("unanswered 11.0.0.1 one [] timeout");
        assertThat(record.counts().pairs()).isEqualTo(4);
        assertThat(probes).isEmpty();
    }

    @Test
    void aLossInTheSlowEngineWaitsForAProofToo() {
        begin(2);
        loop.unusual(0, BulkDns.Unusual.TRUNCATED);
        loop.nothing(1);
        begin(1);
        assertThat(record.counts().pairs())
                .as("it was not settled when its silence was heard")
                .isZero();
        begin(1);
        loop.nothing(3);
        assertThat(lines.lines).containsExactly("unanswered 11.0.0.0 one [] timeout");
    }

    @Test
    void aProbeSettlesOnlyThePairsLostBeforeIt() {
        begin(40);
        lose(0, 20);
        assertThat(next()).isEqualTo(BulkDns.Questions.LATER);
        lose(20, 21);
        probes.get(0).complete(true);
        assertThat(next()).isEqualTo(40);
        assertThat(lines.lines).hasSize(20);
        assertThat(record.counts().pairs()).isEqualTo(20);
    }

    @Test
    void aProbeOvertakenByAnAnswerDecidesNothing() {
        begin(40);
        lose(0, 20);
        loop.nothing(20);
        begin(1);
        assertThat(probes).hasSize(1);
        lose(21, 22);
        probes.get(0).complete(true);
        begin(1);
        loop.nothing(40);
        assertThat(record.counts().pairs()).isEqualTo(22);
        assertThat(probes).hasSize(1);
    }

    @Test
    void aListWithoutAnswersIsNotQueriedAgainWhicheverEngineLostThem() {
        for (long number = next(); number != BulkDns.Questions.END; number = next()) {
            if (number >= 0) {
                loop.unusual(number, number % 2 == 0 ? BulkDns.Unusual.NO_REPLY : BulkDns.Unusual.FAILED);
            }
            probes.forEach(probe -> probe.complete(true));
        }
        assertThat(record.counts().pairs()).isEqualTo(1024);
        assertThat(record.counts().unanswered()).isEqualTo(1024);
        assertThat(record.counts().queries()).isLessThan(100);
    }

    @Test
    void theResolverIsProbedForLostPairsAtTheEnd() {
        begin(1024);
        for (int number = 0; number < 1023; number++) {
            loop.nothing(number);
        }
        lose(1023, 1024);
        assertThat(next()).isEqualTo(BulkDns.Questions.LATER);
        theResolverIsFoundDead();
        assertThat(record.counts().pairs()).isEqualTo(1023);
    }
}
