package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.sweep.SweptWorld.Lines;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sweeps against a name server on loopback. */
@Timeout(120)
class SweepTest {

    @TempDir
    private Path folder;

    static IntStream repetitions() {
        return IntStream.rangeClosed(1, Boolean.getBoolean("mailworthy.long") ? 20 : 4);
    }

    private static SweepSummary run(SweptWorld world, SweepTargets targets, Lines lines) throws SweepException {
        return world.dnsbl().sweep(world.request(targets, Optional.empty())).run(lines);
    }

    /** The results of a check of each target, in the form of a sweep's lines. */
    private static List<String> checked(SweptWorld world, Cidr network) {
        Lines form = new Lines();
        return world.dnsbl().check(network.addresses().map(IpAddress::toString).toList()).targets().stream()
                .flatMap(target -> target.lists().stream()
                        .filter(result -> result.state() != ListState.NOT_LISTED)
                        .map(result -> form.form(new SweepPair(target.target().text(), result))))
                .toList();
    }

    @RepeatedTest(3)
    void aSweepHasTheResultsOfACheckInTheOrderOfTheTargets(RepetitionInfo repetition) throws Exception {
        long seed = 4 + repetition.getCurrentRepetition();
        try (SweptWorld world = SweptWorld.start(folder, SweptWorld.someListed(new SplittableRandom(seed)))) {
            Lines lines = new Lines();
            SweepSummary summary = run(world, SweptWorld.networks("11.0.0.0/21"), lines);
            assertThat(lines.lines).as("seed " + seed).isEqualTo(checked(world, SweptWorld.NETWORK));
            assertThat(summary.end()).isEqualTo(SweepSummary.End.COMPLETE);
            assertThat(summary.counts().targets()).isEqualTo(2048);
            assertThat(summary.counts().pairs()).isEqualTo(4096);
            assertThat(summary.counts().queries()).isEqualTo(4096);
            assertThat(summary.counts().listed()).isEqualTo(lines.lines.size());
            assertThat(summary.doubtful()).isEmpty();
        }
    }

    @RepeatedTest(5)
    void anyPartitionOfANetworkYieldsTheSamePairsOnceEach(RepetitionInfo repetition) throws Exception {
        long seed = 40 + repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        try (SweptWorld world = SweptWorld.start(folder, SweptWorld.someListed(new SplittableRandom(7)))) {
            Lines whole = new Lines();
            run(world, SweptWorld.networks("11.0.0.0/21"), whole);
            List<Cidr> parts = new ArrayList<>();
            split(SweptWorld.NETWORK, random, parts);
            Lines inParts = new Lines();
            SweepSummary summary = run(world, SweepTargets.of(parts, SpecialTargets.REFUSED), inParts);
            assertThat(inParts.lines).as("seed " + seed + ": " + parts).isEqualTo(whole.lines);
            assertThat(summary.counts().pairs()).isEqualTo(4096);
        }
    }

    private static void split(Cidr network, SplittableRandom random, List<Cidr> parts) {
        if (network.prefix() == 32 || random.nextInt(3) == 0 && network.prefix() > 21) {
            parts.add(network);
            return;
        }
        Cidr low = new Cidr(network.network(), network.prefix() + 1);
        split(low, random, parts);
        split(Cidr.containing(low.last().next(), network.prefix() + 1), random, parts);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("repetitions")
    void aSweepStoppedAnywhereGoesOnWithEachPairOnce(int repetition) throws Exception {
        long seed = 400 + repetition;
        SplittableRandom random = new SplittableRandom(seed);
        Path file = folder.resolve("resume");
        try (SweptWorld world = SweptWorld.start(folder, SweptWorld.someListed(new SplittableRandom(9)))) {
            List<String> all = checked(world, SweptWorld.NETWORK);
            SweepRequest request = world.request(SweptWorld.networks("11.0.0.0/21"), Optional.of(file));
            for (int stops = 0; stops < 3; stops++) {
                Sweep sweep = world.dnsbl().sweep(request);
                Lines part = new Lines().doing(1 + random.nextInt(all.size()), sweep::stop);
                SweepSummary summary = sweep.run(part);
                assertThat(part.lines).as("seed " + seed).isEqualTo(all.subList(0, part.lines.size()));
                assertThat(summary.end()).isIn(SweepSummary.End.STOPPED, SweepSummary.End.COMPLETE);
            }
            Lines lines = new Lines();
            SweepSummary summary = world.dnsbl().sweep(request).run(lines);
            assertThat(lines.lines).as("seed " + seed).isEqualTo(all);
            assertThat(summary.end()).isEqualTo(SweepSummary.End.COMPLETE);
            assertThat(summary.counts().pairs()).isEqualTo(4096);
            assertThat(summary.counts().listed()).isEqualTo(all.size());
        }
    }

    /** A killed program can leave its file cut after any octet. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("repetitions")
    void aSweepKilledAnywhereGoesOnWithEachPairOnce(int repetition) throws Exception {
        long seed = 4000 + repetition;
        SplittableRandom random = new SplittableRandom(seed);
        Path file = folder.resolve("resume");
        try (SweptWorld world = SweptWorld.start(folder, SweptWorld.someListed(new SplittableRandom(11)))) {
            SweepRequest request = world.request(SweptWorld.networks("11.0.0.0/21"), Optional.of(file));
            Lines all = new Lines();
            world.dnsbl().sweep(request, SweptWorld.hurried()).run(all);
            byte[] whole = Files.readAllBytes(file);
            int heading = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
            int cut = heading + random.nextInt(whole.length - heading);
            Files.write(file, Arrays.copyOf(whole, cut));
            Lines lines = new Lines();
            SweepSummary summary = world.dnsbl().sweep(request).run(lines);
            assertThat(lines.lines).as("seed " + seed + ", cut at " + cut).isEqualTo(all.lines);
            assertThat(summary.counts().pairs()).isEqualTo(4096);
        }
    }

    @Test
    void otherTargetsThanThoseOfTheFileAreRefused() throws Exception {
        Path file = folder.resolve("resume");
        try (SweptWorld world = SweptWorld.start(folder, "")) {
            Sweep first = world.dnsbl().sweep(world.request(lines("11.0.0.1\n11.0.0.2\n"), Optional.of(file)));
            first.run(new Lines());
            assertThatThrownBy(() -> world.dnsbl()
                            .sweep(world.request(lines("11.0.0.1\n11.0.0.3\n"), Optional.of(file)))
                            .run(new Lines()))
                    .isInstanceOf(SweepException.class)
                    .hasMessageContaining("not the one that the interrupted sweep was begun with");
            assertThatThrownBy(() -> world.dnsbl()
                            .sweep(world.request(SweptWorld.networks("11.0.0.0/30"), Optional.of(file)))
                            .run(new Lines()))
                    .isInstanceOf(SweepException.class)
                    .hasMessageContaining("belongs to a sweep of other targets");
        }
    }

    @Test
    void aFileOfAnotherKindIsNotOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("diary"), "Dear diary,\n");
        try (SweptWorld world = SweptWorld.start(folder, "")) {
            assertThatThrownBy(() -> world.dnsbl()
                            .sweep(world.request(SweptWorld.networks("11.0.0.0/30"), Optional.of(file)))
                            .run(new Lines()))
                    .isInstanceOf(SweepException.class)
                    .hasMessageContaining("is no record of a sweep");
            assertThat(file).hasContent("Dear diary,\n");
        }
    }

    private static SweepTargets lines(String text) {
        return SweepTargets.of(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SpecialTargets.REFUSED, bad -> {});
    }

    @Test
    void aStreamMayHaveAllKindsOfTargetsAndBadLinesAreSkipped() throws Exception {
        try (SweptWorld world =
                SweptWorld.start(folder, SweptWorld.name(IpAddress.parse("2a00::5"), "two.test") + " A 127.0.0.9\n")) {
            Lines lines = new Lines();
            SweepSummary summary = run(
                    world,
                    lines("# mine\n11.0.0.0/30 # four\n\n2a00::5\nexample.org\n999.1.1.1\n10.0.0.1\n" + "x".repeat(9000)
                            + "\n11.0.0.9"),
                    lines);
            assertThat(lines.lines).containsExactly("listed 2a00::5 two [127.0.0.9]");
            assertThat(summary.badLines()).isEqualTo(3);
            assertThat(summary.counts().targets()).isEqualTo(7);
            assertThat(summary.counts().untaken()).as("no list takes a domain").isEqualTo(1);
        }
    }

    @Test
    void badLinesOfAFileAreReportedBeforeAnyListIsAskedAndTheRestIsSwept() throws Exception {
        Path file = Files.writeString(
                folder.resolve("targets"),
                "\uFEFF11.0.0.1\r\n11.0.0.400\n10.20.30.40\n11.0.0.8/30 ; four\n\uFEFF11.0.0.20 - 11.0.0.22\n");
        List<String> told = new ArrayList<>();
        SweepTargets targets = SweepTargets.of(file, SpecialTargets.REFUSED, bad -> told.add(bad.toString()));
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith(file + ":2: ");
        assertThat(told.get(1)).startsWith(file + ":3: 10.20.30.40 is private");
        try (SweptWorld world = SweptWorld.start(
                folder, SweptWorld.name(IpAddress.parse("11.0.0.22"), "two.test") + " A 127.0.0.9\n")) {
            Lines lines = new Lines();
            SweepSummary summary = run(world, targets, lines);
            assertThat(lines.lines).containsExactly("listed 11.0.0.22 two [127.0.0.9]");
            assertThat(summary.badLines()).isEqualTo(2);
            assertThat(summary.counts().targets()).isEqualTo(8);
        }
    }

    @Test
    void unroutedAddressesAreRefusedAndSkippedInsideALargerNetwork() throws Exception {
        for (String network : List.of("10.1.0.0/16", "127.0.0.0/8", "192.0.2.0/24", "fd00::/120", "2001:db8::1")) {
            assertThatThrownBy(() -> SweptWorld.networks(network)).isInstanceOf(IllegalArgumentException.class);
        }
        try (SweptWorld world = SweptWorld.start(folder, "")) {
            SweepSummary summary = run(world, SweptWorld.networks("192.0.0.0/22"), new Lines());
            assertThat(summary.counts().targets())
                    .as("without 192.0.0.0/24 and 192.0.2.0/24")
                    .isEqualTo(512);
        }
    }

    @Test
    void aResolverThatDiesEndsTheSweepAndLosesNothing() throws Exception {
        Path file = folder.resolve("resume");
        String zone = SweptWorld.someListed(new SplittableRandom(13));
        List<String> all;
        try (SweptWorld world = SweptWorld.start(folder, zone)) {
            all = checked(world, SweptWorld.NETWORK);
            Sweep sweep = world.dnsbl().sweep(world.request(SweptWorld.networks("11.0.0.0/21"), Optional.of(file)));
            Lines lines = new Lines().doing(all.size() / 2, world::stopServer);
            SweepSummary summary = sweep.run(lines);
            assertThat(summary.end()).isEqualTo(SweepSummary.End.RESOLVER_SILENT);
            assertThat(summary.problem())
                    .hasValueSatisfying(problem -> assertThat(problem.message()).contains("resolver"));
            assertThat(lines.lines).isEqualTo(all.subList(0, lines.lines.size()));
        }
        try (SweptWorld world = SweptWorld.start(folder, zone)) {
            Lines lines = new Lines();
            SweepSummary summary = world.dnsbl()
                    .sweep(world.request(SweptWorld.networks("11.0.0.0/21"), Optional.of(file)))
                    .run(lines);
            assertThat(lines.lines).isEqualTo(all);
            assertThat(summary.end()).isEqualTo(SweepSummary.End.COMPLETE);
        }
    }

    @Test
    void aListThatRefusesIsNotQueriedAgainAndItsOtherPairsAreUnanswered() throws Exception {
        String refusals = Cidr.parse("11.0.1.0/24")
                .addresses()
                .map(address -> SweptWorld.name(address, "one.test") + " A 127.255.255.255\n")
                .collect(Collectors.joining());
        try (SweptWorld world = SweptWorld.start(folder, refusals)) {
            Lines lines = new Lines();
            SweepSummary summary = run(world, SweptWorld.networks("11.0.0.0/22"), lines);
            assertThat(summary.counts().pairs()).isEqualTo(2048);
            assertThat(summary.counts().listed()).isZero();
            assertThat(lines.lines).allMatch(line -> line.startsWith("unanswered ") && line.endsWith("rate-limited"));
            assertThat(summary.counts().unanswered()).isBetween(700L, 768L);
            assertThat(summary.counts().queries()).isLessThan(2048);
        }
    }

    @Test
    void aListThatFailsItsTestEntriesIsNeverQueried() throws Exception {
        try (SweptWorld world = SweptWorld.start(folder, "1.0.0.127.one.test. A 127.0.0.2\n")) {
            Lines lines = new Lines();
            SweepSummary summary = run(world, SweptWorld.networks("11.0.0.0/24"), lines);
            assertThat(lines.lines)
                    .hasSize(256)
                    .allMatch(line -> line.startsWith("unanswered 11.0.0.") && line.endsWith(" one [] canary-failed"));
            assertThat(summary.counts().queries()).isEqualTo(256);
        }
    }

    @Test
    void servfailForATargetIsUnansweredAndTruncationIsReadOverTcp() throws Exception {
        String zone = ";fault servfail 7.0.0.11.one.test.\n"
                + "9.0.0.11.one.test. A 127.0.0.2\n;fault truncated 9.0.0.11.one.test.\n"
                + "5.0.0.11.one.test. CNAME elsewhere.test.\nelsewhere.test. A 127.0.0.2\n";
        try (SweptWorld world = SweptWorld.start(folder, zone)) {
            Lines lines = new Lines();
            run(world, SweptWorld.networks("11.0.0.0/28"), lines);
            assertThat(lines.lines)
                    .containsExactly(
                            "unanswered 11.0.0.5 one [] rewritten-by-resolver",
                            "unanswered 11.0.0.7 one [] servfail",
                            "listed 11.0.0.9 one [127.0.0.2]");
        }
    }

    @Test
    void outputThatCannotBeWrittenEndsTheSweep() throws Exception {
        try (SweptWorld world = SweptWorld.start(folder, SweptWorld.someListed(new SplittableRandom(3)))) {
            SweepOutput full = new SweepOutput() {
                @Override
                public String form(SweepPair pair) {
                    return pair.target();
                }

                @Override
                public void line(String line) throws IOException {
                    throw new IOException("no space left on device");
                }

                @Override
                public void flush() {}
            };
            SweepSummary summary = world.dnsbl()
                    .sweep(world.request(SweptWorld.networks("11.0.0.0/21"), Optional.empty()))
                    .run(full);
            assertThat(summary.end()).isEqualTo(SweepSummary.End.BROKEN);
            assertThat(summary.problem()).contains(SweepProblem.of("no space left on device"));
        }
    }

    @Test
    void aSweepOverTheLimitOfAListIsRefusedWithTheNumbers() throws Exception {
        Path lists = Files.writeString(
                folder.resolve("limited.yml"),
                "lists:\n- {id: small, name: Small, zone: one.test, limits: {per_day: 1000}}\n");
        try (SweptWorld world = SweptWorld.start(folder, "")) {
            Dnsbl dnsbl = Dnsbl.over(
                    question -> CompletableFuture.completedFuture(
                            new DnsAnswer.NoSuchName(1, DnsAnswer.Origin.none("test"))),
                    Catalogue.load(lists));
            SweepRequest request = world.request(SweptWorld.networks("11.0.0.0/22"), Optional.empty());
            assertThatThrownBy(() -> dnsbl.sweep(request).run(new Lines()))
                    .isInstanceOfSatisfying(
                            SweepException.class,
                            refused -> assertThat(refused.problem())
                                    .isEqualTo(new SweepProblem(
                                            "1,024 questions are more than the 1,000 a day that Small answers for free",
                                            Optional.of(new Hint.FreeLimit("one.test", Optional.empty())))));
            SweepRequest lifted = new SweepRequest(
                    request.targets(),
                    request.resolver(),
                    SweepRequest.Limits.LIFTED,
                    OptionalInt.empty(),
                    SweepRequest.Reasons.LEFT_OUT,
                    Optional.empty());
            assertThat(dnsbl.sweep(lifted).run(new Lines()).end()).isEqualTo(SweepSummary.End.COMPLETE);
        }
    }

    @Test
    void aSweepOfUnknownSizeEndsWhenTheFreeQuestionsAreUsedUp() throws Exception {
        Path lists = Files.writeString(
                folder.resolve("limited.yml"),
                "lists:\n- {id: small, name: Small, zone: one.test, key_id: mine, limits: {per_day: 2},"
                        + " access: {key_zone: <key>.one.test}, links: {site: 'https://one.test/'}}\n");
        try (SweptWorld world = SweptWorld.start(folder, "")) {
            Dnsbl dnsbl = world.dnsbl(Catalogue.load(lists));
            SweepSummary summary = dnsbl.sweep(world.request(lines("11.0.0.1\n11.0.0.2\n11.0.0.3\n"), Optional.empty()))
                    .run(new Lines());
            assertThat(summary.end()).isEqualTo(SweepSummary.End.LIMIT_REACHED);
            assertThat(summary.counts().queries()).isLessThanOrEqualTo(2);
            assertThat(summary.problem())
                    .contains(new SweepProblem(
                            "the 2 questions a day that Small answers for free are used up",
                            Optional.of(new Hint.FreeLimit(
                                    "one.test",
                                    Optional.of(new Hint.ListTerms(
                                            Hint.ListNeed.KEY, "mine", Optional.of("https://one.test/")))))));
        }
    }
}
