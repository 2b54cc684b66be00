package dev.mailworthy.spf.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code in the README compiles, and its result is the one that the README states. The site includes samples of its own. */
class FirstTenLinesTest {

    private static final String BEGIN = "// README begins";
    private static final String END = "// README ends";

    @Test
    void theFirstTenLinesWork() throws Exception {
        Dns dns = ZoneDns.parse(
                "example.zone", "$ORIGIN example.org.\n@ SOA ns h 1 2 3 4 5\n@ TXT \"v=spf1 ip4:192.0.2.1 -all\"\n");
        // README begins
        Spf spf = Spf.over(dns); // keep one: it remembers parsed records
        IpAddress ip = IpAddress.parse("192.0.2.1");
        SpfCheck check = spf.check(new SpfRequest(ip, "user@example.org", "mail.example.org"));
        if (check.result() == SpfResult.TEMPERROR) {
            System.out.println("unanswered: " + check.cause().detail());
        } else {
            System.out.println(check.receivedSpf());
            check.suggestedReply().ifPresent(System.out::println);
        }
        SpfLint.of(SpfRecord.parse("v=spf1 ipv4:192.0.2.1")).forEach(System.out::println);
        // README ends
        assertThat(check.result()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void theReadmeShowsTheseLines() throws IOException {
        List<String> source =
                Files.readAllLines(Path.of("src/test/java/dev/mailworthy/spf/example/FirstTenLinesTest.java"));
        List<String> lines = source.subList(index(source, BEGIN) + 1, index(source, END)).stream()
                .map(String::strip)
                .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(10);
        List<String> shown = Files.readAllLines(Path.of("../README.md")).stream()
                .map(String::strip)
                .toList();
        assertThat(shown).containsSubsequence(lines);
    }

    private static int index(List<String> lines, String marker) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        throw new IllegalStateException("no line " + marker);
    }
}
