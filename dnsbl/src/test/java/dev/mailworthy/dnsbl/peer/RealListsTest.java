package dev.mailworthy.dnsbl.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.dnsbl.catalogue.CatalogueException;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists served by rbldnsd, queried directly and through unbound. Both ways must give the expected results. */
@Tag("real-peer")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealListsTest {

    /** The parallel callers. A server's socket buffer easily holds their questions. */
    private static final int CALLERS = 4;

    private static final int AT_ONCE = 25;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private RealLists lists;
    private List<ResolverAddress> ways;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, CatalogueException {
        Program.RBLDNSD.require();
        Program.UNBOUND.require();
        lists = RealLists.serve(folder);
        open.push(lists);
        Unbound unbound = lists.behindUnbound();
        open.push(unbound);
        ways = List.of(lists.address(), unbound.address());
    }

    @AfterAll
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ip4,      127.0.0.2,                     127.0.0.2,           Test entry",
        "ip4,      192.0.2.25,                    127.0.0.2, 'Spam source, see https://lists.test/?ip=192.0.2.25&lang=en'",
        "ip4,      192.0.2.24,                    127.0.0.3,           'Dynamic range, 192.0.2.24 is in it'",
        "ip4,      192.0.2.26,                    127.0.0.4,           ",
        "ip4,      198.51.100.10,                 127.0.0.4,           Open proxy",
        "ip4,      198.51.100.20,                 127.0.0.4,           Open proxy",
        "ip4,      203.0.113.9,                   127.0.0.2 127.0.0.4, ",
        "ip4,      ::ffff:7f00:2,                 127.0.0.2,           Test entry",
        "ip6,      2001:db8:1::25,                127.0.0.2,           Spam source 2001:db8:1::25",
        "ip6,      2001:DB8:1:ffff::,             127.0.0.4,           Infected host in 2001:db8:1:ffff::",
        "names,    TEST,                          127.0.0.2,           Test entry",
        "names,    spam.example,                  127.0.0.2,           Seen in spam: spam.example",
        "names,    WWW.Spam.Example,              127.0.0.2,           Seen in spam: spam.example",
        "names,    a.b.hosts.example,             127.0.0.3,           Free host names",
        "names,    only.example,                  127.0.0.4,           Only itself",
        "combined, 192.0.2.24,                    127.0.0.3,           'Dynamic range, 192.0.2.24 is in it'",
        "combined, 2001:db8:1::25,                127.0.0.2,           Spam source 2001:db8:1::25",
        "combined, www.spam.example,              127.0.0.2,           Seen in spam: spam.example",
    })
    void aListedTargetHasItsCodesAndItsText(String list, String target, String codes, String text) {
        for (ResolverAddress way : ways) {
            ListResult result = lists.ask(way, list, target);
            assertThat(result.state()).as(result.detail()).isEqualTo(ListState.LISTED);
            assertThat(String.join(
                            " ", result.codes().stream().map(Objects::toString).toList()))
                    .isEqualTo(codes);
            assertThat(result.reasonText()).isEqualTo(Optional.ofNullable(text));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ip4,      192.0.2.7",
        "ip4,      198.51.100.9",
        "ip4,      198.51.100.21",
        "ip4,      25.2.0.192",
        "ip6,      2001:db8:1::7",
        "ip6,      2001:db8:2::",
        "ip6,      2001:db8::ffff:ffff:ffff:ffff",
        "ip4,      ::ffff:192.0.2.7",
        "names,    INVALID",
        "names,    ham.spam.example",
        "names,    hosts.example",
        "names,    www.only.example",
        "names,    xspam.example",
        "combined, 192.0.2.7",
        "combined, 2001:db8:2::25",
        "combined, ham.spam.example",
        "quota,    192.0.2.26",
    })
    void anAbsenceCountsIfTheListPassesItsTest(String list, String target) {
        for (ResolverAddress way : ways) {
            ListResult result = lists.ask(way, list, target);
            assertThat(result.state()).as(result.detail()).isEqualTo(ListState.NOT_LISTED);
            assertThat(result.codes()).isEmpty();
            assertThat(result.reasonText()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "untested,   192.0.2.25,     CANARY_FAILED, CANARY_FAILED",
        "untested,   192.0.2.7,      CANARY_FAILED, CANARY_FAILED",
        "untested6,  2001:db8:1::25, CANARY_FAILED, CANARY_FAILED",
        "untested6,  2001:db8:2::25, CANARY_FAILED, CANARY_FAILED",
        "empty,      192.0.2.25,     CANARY_FAILED, CANARY_FAILED",
        "everything, 192.0.2.25,     CANARY_FAILED, CANARY_FAILED",
        "everything, 192.0.2.7,      CANARY_FAILED, CANARY_FAILED",
        "hidden,     192.0.2.25,     CANARY_FAILED, CANARY_FAILED",
        "public,     192.0.2.25,     REFUSED,       REFUSED",
        "public,     192.0.2.7,      REFUSED,       REFUSED",
        "quota,      192.0.2.25,     RATE_LIMITED,  RATE_LIMITED",
        "refused,    192.0.2.25,     REFUSED,       SERVFAIL",
        "gone,       192.0.2.25,     REFUSED,       SERVFAIL",
    })
    void aListThatFailsItsTestIsUnanswered(String list, String target, Reason direct, Reason resolved) {
        List<Optional<Reason>> reasons = new ArrayList<>();
        for (ResolverAddress way : ways) {
            ListResult result = lists.ask(way, list, target);
            assertThat(result.state()).as(result.detail()).isEqualTo(ListState.UNANSWERED);
            reasons.add(result.why());
        }
        assertThat(reasons).containsExactly(Optional.of(direct), Optional.of(resolved));
    }

    @Test
    void aTextOfOddOctetsIsMadePrintable() {
        for (ResolverAddress way : ways) {
            assertThat(lists.ask(way, "ip4", "203.0.113.10").reasonText())
                    .hasValueSatisfying(
                            text -> assertThat(text).startsWith("Odd ").doesNotContain("\u001b"));
        }
    }

    @ParameterizedTest(name = "{0}, {1} targets")
    @CsvSource({"many, 4000", "sixes, 1000", "domains, 1000"})
    void everyAnswerIsWhatTheListWasDrawnWith(String list, int count) throws Exception {
        Drawn drawn = ListData.drawn(list);
        List<String> sample = drawn.sample(count);
        for (ResolverAddress way : ways) {
            List<Callable<List<String>>> batches = new ArrayList<>();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            try (WireDns dns = RealLists.resolver(way, RealLists.DEADLINE)) {
                for (int from = 0; from < count; from += AT_ONCE) {
                    List<String> targets = sample.subList(from, Math.min(count, from + AT_ONCE));
                    batches.add(() -> wrong(drawn, targets, lists.ask(dns, list, targets)));
                }
                List<String> wrong = new ArrayList<>();
                for (Future<List<String>> batch : callers.invokeAll(batches)) {
                    wrong.addAll(batch.get());
                }
                assertThat(wrong).as("seed " + drawn.seed()).isEmpty();
            } finally {
                callers.shutdownNow();
            }
        }
    }

    private static List<String> wrong(Drawn drawn, List<String> targets, List<ListResult> results) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            String target = targets.get(i);
            ListResult result = results.get(i);
            Integer code = drawn.codes().get(target);
            String expected = code == null
                    ? "NOT_LISTED [] Optional.empty"
                    : "LISTED [127.0.0." + code + "] " + Optional.of("drawn " + target);
            String said = result.state() + " " + result.codes() + " " + result.reasonText();
            if (!said.equals(expected)) {
                wrong.add(target + ": " + said + " " + result.detail() + ", not " + expected);
            }
        }
        return wrong;
    }
}
