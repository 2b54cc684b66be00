package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address literal (RFC 5321 section 4.1.3) has the same form in every output as in EHLO. */
@Timeout(120)
class EhloLiteralTest {

    private static final Pattern HEADLINE = Pattern.compile("[a-z]+\\.example from [^()]*\\([^)]*\\), EHLO \\S+");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "fix, [192.0.2.10]",
        "fix, [IPv6:2001:db8::10]",
        "check, [192.0.2.10]",
        "check, [IPv6:2001:db8::10]",
    })
    void textAndJsonPrintTheLiteralWithoutBackslashes(String command, String literal) {
        Ran text = Ran.of(command, "--lab", "healthy", "--ehlo", literal, "-v");
        assertThat(oneLine(text.out())).contains(", EHLO " + literal).doesNotContain("\\");
        Ran json = Ran.of(command, "--lab", "healthy", "--ehlo", literal, "--json");
        assertThat(json.json().get("ehlo")).isEqualTo(literal);
        assertThat(json.out()).doesNotContain("192\\\\.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "fresh-vps", "dynamic-home"})
    void checkAndFixNameTheSenderInOneForm(String lab) {
        assertThat(headline("fix", lab)).isEqualTo(headline("check", lab)).contains(" from 192.0.2.");
    }

    private static String headline(String command, String lab) {
        return HEADLINE.matcher(oneLine(Ran.of(command, "--lab", lab, "-v").out()))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    /** A page whose long lines are not wrapped. */
    private static String oneLine(String page) {
        return page.replaceAll("\\s+", " ");
    }

    @Test
    void aRecordKeepsTheLiteralAndOlderRecordsCanBeRead() throws IOException {
        Path record = folder.resolve("run.ndjson");
        Ran text = Ran.of("check", "--lab", "healthy", "--ehlo", "[192.0.2.10]", "--record", record.toString());
        String lines = Files.readString(record);
        String now = "\"ehlo\": \"[192.0.2.10]\"";
        String before = "\"ehlo\": \"[192\\\\.0\\\\.2\\\\.10]\"";
        assertThat(lines).contains(now);
        assertThat(Ran.of("replay", record.toString()).out()).isEqualTo(text.out());
        Files.writeString(record, lines.replace(now, before));
        assertThat(Files.readString(record)).contains(before);
        assertThat(Ran.of("replay", record.toString()).out()).isEqualTo(text.out());
    }

    @Test
    void anEhloNameThatIsNotPresentableIsAMistakeOfUse() {
        Ran ran = Ran.of("egress", "--lab", "healthy", "--ehlo", "localhost");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("--ehlo").contains("not a fully qualified host name");
    }
}
