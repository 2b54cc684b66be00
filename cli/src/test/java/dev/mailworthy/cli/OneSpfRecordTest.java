package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} and {@code fix} give one SPF record for a name, complete and the same in each output. */
@Timeout(120)
class OneSpfRecordTest {

    private static final Pattern PROPOSED =
            Pattern.compile("(?m)evil\\.example\\. (?:\\d+ IN )?TXT ((?:\"v=spf1[^\"]*\")(?: \"[^\"]*\")*)");

    @TempDir
    private Path folder;

    private Path lab(String addresses, String record) throws IOException {
        String conf = Stream.of(addresses.split(" "))
                .map(address -> "address " + address + "\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("lab.conf"),
                "subject evil.example\n" + conf + "ehlo mail.evil.example\nzone evil.zone\nconnect-timeout 300ms\n");
        Files.writeString(
                folder.resolve("evil.zone"),
                """
                $ORIGIN .
                $TTL 3600
                @ SOA ns.x. h.x. 1 2 3 4 5
                evil.example. SOA ns.x. h.x. 1 2 3 4 5
                evil.example. MX 10 mail.evil.example.
                mail.evil.example. A 192.0.2.1
                """ + (record.isEmpty() ? "" : "evil.example. TXT " + quoted(record) + "\n"));
        return folder;
    }

    private static String quoted(String text) {
        StringBuilder strings = new StringBuilder();
        for (int at = 0; at < text.length(); at += 255) {
            strings.append(at == 0 ? "\"" : " \"")
                    .append(text, at, Math.min(text.length(), at + 255))
                    .append('"');
        }
        return strings.toString();
    }

    private static Set<String> proposed(String output) {
        Set<String> records = new TreeSet<>();
        Matcher matcher = PROPOSED.matcher(output.replace("&quot;", "\"")
                .replace("\\\"", "\"")
                .replaceAll("(?m)^ *-.*", "")
                .replaceAll("\\n +TXT ", " TXT ")
                // A plan prints a long record over several lines (RFC 1035 section 5.1).
                .replaceAll("TXT \\(\\n[ +]+\"", "TXT \"")
                .replaceAll("\"\\n[ +]+\"", "\" \""));
        while (matcher.find()) {
            records.add(matcher.group(1));
        }
        return records;
    }

    private void assertOneRecord(Path lab, String expected) throws IOException {
        Path page = folder.resolve("page.html");
        Path suite = folder.resolve("suite.xml");
        Ran text = Ran.of("check", "--lab", lab.toString(), "--html", page.toString(), "--junit", suite.toString());
        String json = Ran.of("check", "--lab", lab.toString(), "--json").out();
        String plan = Ran.of("fix", "--lab", lab.toString()).out();
        assertThat(proposed(text.out())).as("check").containsExactly(quoted(expected));
        assertThat(proposed(Files.readString(page))).as("page").containsExactly(quoted(expected));
        assertThat(proposed(Files.readString(suite))).as("suite").containsExactly(quoted(expected));
        assertThat(proposed(
                        Ran.of("check", "--lab", lab.toString(), "--sarif", "-").out()))
                .as("log")
                .containsExactly(quoted(expected));
        assertThat(proposed(json)).as("document").containsExactly(quoted(expected));
        assertThat(proposed(plan)).as("plan").containsExactly(quoted(expected));
        assertThat(Ran.of("spf", "lint", expected).out()).doesNotContain("error  ");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = ';',
            value = {
                "192.0.2.1 2001:db8::25; none; v=spf1 ip4:192.0.2.1 ip6:2001:db8::25 ~all",
                "192.0.2.1; v=spf1 ip4:192.0.2.9 ip4:192.0.2.99 -all; v=spf1 ip4:192.0.2.1 ip4:192.0.2.9 ip4:192.0.2.99 -all",
                "192.0.2.1 2001:db8::25; v=spf1 ip4:192.0.2.1 -all; v=spf1 ip6:2001:db8::25 ip4:192.0.2.1 -all",
                "192.0.2.1; v=spf1 include:gone.example mx +all; v=spf1 mx ~all",
                "192.0.2.2; v=spf1 +all ip4:192.0.2.1 ipv4:192.0.2.3; v=spf1 ip4:192.0.2.2 ip4:192.0.2.1 ip4:192.0.2.3 ~all",
            })
    void eachOutputHasTheSameRecord(String addresses, String present, String expected) throws IOException {
        assertOneRecord(lab(addresses, present == null ? "" : present), expected);
    }

    /** Messages are cut at 512 characters. A record is not cut. */
    @Test
    void aLongRecordIsCompleteInEachOutputAndItsOldAddressIsFound() throws IOException {
        String networks = IntStream.range(0, 42)
                .mapToObj(i -> "ip4:198.51." + i * 2 + ".0/24")
                .collect(Collectors.joining(" "));
        String present = "v=spf1 " + networks + " ip4:192.0.2.9 -all";
        assertThat(present).hasSizeGreaterThan(655);
        Path lab = lab("192.0.2.1", present);
        assertOneRecord(lab, "v=spf1 ip4:192.0.2.1 " + networks + " ip4:192.0.2.9 -all");
        Ran check = Ran.of("check", "--lab", lab.toString(), "--json");
        assertThat(check.list("findings").toString()).contains("ADDRESS-DRIFT-SPF", "evil.example ip4:192.0.2.9");
        assertThat(Ran.of("spf", "check", "--lab", lab.toString(), "--ip", "192.0.2.1", "--mail-from", "a@evil.example")
                        .out())
                .contains(quoted("v=spf1 ip4:192.0.2.1 " + networks + " ip4:192.0.2.9 -all"));
    }
}
