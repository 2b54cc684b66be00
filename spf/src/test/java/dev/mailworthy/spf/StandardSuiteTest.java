package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.field.AuthenticationResults;
import dev.mailworthy.spf.field.ReceivedSpf;
import dev.mailworthy.spf.result.SpfRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The standard test suite of RFC 7208, through every driver. A test fails if a case is missing. The suite is that of the
 * Debian package golang-blitiri-go-spf-dev, or else in {@code ../shared}; {@code -Dmailworthy.spf.suite=FILE} names another
 * file. Debian's "skip" marks are for another evaluator and are not obeyed.
 */
@Timeout(120)
class StandardSuiteTest {

    private static final int CASES = 203;

    private static final String PACKAGE = "the Debian package golang-blitiri-go-spf-dev";

    private static final List<Path> USUAL = List.of(
            Path.of("/usr/share/gocode/src/blitiri.com.ar/go/spf/testdata/rfc7208-tests.yml"),
            Path.of("..", "..", "shared", "spf", "rfc7208-tests.yml"));

    private record Case(String name, Map<?, ?> test) {
        SpfRequest request() {
            return new SpfRequest(
                    IpAddress.parse(String.valueOf(test.get("host"))),
                    String.valueOf(test.get("mailfrom")),
                    String.valueOf(test.get("helo")));
        }
    }

    private record Scenario(Map<?, ?> zonedata, List<Case> cases) {}

    private interface Driver {
        SpfCheck check(Dns zone, SpfRequest request);
    }

    /** The time limit of a question in a scenario with silent names, and in the others. */
    private static final Duration SILENCE = Duration.ofMillis(4500);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static List<Scenario> scenarios = List.of();

    @BeforeAll
    static void readSuite() throws IOException {
        List<Path> places = Optional.ofNullable(System.getProperty("mailworthy.spf.suite"))
                .map(set -> List.of(Path.of(set)))
                .orElse(USUAL);
        Optional<Path> suite = places.stream().filter(Files::isReadable).findFirst();
        if (suite.isEmpty() && "required".equals(System.getenv("MAILWORTHY_PEERS"))) {
            throw new IllegalStateException("needed here: " + PACKAGE + " is not installed");
        }
        assumeTrue(
                suite.isPresent(), () -> "the standard suite is not at any of " + places + "; " + PACKAGE + " has it");
        Load yaml = new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build());
        List<Scenario> read = new ArrayList<>();
        for (Object document : yaml.loadAllFromString(Files.readString(suite.get()))) {
            if (document instanceof Map<?, ?> scenario) {
                List<Case> cases = new ArrayList<>();
                ((Map<?, ?>) scenario.get("tests"))
                        .forEach((name, test) -> cases.add(new Case(String.valueOf(name), (Map<?, ?>) test)));
                read.add(new Scenario(plain((Map<?, ?>) scenario.get("zonedata")), cases));
            }
        }
        scenarios = List.copyOf(read);
    }

    /** The zone data with Debian's two marks as the suite itself writes them. */
    private static Map<?, ?> plain(Map<?, ?> zonedata) {
        Map<Object, Object> plain = new LinkedHashMap<>();
        zonedata.forEach((owner, items) -> plain.put(
                owner,
                ((List<?>) items).stream().map(item -> plain(item, owner)).toList()));
        return plain;
    }

    private static Object plain(Object item, Object owner) {
        if (!(item instanceof Map<?, ?> map)) {
            return item;
        }
        return map.containsKey("TIMEOUT") ? "TIMEOUT" : map.containsKey("CNAMELOOP") ? Map.of("CNAME", owner) : item;
    }

    private static void everyCase(Driver driver) {
        Map<String, String> wrong = new LinkedHashMap<>();
        int ran = 0;
        for (Scenario scenario : scenarios) {
            SuiteZone zone = new SuiteZone(scenario.zonedata());
            for (Case each : scenario.cases()) {
                ran++;
                judge(each, driver.check(zone, each.request()), wrong);
            }
        }
        assertThat(ran).isEqualTo(CASES);
        assertThat(wrong).isEmpty();
    }

    private static void judge(Case each, SpfCheck check, Map<String, String> wrong) {
        Object result = each.test().get("result");
        List<?> expected = result instanceof List<?> several ? several : List.of(result);
        if (!expected.contains(check.result().label())) {
            wrong.put(each.name(), check.result().label() + ", not " + expected + " (" + check.cause() + ")");
        }
        Object explanation = each.test().get("explanation");
        String given = check.explanation().orElse("DEFAULT");
        if (explanation != null && !given.equalsIgnoreCase(String.valueOf(explanation))) {
            wrong.put(each.name(), "explains \"" + given + "\", not \"" + explanation + "\"");
        }
    }

    @Test
    void blocking() {
        everyCase((zone, request) -> Spf.over(zone).check(request));
    }

    @Test
    void withEveryAnswerSuppliedFromOutside() {
        everyCase((zone, request) -> {
            SpfEvaluation evaluation = Spf.over(question -> {
                        throw new IllegalStateException("a core without input and output asks nobody");
                    })
                    .start(request);
            while (evaluation.result().isEmpty()) {
                List<DnsQuestion> needs = evaluation.needs();
                assertThat(needs).isNotEmpty();
                for (DnsQuestion need : needs) {
                    evaluation.supply(need, zone.ask(need));
                }
            }
            return evaluation.result().get();
        });
    }

    @Test
    void asynchronous() {
        everyCase((zone, request) -> Spf.over(question -> zone.query(question).thenApplyAsync(answer -> answer))
                .checkAsync(request)
                .join());
    }

    @Test
    void replayedFromWhatWasRecorded() {
        everyCase((zone, request) -> {
            Spf.Recorded recorded = Spf.over(zone).record(request);
            SpfCheck replayed = Spf.over(question -> {
                        throw new IllegalStateException("a replay asks nobody");
                    })
                    .replay(request, recorded.transcript());
            assertThat(replayed.trace()).isEqualTo(recorded.check().trace());
            return replayed;
        });
    }

    @Test
    void overTheWire() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        int ran = 0;
        for (Scenario scenario : scenarios) {
            String file = SuiteMasterFile.of(scenario.zonedata());
            try (ZoneServer server = ZoneServer.start(ZoneDns.parse("suite", file));
                    WireDns dns = WireDns.builder()
                            .resolvers(List.of(server.address()))
                            .deadline(file.contains(";fault timeout ") ? SILENCE : PATIENCE)
                            .build()) {
                for (Case each : scenario.cases()) {
                    ran++;
                    judge(each, Spf.over(dns).check(each.request()), wrong);
                }
            }
        }
        assertThat(ran).isEqualTo(CASES);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyHeaderOfEveryCaseIsReadBackAsItsResult() {
        everyCase((zone, request) -> {
            SpfCheck check = Spf.over(zone).check(request);
            assertThat(ReceivedSpf.parse(check.receivedSpf()).orElseThrow().result())
                    .isEqualTo(check.result());
            assertThat(AuthenticationResults.parse("mx.test; " + check.authenticationResults())
                            .orElseThrow()
                            .result()
                            .label())
                    .isEqualTo(check.result().label().toLowerCase(Locale.ROOT));
            return check;
        });
    }
}
