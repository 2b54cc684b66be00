package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The text, the JSON and the page of every shipped {@link Lab lab}. {@code mvn -Dtest=LabGoldenTest
 * -Dmailworthy.golden=write} renews the files. Their diff shows each change of texts and verdicts.
 */
@Tag("jdk")
@Timeout(120)
class LabGoldenTest {

    private static final boolean RENEW = "write".equals(System.getProperty("mailworthy.golden"));

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "report");
    private static final Path LABS_PAGE = Path.of("..", "docs", "src", "docs", "asciidoc", "labs.adoc");

    /** The time of all runs, on which the age of packs and the times in documents depend. */
    private static final Clock THEN = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    static List<String> labs() {
        return Lab.shipped();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aLabGivesTheKeptOutput(String lab) throws IOException {
        Path page = folder.resolve("page.html");
        Ran text = Ran.at(THEN, "check", "--lab", lab, "--html", page.toString());
        assertThat(text.err()).isEmpty();
        assertThat(text.out().lines().filter(line -> !line.strip().contains(". TXT ") && !line.contains(". PTR ")))
                .as("what is not to be pasted fits a terminal")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertKept(lab + ".txt", measured(text.out()));
        assertKept(lab + ".html", measured(Files.readString(page)));
        Ran document = Ran.at(THEN, "check", "--lab", lab, "--json");
        assertThat(document.code()).isEqualTo(text.code());
        assertKept(lab + ".json", measured(document.out()));
    }

    /** Replaces what differs from run to run: the version, the server's port of five digits, and the duration of connections. */
    private static String measured(String document) {
        return document.replace(Version.text(), "mailworthy development")
                .replaceAll("\\b127\\.0\\.0\\.1:\\d{5}\\b", "127.0.0.1:00053")
                .replaceAll("\\b([A-Z_]+) after \\d+ ms: ", "$1 after N ms: ");
    }

    private static void assertKept(String name, String now) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (RENEW) {
            Files.writeString(golden, now);
        }
        assertThat(now).as(name).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theDocumentationHasTheDescriptionOfEveryLab(String lab) throws IOException {
        assertThat(Files.readString(LABS_PAGE)).contains("\n|`" + lab + "` |", "check --lab " + lab + "\n");
    }
}
