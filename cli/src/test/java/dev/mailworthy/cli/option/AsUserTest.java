package dev.mailworthy.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.cli.assess.port.ProbeUser;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.host.LocalUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which users {@code --as} takes, and for which moment. */
class AsUserTest {

    private static final LocalUser ROOT = new LocalUser("root", OptionalLong.of(0), OptionalLong.of(0));
    private static final LocalUser CLERK = new LocalUser("clerk", OptionalLong.of(1000), OptionalLong.of(1000));

    @TempDir
    private Path folder;

    private final List<String> changes = new ArrayList<>();

    @BeforeEach
    void someUsers() throws IOException {
        Files.writeString(folder.resolve("passwd"), """
                root:x:0:0::/root:/bin/sh
                mta:x:107:112::/var/spool/mta:/usr/sbin/nologin
                clerk:x:1000:1000::/home/clerk:/bin/sh
                """);
    }

    private AsUser as(LocalUser self, boolean allowed) {
        return new AsUser(folder.resolve("passwd"), Optional.of(self), (user, group) -> {
            changes.add(user + ":" + group);
            return allowed;
        });
    }

    @Test
    void rootConnectsAsTheUserWhileASocketIsMade() throws IOException {
        ProbeUser user = as(ROOT, true).read("mta");
        assertThat(user.user().name()).isEqualTo("mta");
        assertThat(changes).containsExactly("107:112"); // The trial, on a thread of its own.
        String made = user.owner().open(() -> String.join(" ", changes));
        assertThat(made).isEqualTo("107:112 107:112");
        assertThat(changes).containsExactly("107:112", "107:112", "0:0");
    }

    @Test
    void theOwnUserNeedsNoChange() throws IOException {
        ProbeUser user = as(CLERK, false).read("clerk");
        assertThat(user.owner().open(() -> "made")).isEqualTo("made");
        assertThat(changes).isEmpty();
    }

    @Test
    void anotherUserThanRootMayNotConnectAsAnother() {
        assertThatThrownBy(() -> as(CLERK, false).read("mta"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--as mta: only root may connect as another user; run it with sudo");
    }

    @Test
    void aSystemWithoutTheCallSaysSo() {
        assertThatThrownBy(() -> as(ROOT, false).read("mta"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--as mta: this system does not let a program connect as another user");
    }

    @Test
    void aMissingUserIsNamed() {
        assertThatThrownBy(() -> as(ROOT, true).read("mtaa"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--as mtaa: this machine has no such user");
    }
}
