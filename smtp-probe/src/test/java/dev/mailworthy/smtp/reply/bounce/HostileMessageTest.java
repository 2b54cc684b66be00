package dev.mailworthy.smtp.reply.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.text.Printable;
import jakarta.activation.DataSource;
import jakarta.mail.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message is read within limited time and memory. The result is recipients or one line of problem. */
@Timeout(600)
class HostileMessageTest {

    static List<Supplier<String>> messages() {
        return HostileMessages.all();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("messages")
    @Timeout(120)
    void aMessageIsReadOrRefusedInTime(Supplier<String> message) {
        assertThat(HostileMessages.outcome(message.get())).matches("[0-9]{1,4} recipients|x: .{1,200}");
    }

    /** One process reads all messages. Its small heap must suffice for each. */
    @Test
    void allMessagesAreReadWithASmallHeap(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        classPath(),
                        HostileMessages.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(9, TimeUnit.MINUTES)).as("ends in time").isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(Files.readString(output).lines().toList())
                .hasSameSizeAs(HostileMessages.all())
                .allSatisfy(line -> assertThat(line).matches("[0-9]{1,4} recipients|x: .{1,200}"));
    }

    /** The classes of this module, of core, and of Jakarta Mail with its dependencies. */
    private static String classPath() {
        return Stream.of(
                        HostileMessages.class,
                        Bounce.class,
                        Printable.class,
                        Session.class,
                        DataSource.class,
                        MailStreamProvider.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
