package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.SpfResult;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records made by an attacker: the work for each has a bound, and none throws an exception. */
@Timeout(120)
class HostileRecordTest {

    /** A record has at most 16,000 octets. Work in square time would allocate more than a hundred mebibytes. */
    private static final double MOST_MEBIBYTES = 8;

    private static World world(String kind) {
        World world = new World();
        return switch (kind) {
            case "long-term" -> world.txt("a.test", "v=spf1 a:" + "a".repeat(16_000) + ".test -all");
            case "long-labels" -> world.txt("a.test", "v=spf1 a:" + "a.".repeat(7_900) + "test -all");
            case "many-terms" -> world.txt("a.test", "v=spf1 " + "all=x ".repeat(2_600) + "-all");
            case "many-networks" ->
                world.txt(
                        "a.test",
                        "v=spf1 "
                                + IntStream.range(0, 1000)
                                        .mapToObj(i -> "ip4:10.0." + i / 256 + "." + i % 256)
                                        .collect(Collectors.joining(" "))
                                + " -all");
            case "too-long" -> world.txt("a.test", "v=spf1 " + "x=y ".repeat(5_000) + "-all");
            case "many-mx" -> {
                for (int i = 0; i < 500; i++) {
                    world.mx("a.test", "h" + i + ".test");
                }
                yield world.txt("a.test", "v=spf1 mx -all");
            }
            case "include-self" -> world.txt("a.test", "v=spf1 include:a.test -all");
            case "include-two" ->
                world.txt("a.test", "v=spf1 include:b.test include:b.test -all")
                        .txt("b.test", "v=spf1 include:a.test include:a.test -all");
            case "redirect-self" -> world.txt("a.test", "v=spf1 redirect=a.test");
            case "octets" -> world.txt("a.test", "v=spf1 a:\0\r\n\u0080\u00ff.test -all");
            case "numbers" ->
                world.txt("a.test", "v=spf1 a/" + "9".repeat(10_000) + " exists:%{d" + "9".repeat(5_000) + "}.t -all");
            case "open-macros" -> world.txt("a.test", "v=spf1 a:" + "%{".repeat(7_000) + " -all");
            case "macro-bomb" -> world.txt("a.test", "v=spf1 exists:" + "%{s}".repeat(3_900) + ".test -all");
            case "percent" -> world.txt("a.test", "v=spf1 x=" + "%%".repeat(8_000) + " -all");
            case "colons" -> world.txt("a.test", "v=spf1 ip6:" + ":".repeat(16_000) + " -all");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "long-term,     FAIL",
        "long-labels,   FAIL",
        "many-terms,    FAIL",
        "many-networks, FAIL",
        "too-long,      PERMERROR",
        "many-mx,       PERMERROR",
        "include-self,  PERMERROR",
        "include-two,   PERMERROR",
        "redirect-self, PERMERROR",
        "octets,        PERMERROR",
        "numbers,       PERMERROR",
        "open-macros,   PERMERROR",
        "macro-bomb,    FAIL",
        "percent,       FAIL",
        "colons,        PERMERROR",
    })
    void endsSoonWithTheResultOfTheRfc(String kind, SpfResult result) {
        World world = world(kind);
        // One world for each time, because a world remembers its records.
        Iterator<World> worlds = List.of(world(kind), world(kind)).iterator();
        String sender = "x".repeat(300) + "@a.test";
        SpfCheck check = world.check("192.0.2.1", sender);
        assertThat(check.result()).as(check.cause().toString()).isEqualTo(result);
        assertThat(Work.mebibytes(() -> worlds.next().check("192.0.2.1", sender)))
                .isLessThan(MOST_MEBIBYTES);
        assertThat(check.ledger().queries())
                .isLessThanOrEqualTo(SpfLimits.rfc7208().queries());
        assertThat(check.trace().toString() + check.receivedSpf()).doesNotContainPattern("[\\x00-\\x1f]");
    }
}
