package dev.mailworthy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks of a server: what a check costs, every target is reported, and what ends a check early. */
@Timeout(60)
class DnsblSessionTest {

    private static final Catalogue LISTS = Catalogue.of(List.of(
            ListEntry.builder("one", "one.example").build(),
            ListEntry.builder("two", "two.example")
                    .name("The second list")
                    .kinds(TargetKind.IP4, TargetKind.DOMAIN)
                    .code("127.0.0.2", "seen by traps")
                    .build()));

    private static final int QUESTIONS_FOR_TESTS = 4;

    private final AtomicInteger asked = new AtomicInteger();
    private final MovableTime clock = new MovableTime();

    private static Dns zone(String more) throws Exception {
        return ZoneDns.parse("lists", """
                $ORIGIN example.
                $TTL 60
                @ SOA ns hostmaster 1 60 60 60 60
                2.0.0.127.one A 127.0.0.2
                2.0.0.127.two A 127.0.0.2
                test.two A 127.0.0.2
                9.2.0.192.two A 127.0.0.2
                9.2.0.192.two TXT "seen"
                """ + more);
    }

    private Dnsbl over(Dns dns) {
        return Dnsbl.over(
                question -> {
                    asked.incrementAndGet();
                    return dns.query(question);
                },
                LISTS,
                Keys.none(),
                List.of(),
                clock);
    }

    private static List<String> addresses(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "192.0.2." + n).toList();
    }

    @Test
    void aHundredChecksOfASessionTestTheListsOnce() throws Exception {
        DnsblSession session = over(zone("")).session(Duration.ofHours(1));
        for (String address : addresses(100)) {
            ListVerdict expected = address.equals("192.0.2.9") ? ListVerdict.LISTED : ListVerdict.CLEAN;
            assertThat(session.check(address).verdict()).as(address).isEqualTo(expected);
        }
        int reasonText = 1;
        assertThat(asked.get()).isEqualTo(QUESTIONS_FOR_TESTS + 200 + reasonText);
    }

    @Test
    void theListsAreTestedAgainAfterTheStatedTime() throws Exception {
        DnsblSession session = over(zone("")).session(Duration.ofHours(1));
        session.check("192.0.2.1");
        clock.now = clock.now.plus(Duration.ofMinutes(59));
        session.check("192.0.2.2");
        assertThat(asked.get()).isEqualTo(QUESTIONS_FOR_TESTS + 4);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        session.check("192.0.2.3");
        assertThat(asked.get()).isEqualTo(2 * QUESTIONS_FOR_TESTS + 6);
    }

    @Test
    void aListThatDidNotAnswerForItsTestEntriesIsTestedAgainAfterAMinute() throws Exception {
        List<Dns> world = new ArrayList<>(List.of(zone(";fault servfail 2.0.0.127.one.example.\n")));
        DnsblSession session = over(question -> world.get(0).query(question)).session(Duration.ofHours(1));
        assertThat(session.check("192.0.2.1").verdict()).isEqualTo(ListVerdict.UNKNOWN);
        world.set(0, zone(""));
        assertThat(session.check("192.0.2.1").verdict()).isEqualTo(ListVerdict.UNKNOWN);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        assertThat(session.check("192.0.2.1").verdict()).isEqualTo(ListVerdict.CLEAN);
    }

    @Test
    void everyTargetOfAnIteratorIsReportedInOrder() throws Exception {
        List<String> reported = new ArrayList<>();
        List<String> targets = new ArrayList<>(addresses(200));
        targets.add("example.org");
        long count = over(zone(""))
                .session(Duration.ofHours(1))
                .check(
                        targets.iterator(),
                        report -> reported.add(report.target().text()));
        assertThat(count).isEqualTo(201);
        assertThat(reported).isEqualTo(targets);
    }

    @Test
    void aTextThatIsNoTargetIsRefused() throws Exception {
        DnsblSession session = over(zone("")).session(Duration.ofHours(1));
        assertThatIllegalArgumentException().isThrownBy(() -> session.check("not a name"));
        assertThatIllegalArgumentException().isThrownBy(() -> session.checkAsync("not a name"));
    }

    @Test
    void anAsynchronousCheckGivesTheSameReport() throws Exception {
        Dnsbl dnsbl = over(zone(""));
        assertThat(dnsbl.checkAsync(addresses(100)).join()).isEqualTo(dnsbl.check(addresses(100)));
        assertThat(dnsbl.session(Duration.ofHours(1)).checkAsync("192.0.2.9").join())
                .isEqualTo(dnsbl.check(List.of("192.0.2.9")).targets().get(0));
    }

    @Test
    void theHealthOfASessionIsKept() throws Exception {
        DnsblSession session = over(zone("")).session(Duration.ofHours(1));
        assertThat(session.health()).extracting(ListHealth::state).containsOnly(ListHealth.State.PROVED);
        int before = asked.get();
        assertThat(session.health()).hasSize(3);
        assertThat(asked.get()).isEqualTo(before);
    }

    @Test
    void anInterruptLeavesTheListsUnanswered() {
        Thread.currentThread().interrupt();
        DnsblReport report = over(question -> new CompletableFuture<>()).check(addresses(3));
        assertThat(Thread.interrupted()).isTrue();
        assertUnanswered(report, Reason.SKIPPED);
    }

    @Test
    void theTimeLimitLeavesTheListsUnanswered() {
        Dnsbl dnsbl = over(question -> new CompletableFuture<>()).within(Duration.ofMillis(30));
        assertUnanswered(dnsbl.check(addresses(3)), Reason.TIMEOUT);
        assertUnanswered(dnsbl.checkAsync(addresses(3)).join(), Reason.TIMEOUT);
        assertThat(dnsbl.health()).extracting(ListHealth::state).containsOnly(ListHealth.State.UNANSWERED);
    }

    private static void assertUnanswered(DnsblReport report, Reason why) {
        assertThat(report.targets()).hasSize(3).allSatisfy(target -> {
            assertThat(target.lists()).extracting(ListResult::state).containsOnly(ListState.UNANSWERED);
            assertThat(target.lists()).allSatisfy(list -> assertThat(list.why()).contains(why));
        });
    }

    @Test
    void anInterruptedIteratorIsNotReadFurther() throws Exception {
        List<String> reported = new ArrayList<>();
        long count = over(zone(""))
                .session(Duration.ofHours(1))
                .check(addresses(200).iterator(), report -> {
                    reported.add(report.target().text());
                    Thread.currentThread().interrupt();
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count).isEqualTo(reported.size()).isEqualTo(200);
    }

    @Test
    void anInterruptDuringAWaitEndsTheIterator() {
        Thread.currentThread().interrupt();
        long count = over(question -> new CompletableFuture<>())
                .session(Duration.ofHours(1))
                .check(addresses(200).iterator(), report -> {});
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count).isEqualTo(64);
    }

    @Test
    void cancellingStopsTheQuestions() {
        List<CompletableFuture<DnsAnswer>> pending = new ArrayList<>();
        List<DnsQuestion> questions = new ArrayList<>();
        Dnsbl dnsbl = over(question -> {
            questions.add(question);
            CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
            pending.add(answer);
            return answer;
        });
        CompletableFuture<DnsblReport> check = dnsbl.checkAsync(List.of("192.0.2.1"));
        assertThat(questions).hasSize(QUESTIONS_FOR_TESTS + 2);
        check.cancel(true);
        assertThat(pending).allSatisfy(answer -> assertThat(answer).isCancelled());
        assertThat(questions).hasSize(QUESTIONS_FOR_TESTS + 2);
    }

    @Test
    void keysAndListsComeFromCode() {
        assertThat(Keys.none().with("house", "secret").of("house")).contains("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.none().with("house", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> ListEntry.builder("No good", "one.example"));
        ListEntry one = ListEntry.builder("one", "one.example").build();
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(List.of(one, one)));
        String dead = Catalogue.bundled().dead().get(0).suffixes().get(0).toString();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Catalogue.of(List.of(ListEntry.builder("dead", dead).build())));
    }

    /** A clock that a test moves. */
    private static final class MovableTime extends Clock {
        private Instant now = Instant.parse("2026-12-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
