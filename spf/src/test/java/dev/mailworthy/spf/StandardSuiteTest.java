package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The standard suite of RFC 7208. It is read from where it lies, never committed here. */
class StandardSuiteTest {

    private static final int CASES = 203;

    private record Case(String name, Map<?, ?> test, SuiteZone zone) {}

    private static Path suite() {
        String set = System.getProperty("mailworthy.spf.suite");
        return set != null ? Path.of(set) : Path.of("..", "..", "shared", "spf", "rfc7208-tests.yml");
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        Load yaml = new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build());
        for (Object document : yaml.loadAllFromString(Files.readString(suite()))) {
            if (document instanceof Map<?, ?> scenario) {
                SuiteZone zone = new SuiteZone((Map<?, ?>) scenario.get("zonedata"));
                ((Map<?, ?>) scenario.get("tests"))
                        .forEach((name, test) -> cases.add(new Case(String.valueOf(name), (Map<?, ?>) test, zone)));
            }
        }
        return cases;
    }

    @Test
    void everyCaseOfTheStandardSuiteGivesAnExpectedResultAndExplanation() throws IOException {
        assumeTrue(Files.isReadable(suite()), "the standard suite was not found at " + suite());
        List<Case> cases = cases();
        List<String> wrong = new ArrayList<>();
        for (Case each : cases) {
            check(each, wrong);
        }
        assertThat(cases).hasSize(CASES);
        assertThat(wrong).isEmpty();
    }

    private static void check(Case each, List<String> wrong) {
        Map<?, ?> test = each.test();
        SpfRequest request = new SpfRequest(
                IpAddress.parse(String.valueOf(test.get("host"))),
                String.valueOf(test.get("mailfrom")),
                String.valueOf(test.get("helo")));
        SpfCheck check = Spf.over(each.zone()).check(request);
        List<?> expected = test.get("result") instanceof List<?> several ? several : List.of(test.get("result"));
        if (!expected.contains(check.result().label())) {
            wrong.add(each.name() + ": " + check.result().label() + ", not " + expected + " (" + check.cause() + ")");
        }
        Object explanation = test.get("explanation");
        if (explanation != null && !explanation.equals("DEFAULT")) {
            String given = check.explanation().orElse("").toLowerCase(Locale.ROOT);
            if (!given.equals(String.valueOf(explanation).toLowerCase(Locale.ROOT))) {
                wrong.add(each.name() + ": explains \"" + given + "\", not \"" + explanation + "\"");
            }
        } else if (explanation != null && check.explanation().isPresent()) {
            wrong.add(each.name() + ": explains \"" + check.explanation().get() + "\", should not");
        }
    }
}
