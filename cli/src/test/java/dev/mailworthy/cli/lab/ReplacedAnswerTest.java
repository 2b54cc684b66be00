package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Sample;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.hostile.DnsBehaviours;
import dev.mailworthy.cli.hostile.MisbehavingResolver;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Repeats labs in memory. Each time one answer is another one: what the production code makes of a server that fails, is
 * silent, refuses, cuts its replies or denies the name, over real sockets. No replacement gives a better verdict. A
 * replacement that is no answer is listed as unanswered wherever it changes the result.
 */
@Tag("long")
@Timeout(300)
class ReplacedAnswerTest {

    /** Replies that are no answer to any question. */
    private static final List<String> NO_ANSWER = List.of(
            "silent",
            "RCODE 2",
            "RCODE 5",
            "noise behind the right id",
            "TC, then no reply over TCP",
            "TC over UDP and over TCP");

    /** Replies that deny: the name, or a record. */
    private static final List<String> DENIAL = List.of("NXDOMAIN with SOA", "NOERROR without records and without SOA");

    /** A check decides by the reason of an answer that is missing, so that one run for each reason is enough. */
    private record Seen(DnsQuestion question, Reason reason) {}

    private static final List<String> LISTS =
            Catalogue.bundled().lists().stream().map(list -> list.zone().open()).toList();

    @ParameterizedTest
    @ValueSource(strings = {"fresh-vps", "listed", "healthy", "intercepted", "bulk-sender"})
    void noOtherAnswerImprovesTheVerdict(String lab) throws Exception {
        LabRun whole = LabRun.of(lab);
        CheckReport before = whole.without(Set.of(), ConcurrentHashMap.newKeySet());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> runs = new ArrayList<>();
            Set<Seen> seen = new HashSet<>();
            for (String behaviour : NO_ANSWER) {
                replies(lab, whole, behaviour).forEach((question, reply) -> {
                    String what = lab + ", " + question + ", " + behaviour;
                    assertThat(reply).as(what).isInstanceOf(DnsAnswer.Unanswered.class);
                    if (seen.add(new Seen(question, ((DnsAnswer.Unanswered) reply).reason()))) {
                        runs.add(() -> {
                            TakenAnswerTest.assertNoGain(what, before, replaced(whole, question, reply));
                            return null;
                        });
                    }
                });
            }
            for (String behaviour : DENIAL) {
                replies(lab, whole, behaviour).forEach((question, reply) -> {
                    String what = lab + ", " + question + ", " + behaviour;
                    // NXDOMAIN of a list that proved itself means "not listed", and is no fault of the resolver.
                    if (!(isOfList(question) && reply instanceof DnsAnswer.NoSuchName)) {
                        runs.add(() -> {
                            assertNotBetter(what, before, replaced(whole, question, reply));
                            return null;
                        });
                    }
                });
            }
            for (Future<?> run : threads.invokeAll(Sample.of(runs, 8))) {
                run.get();
            }
            assertThat(runs).hasSizeGreaterThan(300);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isOfList(DnsQuestion question) {
        return LISTS.stream().anyMatch(zone -> question.name().toString().endsWith("." + zone));
    }

    /** What the production code reads from the misbehaving server, for each question of the run. */
    private static Map<DnsQuestion, DnsAnswer> replies(String name, LabRun whole, String behaviour) throws Exception {
        Map<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new LinkedHashMap<>();
        Map<DnsQuestion, DnsAnswer> replies = new LinkedHashMap<>();
        try (RunningLab lab = Lab.load(name).start();
                MisbehavingResolver server = MisbehavingResolver.start(lab.resolver(), DnsBehaviours.named(behaviour));
                WireDns wire = WireDns.builder()
                        .resolvers(List.of(server.address()))
                        .deadline(Duration.ofSeconds(NO_ANSWER.contains(behaviour) ? 1 : 60))
                        .build()) {
            whole.answers().keySet().forEach(question -> asked.put(question, wire.query(question)));
            for (Map.Entry<DnsQuestion, CompletableFuture<DnsAnswer>> question : asked.entrySet()) {
                replies.put(question.getKey(), question.getValue().get());
            }
        }
        return replies;
    }

    private static CheckReport replaced(LabRun whole, DnsQuestion replaced, DnsAnswer reply) {
        return whole.again(
                question ->
                        CompletableFuture.completedFuture(question.equals(replaced) ? reply : whole.answer(question)),
                whole.ports());
    }

    /** A denial is an answer, so that it may show a fault or leave a question open. It never removes a blocker. */
    private static void assertNotBetter(String what, CheckReport before, CheckReport after) {
        assertThat(after.verdict()).as(what).isIn(allowed(before.verdict()));
        if (before.verdict() == Verdict.INCONCLUSIVE && after.verdict() != Verdict.BLOCKED) {
            assertThat(after.unanswered()).as(what).isNotEmpty();
        }
    }

    private static List<Verdict> allowed(Verdict before) {
        return switch (before) {
            case READY -> List.of(Verdict.values());
            case AT_RISK -> List.of(Verdict.AT_RISK, Verdict.BLOCKED, Verdict.INCONCLUSIVE);
            case BLOCKED -> List.of(Verdict.BLOCKED, Verdict.INCONCLUSIVE);
            case INCONCLUSIVE -> List.of(Verdict.INCONCLUSIVE, Verdict.AT_RISK, Verdict.BLOCKED);
        };
    }
}
