package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the answers from memory with those of the real daemon, over random files. */
@Tag("real-peer")
@Timeout(120)
class RbldnsdDifferentialTest {

    private static final DomainName ZONE = DomainName.ofText("bl.test");
    private static final long FIRST_SEED = Long.getLong("mailworthy.mirror.seed", 5782);
    private static final int WORLDS = Integer.getInteger("mailworthy.mirror.worlds", 6);
    private static final int TARGETS = 400;

    /** The queries in flight. The daemon's receive buffer holds this many. */
    private static final int AT_ONCE = 50;

    static Stream<Arguments> worlds() {
        return Stream.of(MirrorType.values())
                .flatMap(type -> Stream.iterate(FIRST_SEED, seed -> seed + 1)
                        .limit(WORLDS)
                        .map(seed -> Arguments.of(type, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("worlds")
    void everyAnswerIsTheDaemons(MirrorType type, long seed, @TempDir Path folder) throws IOException, MirrorException {
        RandomFiles random = new RandomFiles(seed);
        List<MirrorZone> zones = new ArrayList<>();
        List<String> specs = new ArrayList<>();
        for (int i = 0; i <= seed % 3 / 2; i++) {
            Path file = folder.resolve("part" + i);
            Files.writeString(file, random.file(type, 60 + 20 * (int) (seed % 5)), StandardCharsets.UTF_8);
            zones.add(MirrorZone.load(ZONE, Optional.of(type), file));
            specs.add(ZONE + ":" + type.label() + ":" + file.getFileName());
        }
        List<DnsQuestion> questions = new ArrayList<>();
        for (RecordType apex : List.of(RecordType.SOA, RecordType.NS, RecordType.A)) {
            questions.add(DnsQuestion.of(ZONE, apex));
        }
        for (int i = 0; i < TARGETS; i++) {
            DomainName name = ZONE.prepend(random.target(type));
            questions.add(DnsQuestion.of(name, RecordType.A));
            questions.add(DnsQuestion.of(name, RecordType.TXT));
            questions.add(DnsQuestion.of(name, RecordType.MX));
        }
        compare(folder, zones, specs, questions, type + ", seed " + seed);
    }

    private static void compare(
            Path folder, List<MirrorZone> zones, List<String> specs, List<DnsQuestion> questions, String world)
            throws IOException {
        MirrorDns mirror = MirrorDns.of(zones, question -> {
            throw new AssertionError(question + " is in the zone");
        });
        try (Rbldnsd daemon = Rbldnsd.start(folder, ZONE, specs)) {
            int listed = 0;
            for (int from = 0; from < questions.size(); from += AT_ONCE) {
                Map<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new LinkedHashMap<>();
                for (DnsQuestion question : questions.subList(from, Math.min(from + AT_ONCE, questions.size()))) {
                    asked.put(question, daemon.dns().query(question.withoutCache()));
                }
                for (Map.Entry<DnsQuestion, CompletableFuture<DnsAnswer>> one : asked.entrySet()) {
                    DnsAnswer theirs = one.getValue().join();
                    assertThat(words(mirror.ask(one.getKey())))
                            .as("%s, %s", world, one.getKey())
                            .isEqualTo(words(theirs));
                    listed += theirs instanceof DnsAnswer.Records ? 1 : 0;
                }
            }
            assertThat(listed).as("%s: listed", world).isPositive();
        }
    }

    /** The compared parts of an answer: its kind, its records as a set, and its TTL. */
    private static String words(DnsAnswer answer) {
        if (!(answer instanceof DnsAnswer.Records found)) {
            return answer.getClass().getSimpleName()
                    + (answer instanceof DnsAnswer.NoSuchName none ? " " + none.ttl() : "")
                    + (answer instanceof DnsAnswer.NoData none ? " " + none.ttl() : "");
        }
        TreeSet<String> records = new TreeSet<>();
        for (DnsRecord record : found.records()) {
            records.add(
                    record instanceof DnsRecord.Txt txt
                            ? "TXT " + new String(txt.joined(), StandardCharsets.ISO_8859_1)
                            : record.toString());
        }
        return found.ttl() + " " + records;
    }
}
