package dev.mailworthy.core.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The owner of what a thread opens, as {@code /proc} shows it: the last of four numbers (proc(5)). */
@Tag("jdk")
class ThreadUserTest {

    private static final Path STATUS = Path.of("/proc/thread-self/status");

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.isReadable(STATUS));
    }

    private static long owner(String field) throws IOException {
        String line = Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith(field))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.substring(line.lastIndexOf('\t') + 1));
    }

    private static <T> T onOtherThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
        return task.get();
    }

    @Test
    void theOwnUserMayBeTaken() throws Exception {
        long user = owner("Uid:");
        long group = owner("Gid:");
        assertThat(onOtherThread(() -> ThreadUser.become(user, group))).isTrue();
    }

    @Test
    void rootTakesAnotherUserForOneThreadAlone() throws Exception {
        assumeTrue(owner("Uid:") == 0);
        List<Long> seen = onOtherThread(
                () -> ThreadUser.become(65_534, 65_533) ? List.of(owner("Uid:"), owner("Gid:")) : List.of());
        assertThat(seen).containsExactly(65_534L, 65_533L);
        assertThat(owner("Uid:")).isZero();
    }

    @Test
    void anyOtherUserTakesNone() throws Exception {
        assumeTrue(owner("Uid:") != 0);
        long user = owner("Uid:");
        assertThat(onOtherThread(() -> ThreadUser.become(user + 1, user))).isFalse();
    }
}
