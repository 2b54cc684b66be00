package dev.mailworthy.cli.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.render.RootCauseText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverChoiceTest {

    @TempDir
    private Path folder;

    private ResolverChoice of(String text) throws IOException {
        Path file = folder.resolve("resolv.conf");
        Files.writeString(file, text);
        return ResolverChoice.ofSystem(file);
    }

    @Test
    void theResolversOfTheFileAreUsed() throws IOException {
        ResolverChoice choice = of("nameserver 192.0.2.53\nnameserver 2001:db8::53\n");
        assertThat(choice.servers()).hasToString("[192.0.2.53:53, [2001:db8::53]:53]");
        assertThat(choice.by()).isEqualTo(ResolverChoice.By.SYSTEM);
        assertThat(RootCauseText.notice(choice)).isEmpty();
    }

    @Test
    void aFileWithoutAResolverIsNamed() throws IOException {
        ResolverChoice choice = of("search example.org\n");
        assertThat(choice.by()).isEqualTo(ResolverChoice.By.EMPTY_FILE);
        assertThat(RootCauseText.notice(choice))
                .contains("/etc/resolv.conf names no resolver, so 127.0.0.1:53 is asked");
    }

    @Test
    void aMissingFileIsNamed() {
        ResolverChoice choice = ResolverChoice.ofSystem(folder.resolve("none"));
        assertThat(choice.by()).isEqualTo(ResolverChoice.By.NO_FILE);
        assertThat(RootCauseText.notice(choice)).contains("/etc/resolv.conf does not exist, so 127.0.0.1:53 is asked");
    }
}
