package dev.mailworthy.smtp.responder.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.smtp.responder.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a {@link ResponderKey}. */
@Tag("jdk")
class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheOwnerCanReadANewKey() throws IOException, ResponderException {
        KeyFile file = new KeyFile(folder.resolve("key"));
        file.create(new SplittableRandom(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file.path())).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(file.read()).isEqualTo(Rig.key(1));
        assertThat(file.exposure()).isEqualTo(FileExposure.OWNER);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file.path());
        }
    }

    @Test
    void aKeyIsNeverOverwritten() throws ResponderException {
        KeyFile file = new KeyFile(folder.resolve("key"));
        file.create(new SplittableRandom(1));
        assertThatThrownBy(() -> file.create(new SplittableRandom(2))).hasMessageContaining("never written over");
        assertThat(file.read()).isEqualTo(Rig.key(1));
    }

    @Test
    void aFileThatEveryUserMayReadIsExposed() throws IOException, ResponderException {
        KeyFile file = new KeyFile(folder.resolve("key"));
        file.create(new SplittableRandom(1));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.exposure()).isEqualTo(FileExposure.READABLE);
        assertThat(file.read()).isEqualTo(Rig.key(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw--w----", "rw-----w-", "rw-rw-r--"})
    void aFileThatOtherUsersMayWriteIsRefused(String mode) throws IOException, ResponderException {
        KeyFile file = new KeyFile(folder.resolve("key"));
        file.create(new SplittableRandom(1));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(mode));
        assertThatThrownBy(file::read)
                .isInstanceOf(ResponderException.class)
                .hasMessageContaining("other users may write it");
    }

    @Test
    void textThatIsNoKeyIsNotQuoted() throws IOException {
        Path path = folder.resolve("key");
        Files.writeString(path, "my password");
        assertThatThrownBy(() -> new KeyFile(path).read())
                .isInstanceOf(ResponderException.class)
                .hasMessageContaining("no line of base64url")
                .hasMessageNotContaining("password");
        assertThatThrownBy(() -> new KeyFile(folder.resolve("none")).read()).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new KeyFile(folder).read()).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new KeyFile(folder.resolve("no/such/folder")).create(new SplittableRandom(1)))
                .hasMessageContaining("cannot be written");
    }
}
