package dev.mailworthy.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.code.CodePattern;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CatalogueTest {

    @Test
    void theBundledCatalogueHoldsEveryListAndEveryEndOfTheFacts() {
        Catalogue bundled = Catalogue.bundled();
        assertThat(bundled.lists()).hasSize(109).extracting(ListEntry::id).doesNotHaveDuplicates();
        assertThat(bundled.dead()).hasSizeGreaterThanOrEqualTo(56);
        assertThat(bundled.date()).isPresent();
        assertThat(bundled.version()).isNotEmpty();
    }

    @Test
    void everyBundledListHasTestEntriesForEachKindItTakesOrSaysThatItHasNone() {
        assertThat(Catalogue.bundled().lists())
                .allSatisfy(list -> assertThat(list.kinds()).isNotEmpty().allSatisfy(kind -> {
                    boolean none = list.test().basis(kind) == Basis.NONE;
                    assertThat(list.test().listed(kind).isEmpty()
                                    || list.test().clean(kind).isEmpty())
                            .as(list.id() + " " + kind)
                            .isEqualTo(none);
                }));
    }

    @Test
    void everyLineageAndProfileNamesListsThatExist() {
        Catalogue bundled = Catalogue.bundled();
        assertThat(bundled.lists()).allSatisfy(list -> {
            list.standing().subsetOf().ifPresent(bundled::list);
            list.standing().supersededBy().ifPresent(bundled::list);
        });
        assertThat(bundled.profile(Profile.DELIVERABILITY).lists()).hasSize(14);
        assertThat(bundled.profile(Profile.RECEIVER).lists()).hasSize(25);
        assertThat(bundled.profile(Profile.ALL).lists())
                .hasSizeGreaterThan(100)
                .noneMatch(list -> list.standing().status() == Status.HARMFUL);
    }

    @Test
    void everyCodeOfEveryListIsReadAsThatCode() {
        assertThat(Catalogue.bundled().lists())
                .allSatisfy(list -> assertThat(list.codes().codes()).allSatisfy(code -> {
                    IpAddress sample = sample(code.pattern().toString());
                    assertThat(list.codes().read(List.of(sample)))
                            .as(list.id() + " " + sample)
                            .isInstanceOfSatisfying(
                                    Reading.Entry.class,
                                    entry -> assertThat(entry.codes()).contains(code));
                }));
    }

    /** An address that the pattern matches: the low end of a range, 5 for {@code x}, only the bit. */
    private static IpAddress sample(String pattern) {
        if (pattern.startsWith("bit:")) {
            String[] sides = pattern.substring(4).split("@");
            int[] octets = {127, 0, 0, 0};
            octets[Integer.parseInt(sides[1]) - 1] |= Integer.parseInt(sides[0]);
            return IpAddress.parse(octets[0] + "." + octets[1] + "." + octets[2] + "." + octets[3]);
        }
        return IpAddress.parse(Arrays.stream(pattern.split("\\."))
                .map(octet -> octet.equals("x") ? "5" : octet.split("-")[0])
                .collect(Collectors.joining(".")));
    }

    @ParameterizedTest
    @CsvSource({
        "dnsbl.sorbs.net,      2024-06-05",
        "ix.dnsbl.manitu.net,  2025-01-16",
        "DNSBL.AHBL.ORG,       2015-01-01",
    })
    void aDeadListIsRefusedWithItsDate(String zone, String since) {
        assertThatThrownBy(() -> Catalogue.bundled().only(List.of(zone)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ended (" + since);
    }

    @ParameterizedTest
    @CsvSource({
        "surbl-multi, 127.0.0.80,      2, AGAINST",
        "surbl-multi, 127.0.0.8,       1, AGAINST",
        "dnswl,       127.0.10.1,      1, FOR",
        "spamhaus-zen,127.0.0.10,      1, AGAINST",
        "blocklist-de,127.0.0.77,      0, AGAINST",
        "psbl,        127.0.0.77,     -1, MALFORMED",
        "spamcop,     127.255.255.254,-1, REFUSED",
        "spamcop,     127.255.255.255,-1, RATE_LIMITED",
        "spamhaus-dbl,127.0.1.255,    -1, REFUSED",
        "uribl-multi, 127.0.0.1,      -1, REFUSED",
        "spamcop,     192.0.2.1,      -1, REWRITTEN",
    })
    void answersAreReadByValueByBitAndByTheListsOwnErrors(String id, String answer, int codes, String outcome) {
        Reading reading = Catalogue.bundled().list(id).codes().read(List.of(IpAddress.parse(answer)));
        if (codes < 0) {
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Reading.NoStatement.class,
                            none -> assertThat(none.reason().name()).isEqualTo(outcome));
        } else {
            assertThat(reading).isInstanceOfSatisfying(Reading.Entry.class, entry -> {
                assertThat(entry.codes()).hasSize(codes);
                assertThat(entry.weighing().name()).isEqualTo(outcome);
            });
        }
    }

    @Test
    void aUsersFileAddsAndReplaces(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.yml");
        Files.writeString(file, "lists:\n- {id: own, zone: bl.example.org}\n- {id: psbl, zone: psbl.example.org}\n");
        Catalogue both = Catalogue.bundled().with(Catalogue.load(file));
        assertThat(both.lists()).hasSize(110);
        assertThat(both.list("psbl").zone().open()).isEqualTo("psbl.example.org");
        assertThat(both.profile(Profile.DELIVERABILITY).lists())
                .extracting(ListEntry::id)
                .contains("own", "spamcop");
        assertThat(Catalogue.load(file).profile(Profile.DELIVERABILITY).lists()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- id: x;  zone: a.test;  zoom: 1                     | :4: \"zoom\" is nothing",
                "- id: x;  zone: a.test;  targets: [ip4, ip9]         | :4: targets: \"ip9\" is none of",
                "- id: x;  zone: a.test;  codes: [{match: 128.0.0.1}] | :4: match: ",
                "- id: x;  zone: a.test;- id: x;  zone: b.test        | :4: the id \"x\" stands twice",
                "- id: x;  zone: dnsbl.sorbs.net                      | :2: SORBS",
            })
    void aMistakeIsReportedWithItsLine(String text, String message, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.yml");
        Files.writeString(file, "lists:\n" + text.replace(";", "\n") + "\n");
        assertThatThrownBy(() -> Catalogue.load(file))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.2,   127.0.0.2, true",
        "127.0.0.2,   127.0.0.3, false",
        "127.0.0.5-7, 127.0.0.6, true",
        "127.0.0.5-7, 127.0.0.8, false",
    })
    void codesMatchByValueAndRange(String pattern, String code, boolean matches) {
        assertThat(CodePattern.parse(pattern).matches(IpAddress.parse(code))).isEqualTo(matches);
    }

    @Test
    void aFileThatIsNestedWithoutEndIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("deep.yml"), "lists: " + "[".repeat(100_000));
        assertThatThrownBy(() -> Catalogue.load(file)).hasMessageContaining("nested too deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lists: 3",
                "lists:\n- id: x\n",
                "lists:\n- id: x\n  zone: 'a b'\n  targets: [ip4]\n",
                "lists:\n- id: x\n  zone: a.test\n  targets: [ip9]\n",
                "lists: [",
                "lists: &a [*a]",
                "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
                        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\nlists: *d\n",
                "\t- x",
                "!!javax.script.ScriptEngineManager [x]",
            })
    void aFileThatIsNoCatalogueIsRefusedInOneLine(String text, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("catalogue.yml");
        Files.writeString(file, text);
        assertThatThrownBy(() -> Catalogue.load(file))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
