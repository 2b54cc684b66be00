package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Files that a command writes. An unusable file is refused before the run, and a file is always written as a whole. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class OutputFileTest {

    @TempDir
    private Path folder;

    private void assertRefusedAtOnce(String problem, String... options) {
        String[] line = Stream.concat(Stream.of("check", "--lab", "fresh-vps"), Stream.of(options))
                .toArray(String[]::new);
        Ran ran = Ran.of(line);
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(problem);
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
        assertRefusedAtOnce("is a directory", "--html", folder.toString());
        assertRefusedAtOnce(
                "there is no such directory",
                "--sarif",
                folder.resolve("none/x").toString());
        assertRefusedAtOnce("is no regular file", "--junit", "/dev/null");
        assertRefusedAtOnce("has a character that no file name can have", "--html", "a\0b");
        assertRefusedAtOnce(
                "cannot be written", "--html", folder.resolve("x".repeat(300)).toString());
        Path nowhere = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
        assertRefusedAtOnce("is no regular file", "--html", nowhere.toString());
    }

    @Test
    void twoFormsCannotGoToOneFile() {
        assertRefusedAtOnce("only one form", "--html", "-", "--sarif", "-");
        assertRefusedAtOnce("only one form", "--html", "-", "--json");
        String file = folder.resolve("x").toString();
        assertRefusedAtOnce("cannot be one file", "--html", file, "--junit", file);
    }

    @Test
    void aFileIsReplacedAsAWholeAndKeepsItsPermissions() throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "old");
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), page);
        Ran ran = Ran.of("check", "--lab", "healthy", "--html", link.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("READY");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(page, link);
        }
    }

    @Test
    void theTextIsPrintedInAdditionToTheFiles() throws IOException {
        Path page = folder.resolve("page.html");
        Path log = folder.resolve("log.sarif");
        Path suite = folder.resolve("suite.xml");
        Ran ran = Ran.of(
                "check",
                "--lab",
                "healthy",
                "--json",
                "--html",
                page.toString(),
                "--sarif",
                log.toString(),
                "--junit",
                suite.toString());
        assertThat(ran.json().get("verdict")).isEqualTo("ready");
        assertThat(page).isRegularFile();
        assertThat(Files.readString(log)).contains("\"version\": \"2.1.0\"");
        assertThat(Files.readString(suite)).startsWith("<?xml");
    }
}
