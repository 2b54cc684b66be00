package dev.mailworthy.core.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.data.FactIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every requirement of the bundled packs, with facts that make it met, missed and unknown. */
class RequirementFixturesTest {

    private static final Map<String, Requirement> ALL = ReceiverPacks.bundled().packs().stream()
            .flatMap(pack -> pack.requirements().stream())
            .collect(Collectors.toMap(Requirement::id, each -> each, (one, same) -> one, TreeMap::new));

    static Stream<String> fixtures() throws IOException {
        try (InputStream in = RequirementFixturesTest.class.getResourceAsStream("requirements.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void outcome(String line) {
        String[] words = line.split(" ", 3);
        Requirement requirement = Objects.requireNonNull(ALL.get(words[0]), words[0]);
        FactIndex facts = new FactIndex(Facts.of(words.length == 3 ? words[2] : ""));
        assertThat(GateJudgement.of(requirement, facts).outcome().label()).isEqualTo(words[1]);
    }

    @Test
    void everyRequirementIsTestedMetMissedAndUnknown() throws IOException {
        Map<String, Set<String>> covered = new TreeMap<>();
        fixtures()
                .map(line -> line.split(" ", 3))
                .forEach(words ->
                        covered.computeIfAbsent(words[0], id -> new TreeSet<>()).add(words[1]));
        assertThat(covered.keySet()).isEqualTo(ALL.keySet());
        assertThat(covered.values()).containsOnly(new TreeSet<>(Set.of("pass", "fail", "unknown")));
    }

    @Test
    void everyRequirementHasItsSource() {
        assertThat(ALL.values()).allSatisfy(requirement -> {
            assertThat(requirement.source().page().getScheme()).isEqualTo("https");
            assertThat(requirement.source().read()).isBetween(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 1));
            assertThat(requirement.condition().text()).isNotBlank();
            assertThat(requirement.measurement().by()).isNotBlank();
        });
    }

    /** What one receiver refuses stands on its own pages, not in a standard. No page of GMX about p=reject is known. */
    @Test
    void aRequirementOfOneReceiverCitesThatReceiver() {
        assertThat(ALL.values())
                .filteredOn(requirement -> !requirement.id().startsWith("U-")
                        && requirement.source().page().getHost().equals("www.rfc-editor.org"))
                .extracting(Requirement::id)
                .containsExactly("W-A7");
    }

    @Test
    void noReceiverIsSaidToRefuseForMissingUnsubscription() {
        assertThat(ALL.values())
                .filteredOn(requirement -> requirement.condition().text().contains("unsubscribed"))
                .hasSize(3)
                .noneMatch(requirement -> requirement.enforcement() == Enforcement.REFUSE);
    }

    @Test
    void theBundledReceivers() {
        assertThat(ReceiverPacks.bundled().packs().stream().map(ReceiverPack::id))
                .containsExactly("gmail", "yahoo", "outlook", "exchange-online", "apple", "t-online", "gmx", "comcast");
        assertThat(ALL).hasSizeGreaterThan(50);
    }
}
