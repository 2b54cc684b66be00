package dev.mailworthy.core.dns.internal.bulk.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** JNA unpacks its library in a folder that no other user can write, and leaves nothing behind. */
@Tag("jdk")
@Isolated
@Timeout(120)
class PrivateFolderTest {

    private static final String PROPERTY = "jna.tmpdir";

    @TempDir
    private Path folder;

    /** A program that makes the system calls once. */
    static final class Caller {

        private Caller() {}

        public static void main(String[] args) throws IOException {
            Ports ports = Ports.batched(ByteBuffer.allocateDirect(1));
            ports.close();
            System.out.println(ports.getClass().getSimpleName());
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theFolderIsItsOwnersAloneAndGoesWithTheLoading() {
        Path[] seen = new Path[1];
        PrivateFolder.during(() -> {
            seen[0] = Path.of(System.getProperty(PROPERTY));
            assertThat(permissions(seen[0])).isEqualTo("rwx------");
            assertThat(seen[0]).isEmptyDirectory();
        });
        assertThat(seen[0]).doesNotExist();
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFolderGoesAlsoAfterAnError() {
        Path[] seen = new Path[1];
        assertThatThrownBy(() -> PrivateFolder.during(() -> {
                    seen[0] = Path.of(System.getProperty(PROPERTY));
                    throw new UnsatisfiedLinkError("no library");
                }))
                .isInstanceOf(UnsatisfiedLinkError.class);
        assertThat(seen[0]).doesNotExist();
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    @Test
    void aFolderOfTheUserStands() {
        System.setProperty(PROPERTY, folder.toString());
        PrivateFolder.during(() -> assertThat(System.getProperty(PROPERTY)).isEqualTo(folder.toString()));
        assertThat(System.getProperty(PROPERTY)).isEqualTo(folder.toString());
        assertThat(folder).isEmptyDirectory();
    }

    /** JNA itself says where it unpacks. */
    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void theLibraryIsUnpackedThere() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djna.debug_load.jna=true",
                        "-Djna.nosys=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Caller.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("BatchPorts");
        assertThat(said).containsPattern(Pattern.quote(folder + "/mailworthy-jna") + "\\d+/jna\\d+\\.tmp");
        assertThat(said).doesNotContain(folder + "/jna");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }
}
