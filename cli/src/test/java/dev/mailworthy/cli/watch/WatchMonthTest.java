package dev.mailworthy.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.render.watch.AlertForms;
import dev.mailworthy.cli.store.SeenSpan;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.cli.store.StoredAlert;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A month of a watch over three domains, in a scripted world with its own clock. */
@Timeout(600)
class WatchMonthTest {

    private static final long SEED = Long.getLong("mailworthy.seed", 20261201L);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> DOMAINS = List.of("one.example", "three.example", "two.example");
    private static final WatchTimes TIMES = WatchTimes.of(Duration.ofHours(1), Duration.ofMinutes(3));

    /** An interval with its spread, the second look, and the looks at the other domains. */
    private static final Duration LATEST = Duration.ofMinutes(75);

    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock(START);
    private final ScriptedWorld world = new ScriptedWorld(clock);

    /** What the outlet got, by the id of the alert: a repetition has the same id. */
    private final Map<String, StoredAlert> got = new LinkedHashMap<>();

    /** The end of a process at one moment of its work. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Instant day(int day, int hour) {
        return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Writes the month. */
    private void script() {
        // It stands when the watch begins, and never changes.
        world.wrong("one.example", "DMARC-MISSING", Severity.WARNING, at -> true);
        world.silent("one.example", CheckArea.MESSAGE, "DKIM signature", START, day(40, 0));
        // A list that lists and delists.
        world.wrong("one.example", "DNSBL-LISTED", Severity.ERROR, day(2, 5), day(4, 9));
        // A reverse name that is lost; the record set changed at the same time.
        world.published("two.example", "1.2.0.192.in-addr.arpa PTR", "mail.two.example.", START);
        world.published("two.example", "1.2.0.192.in-addr.arpa PTR", "none", day(6, 3));
        world.published("two.example", "1.2.0.192.in-addr.arpa PTR", "mail.two.example.", day(7, 3));
        world.wrong("two.example", "PTR-MISSING", Severity.BLOCKER, day(6, 3), day(7, 3));
        // The resolver is dead for an hour and a half.
        world.fault(day(9, 10), day(9, 11).plus(Duration.ofMinutes(30)));
        // Deferrals rise and fall.
        world.wrong("three.example", "DELIVERY-DEFERRED", Severity.NOTICE, day(11, 0), day(12, 0));
        world.wrong("three.example", "DELIVERY-DEFERRED", Severity.WARNING, day(12, 0), day(13, 0));
        world.wrong("three.example", "DELIVERY-DEFERRED", Severity.ERROR, day(13, 0), day(14, 0));
        world.wrong("three.example", "DELIVERY-DEFERRED", Severity.WARNING, day(14, 0), day(15, 0));
        // A list that lists for two hours in every four, for two days.
        world.wrong(
                "two.example",
                "DNSBL-LISTED",
                Severity.ERROR,
                at -> isWithin(at, day(16, 0), day(18, 0)) && at.getEpochSecond() / 3600 % 4 < 2);
        // A list whose servers do not answer for a day, while the domain is on it.
        world.wrong("three.example", "DNSBL-LISTED", Severity.ERROR, day(19, 0), day(20, 0));
        world.silent("three.example", CheckArea.BLOCKLISTS, "Spamhaus ZEN", day(20, 0), day(21, 0));
        world.wrong("three.example", "DNSBL-LISTED", Severity.ERROR, day(21, 0), day(22, 0));
        // One lost answer, and one listing for a minute.
        world.silent(
                "one.example",
                CheckArea.SPF,
                "SPF of one.example",
                day(23, 0),
                day(23, 0).plusSeconds(1));
        for (int hour = 0; hour < 24; hour++) {
            world.wrong(
                    "one.example",
                    "PTR-MISSING",
                    Severity.BLOCKER,
                    day(24, hour),
                    day(24, hour).plusSeconds(60));
        }
        // A certificate that comes near its end.
        world.wrong("two.example", "TLS-CERT-EXPIRES", Severity.NOTICE, day(25, 0), day(27, 0));
        world.wrong("two.example", "TLS-CERT-EXPIRES", Severity.ERROR, day(27, 0), day(28, 0));
    }

    private static final List<String> EXPECTED = List.of(
            "one.example new DNSBL-LISTED ruled-out error 2d05",
            "one.example resolved DNSBL-LISTED error ruled-out 4d09",
            "two.example new PTR-MISSING ruled-out blocker 6d03",
            "two.example resolved PTR-MISSING blocker ruled-out 7d03",
            "own now-open resolver-silent answered unanswered 9d10",
            "own answered-again - unanswered answered 9d11",
            "three.example new DELIVERY-DEFERRED ruled-out notice 11d00",
            "three.example worse DELIVERY-DEFERRED notice warning 12d00",
            "three.example worse DELIVERY-DEFERRED warning error 13d00",
            "three.example better DELIVERY-DEFERRED error warning 14d00",
            "three.example resolved DELIVERY-DEFERRED warning ruled-out 15d00",
            "two.example new DNSBL-LISTED ruled-out error 16d00",
            "two.example resolved DNSBL-LISTED error ruled-out 16d02",
            "two.example new DNSBL-LISTED ruled-out error 16d04",
            "two.example resolved DNSBL-LISTED error ruled-out 17d22",
            "three.example new DNSBL-LISTED ruled-out error 19d00",
            "three.example now-open Spamhaus ZEN answered unanswered 20d00",
            "three.example answered-again Spamhaus ZEN unanswered answered 21d00",
            "three.example resolved DNSBL-LISTED error ruled-out 22d00",
            "two.example new TLS-CERT-EXPIRES ruled-out notice 25d00",
            "two.example worse TLS-CERT-EXPIRES notice error 27d00",
            "two.example resolved TLS-CERT-EXPIRES error ruled-out 28d00");

    @Test
    void aMonthGivesTheseAlertsAndNoOther() throws InterruptedException {
        script();
        try (Store store = Store.open(folder.resolve("m.db"))) {
            watch(store, new Random(SEED), entry -> {}, () -> {});
            assertThat(store.unsent()).isEmpty();
        }
        assertExpected();
    }

    @Test
    void aWatchThatIsKilledAgainAndAgainGivesTheSameAlerts() throws InterruptedException {
        script();
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        int kills = 0;
        while (clock.instant().isBefore(day(30, 0))) {
            try (Store store = Store.open(folder.resolve("m.db"))) {
                watch(store, random, entry -> killSometimes(random, 150), () -> killSometimes(random, 150));
            } catch (Killed e) {
                kills++;
            }
        }
        assertThat(kills).isGreaterThan(5);
        assertExpected();
    }

    private static void killSometimes(Random random, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            throw new Killed();
        }
    }

    /** @param betweenSentAndKept what happens when an outlet has taken alerts and the store does not know it yet */
    private void watch(
            Store store, Random random, java.util.function.Consumer<Entry> entered, Runnable betweenSentAndKept)
            throws InterruptedException {
        AlertOutlet outlet = new AlertOutlet() {
            @Override
            public String name() {
                return "list";
            }

            @Override
            public void send(List<StoredAlert> alerts) {
                alerts.forEach(alert -> got.putIfAbsent(alert.id(), alert));
                betweenSentAndKept.run();
            }
        };
        AlertSending sending = new AlertSending(store, List.of(outlet), Duration.ZERO, clock, problem -> {});
        Ledger ledger = new Ledger(store, TIMES, new AlertForms("mailworthy test")::of);
        new Watch(() -> world, ledger, TIMES, clock, random, entered, sending::send)
                .run(DOMAINS, Watch.Repetition.ALWAYS, moment -> {
                    clock.to(moment);
                    return clock.instant().isBefore(day(30, 0));
                });
    }

    private void assertExpected() {
        List<String> lines = new ArrayList<>();
        for (StoredAlert alert : got.values()) {
            Members document = JsonInput.object(alert.document());
            String domain = document.optional("domain", name -> name).orElse("own");
            for (Members change : document.objects("changes")) {
                lines.add(String.join(
                        " ", domain, change.text("change"), name(change), change.text("was"), change.text("now"), ""));
            }
        }
        assertThat(lines)
                .containsExactlyElementsOf(EXPECTED.stream()
                        .map(line -> line.substring(0, line.lastIndexOf(' ') + 1))
                        .toList());
        int number = 0;
        for (StoredAlert alert : got.values()) {
            for (Members change : JsonInput.object(alert.document()).objects("changes")) {
                assertSoonAfter(change.read("since", Instant::parse), EXPECTED.get(number++));
            }
        }
    }

    private static String name(Members change) {
        return switch (change.text("about")) {
            case "finding" -> change.text("code");
            case "check" -> change.text("check");
            default -> change.optional("cause", cause -> cause).orElse("-");
        };
    }

    /** The first look that saw a change comes within an interval of it. */
    private static void assertSoonAfter(Instant since, String line) {
        String[] scripted = line.substring(line.lastIndexOf(' ') + 1).split("d");
        Instant from = day(Integer.parseInt(scripted[0]), Integer.parseInt(scripted[1]));
        assertThat(since).as(line).isBetween(from, from.plus(LATEST));
    }

    @Test
    void theAlertAboutALostReverseNameHasTheRecordSetThatChangedThen() throws InterruptedException {
        script();
        try (Store store = Store.open(folder.resolve("m.db"))) {
            watch(store, new Random(SEED), entry -> {}, () -> {});
            List<SeenSpan> silence = store.spans("three.example", START).stream()
                    .filter(span -> span.seen().kind() == SpanKind.FINDING)
                    .filter(span -> span.seen().item().startsWith("DNSBL"))
                    .toList();
            assertThat(silence)
                    .extracting(span -> span.seen().state())
                    .containsExactly("stands", "open", "stands", "ruled-out");
        }
        Members lost = got.values().stream()
                .map(alert -> JsonInput.object(alert.document()))
                .filter(document -> name(document.objects("changes").get(0)).equals("PTR-MISSING"))
                .findFirst()
                .orElseThrow();
        assertThat(lost.objects("also"))
                .extracting(also -> also.text("item") + ": " + also.text("was") + " -> " + also.text("now"))
                .containsExactlyInAnyOrder(
                        "1.2.0.192.in-addr.arpa PTR: mail.two.example. -> none", ": ready -> blocked");
        assertThat(got.values().stream().map(StoredAlert::words).filter(text -> text.contains("PTR-MISSING")))
                .first()
                .asString()
                .contains("CHANGED  two.example: 1 new; now BLOCKED")
                .contains("New             PTR-MISSING of two.example (PTR-MISSING, blocker, thing of")
                .contains("Also changed    1.2.0.192.in-addr.arpa PTR: none, before: mail.two.example.");
    }
}
