package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Sample;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.hostile.DnsBehaviour;
import dev.mailworthy.cli.hostile.DnsBehaviours;
import dev.mailworthy.cli.hostile.MisbehavingResolver;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.dns.engine.WireDns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks the listed lab with every {@link DnsBehaviour behaviour} of a resolver. What the ports showed stays as it was.
 * <ul>
 * <li>The right answer arrives by an odd way: the result is that of a resolver without oddity.
 * <li>No usable answer arrives: inconclusive, with no finding from the DNS.
 * <li>A wrong or hostile answer arrives: never ready, because the lists that the resolver hides are found by their own
 * test entries.
 * </ul>
 */
@Tag("long")
@Timeout(300)
class MisbehavingResolverCheckTest {

    private static final int AT_ONCE = 8;

    @Test
    void noBehaviourOfAResolverGivesABetterVerdict() throws Exception {
        LabRun whole = LabRun.of("listed");
        CheckReport before = whole.without(Set.of(), ConcurrentHashMap.newKeySet());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (RunningLab lab = Lab.load("listed").start()) {
            List<Future<?>> runs = new ArrayList<>();
            Sample.of(DnsBehaviours.all(), 4)
                    .forEach(behaviour -> runs.add(threads.submit(() -> {
                        assertResult(behaviour, before, check(lab, whole, behaviour));
                        return behaviour;
                    })));
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static CheckReport check(RunningLab lab, LabRun whole, DnsBehaviour behaviour) throws Exception {
        try (MisbehavingResolver resolver = MisbehavingResolver.start(lab.resolver(), behaviour);
                WireDns wire = WireDns.builder()
                        .resolvers(List.of(resolver.address()))
                        .deadline(deadline(behaviour))
                        .build()) {
            return whole.again(wire, whole.ports());
        }
    }

    /** Only silence waits for the end of the time. A right answer gets time for a busy machine. */
    private static Duration deadline(DnsBehaviour behaviour) {
        return switch (behaviour.effect()) {
            case NONE -> Duration.ofMillis(400);
            case WRONG -> Duration.ofSeconds(5);
            case RIGHT -> Duration.ofSeconds(behaviour.waits() ? 40 : 200);
        };
    }

    private static void assertResult(DnsBehaviour behaviour, CheckReport before, CheckReport after) {
        switch (behaviour.effect()) {
            case RIGHT -> {
                assertThat(after.verdict()).as(behaviour.name()).isEqualTo(before.verdict());
                assertThat(codes(after)).as(behaviour.name()).isEqualTo(codes(before));
            }
            case NONE -> {
                assertThat(after.verdict()).as(behaviour.name()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(codes(after)).as(behaviour.name()).isEmpty();
                assertThat(after.unanswered()).as(behaviour.name()).isNotEmpty();
            }
            case WRONG -> {
                assertThat(after.verdict()).as(behaviour.name()).isNotEqualTo(Verdict.READY);
            }
        }
    }

    private static Set<String> codes(CheckReport report) {
        return report.findings().stream().map(Finding::code).collect(Collectors.toSet());
    }
}
