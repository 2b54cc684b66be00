package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code .ci/checksums}, with keys that are thrown away. */
@Timeout(120)
class ReleaseChecksumsTest {

    private static final Path SCRIPT =
            Path.of("..", ".ci", "checksums").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path release;

    @BeforeEach
    void files() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "needs openssl");
        release = Files.createDirectories(folder.resolve("release"));
        Files.writeString(release.resolve("mailworthy.jar"), "a jar");
        Files.writeString(release.resolve("with a space.json"), "{}");
        key("own");
        key("foreign");
    }

    private void key(String name) throws Exception {
        assertThat(run("openssl", "genpkey", "-algorithm", "ed25519", "-out", pem(name, "private")))
                .isEmpty();
        assertThat(run("openssl", "pkey", "-in", pem(name, "private"), "-pubout", "-out", pem(name, "public")))
                .isEmpty();
    }

    private String pem(String name, String half) {
        return folder.resolve(name + "." + half).toString();
    }

    private static String run(String... line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(line)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : "failed: " + said;
    }

    private String sign() throws Exception {
        return run(SCRIPT.toString(), "sign", release.toString(), "openssl:" + pem("own", "private"));
    }

    private String verify(String name) throws Exception {
        return run(SCRIPT.toString(), "verify", release.toString(), "openssl:" + pem(name, "public"));
    }

    @Test
    void signedFilesAreProved() throws Exception {
        assertThat(sign()).isEqualTo("signed 2 checksums\n");
        assertThat(verify("own")).isEqualTo("all 2 files are as signed\n");
        assertThat(sign()).as("once more").isEqualTo("signed 2 checksums\n");
    }

    @Test
    void anotherKeyProvesNothing() throws Exception {
        sign();
        assertThat(verify("foreign")).startsWith("failed: ").contains("signature of the checksums is not good");
        assertThat(verify("none")).contains("there is no such key");
    }

    @Test
    void aChangeOfAnyFileIsFound() throws Exception {
        sign();
        Files.writeString(release.resolve("mailworthy.jar"), "another jar");
        assertThat(verify("own")).startsWith("failed: ").contains("a file is not the one that was signed");
    }

    @Test
    void aFileMoreOrLessIsFound() throws Exception {
        sign();
        Path more = Files.writeString(release.resolve("more"), "x");
        assertThat(verify("own")).startsWith("failed: ").contains("more: has no checksum");
        Files.delete(more);
        Files.delete(release.resolve("with a space.json"));
        assertThat(verify("own")).startsWith("failed: ");
    }

    @Test
    void changedChecksumsAreFound() throws Exception {
        sign();
        Path sums = release.resolve("SHA256SUMS");
        try (Stream<String> lines = Files.lines(sums)) {
            Files.write(sums, lines.skip(1).toList());
        }
        assertThat(verify("own")).contains("signature of the checksums is not good");
        Files.delete(release.resolve("SHA256SUMS.sig"));
        assertThat(verify("own")).contains("has no signed checksums");
    }
}
