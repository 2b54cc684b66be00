package dev.mailworthy.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An argument in UTF-8 survives the locale C. */
class ArgumentsTest {

    @TempDir
    private Path folder;

    private Path typed(String... words) throws IOException {
        return Files.write(
                folder.resolve("cmdline"), (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDamagedArgumentIsReadAgain() throws IOException {
        Path file = typed("java", "-jar", "m.jar", "check", "b\u00fccher.example", "");
        assertThat(Arguments.asTyped(new String[] {"check", "b\ufffd\ufffdcher.example", ""}, file))
                .containsExactly("check", "b\u00fccher.example", "");
        assertThat(Arguments.asTyped(new String[] {"check", "b\u00c3\u00bccher.example", ""}, file))
                .containsExactly("check", "b\u00fccher.example", "");
    }

    @Test
    void whatCannotBeReadAgainStaysAsItIs() throws IOException {
        String[] damaged = {"check", "b\ufffdcher"};
        assertThat(Arguments.asTyped(damaged, folder.resolve("missing"))).isSameAs(damaged);
        assertThat(Arguments.asTyped(damaged, typed("check"))).isSameAs(damaged);
        assertThat(Arguments.asTyped(damaged, Files.write(folder.resolve("raw"), new byte[] {(byte) 0xff, 0, 'a', 0})))
                .isSameAs(damaged);
        String[] plain = {"check", "example.org"};
        assertThat(Arguments.asTyped(plain, typed("other", "words"))).isSameAs(plain);
    }
}
