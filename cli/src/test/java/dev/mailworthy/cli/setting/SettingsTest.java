package dev.mailworthy.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings in their places. */
class SettingsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Path project(String text) throws IOException {
        return written("mailworthy.yml", text);
    }

    private Path user(String text) throws IOException {
        return written("config.yml", text);
    }

    private Path written(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private SettingPlaces places() {
        return new SettingPlaces(
                environment, Optional.of(folder.resolve("mailworthy.yml")), Optional.of(folder.resolve("config.yml")));
    }

    private Settings read() {
        return Settings.read(places());
    }

    private String refusal() {
        try {
            return "read: " + read();
        } catch (UsageException e) {
            return String.valueOf(e.getMessage()).replace(folder + "/", "");
        }
    }

    @Test
    void theEnvironmentComesBeforeTheProjectAndTheProjectBeforeTheUser() throws IOException {
        environment.put("MAILWORTHY_TIMEOUT", "1s");
        project("timeout: 2s\nehlo: project.example\n");
        user("# mine\ntimeout: 3s\nehlo: user.example\nbulk: true\n");
        Settings settings = read();
        assertThat(settings.of(Setting.TIMEOUT).orElseThrow())
                .isEqualTo(new SettingValue(
                        Setting.TIMEOUT, List.of("1s"), new SettingSource.Variable("MAILWORTHY_TIMEOUT")));
        assertThat(settings.values().get(Setting.TIMEOUT))
                .extracting(value -> value.text() + " " + value.source().text().replace(folder + "/", ""))
                .containsExactly("1s MAILWORTHY_TIMEOUT", "2s mailworthy.yml:1", "3s config.yml:2");
        assertThat(settings.of(Setting.EHLO).orElseThrow().text()).isEqualTo("project.example");
        assertThat(settings.of(Setting.BULK).orElseThrow().source())
                .isEqualTo(new SettingSource.Line(folder.resolve("config.yml"), 4, false));
        assertThat(settings.of(Setting.COLOR)).isEmpty();
    }

    @Test
    void aListIsASequenceOrOneValueAndCommasInTheEnvironment() throws IOException {
        environment.put("MAILWORTHY_LIST", " psbl,spamcop  zen\n");
        project("resolver:\n  - 192.0.2.53\n  - \"[2001:db8::53]:5353\"\nport: [25, 587]\ntarget: mx.example\n");
        assertThat(read().of(Setting.LIST).orElseThrow().values()).containsExactly("psbl", "spamcop", "zen");
        assertThat(read().of(Setting.RESOLVER).orElseThrow().values())
                .containsExactly("192.0.2.53", "[2001:db8::53]:5353");
        assertThat(read().of(Setting.PORT).orElseThrow().values()).containsExactly("25", "587");
        assertThat(read().of(Setting.TARGET).orElseThrow().values()).containsExactly("mx.example");
    }

    @Test
    void theNameOfAFileIsTakenFromBesideItsSetting() throws IOException {
        user("keys: keys.txt\ncatalog: /etc/lists.yml\nadd-catalog: [a.yml, ../b.yml]\n");
        assertThat(read().of(Setting.KEYS).orElseThrow().text()).isEqualTo(folder + "/keys.txt");
        assertThat(read().of(Setting.CATALOG).orElseThrow().text()).isEqualTo("/etc/lists.yml");
        assertThat(read().of(Setting.ADD_CATALOG).orElseThrow().values())
                .containsExactly(folder + "/a.yml", folder + "/../b.yml");
        environment.put("MAILWORTHY_KEYS", "here.txt");
        assertThat(read().of(Setting.KEYS).orElseThrow().text()).isEqualTo("here.txt");
    }

    @Test
    void noFileNoVariableAndNothingButCommentsAreNoSettings() throws IOException {
        assertThat(places().mayHaveSettings()).isFalse();
        assertThat(read().isEmpty()).isTrue();
        environment.put("MAILWORTHY_TIMEOUT", " ");
        project("");
        user("# timeout: 3s\n\n  # color: never\n");
        assertThat(read().isEmpty()).isTrue();
        assertThat(places().mayHaveSettings()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "timeout: 45                 | mailworthy.yml:1: timeout: \"45\" is not a duration: write a number and a unit, like 500ms, 5s or 1m",
                "zzzzzzzz: 1                 | mailworthy.yml:1: \"zzzzzzzz\" is no setting; see: mailworthy config",
                "# x//color: never//reslover: a | mailworthy.yml:3: \"reslover\" is no setting; did you mean \"resolver\"?",
                "Timeout: 1s                 | mailworthy.yml:1: \"Timeout\" is no setting; did you mean \"timeout\" or \"connect-timeout\" or \"banner-timeout\"?",
                "connect_timeout: 1s         | mailworthy.yml:1: \"connect_timeout\" is no setting; did you mean \"connect-timeout\" or \"banner-timeout\"?",
                "color: blue                 | mailworthy.yml:1: color: \"blue\" is not among its values: auto, always, never",
                "bulk: yes                   | mailworthy.yml:1: bulk: \"yes\" is not among its values: true, false",
                "port: 0                     | mailworthy.yml:1: port: \"0\" is no port: write a number from 1 to 65535",
                "port: [25, 65536]           | mailworthy.yml:1: port: \"65536\" is no port: write a number from 1 to 65535",
                "timeout: [1s, 2s]           | mailworthy.yml:1: timeout: takes one value",
                "timeout: []                 | mailworthy.yml:1: timeout: takes one value",
                "timeout: {a: b}             | mailworthy.yml:1: timeout is not a text",
                "list: [[a]]                 | mailworthy.yml:1: list is not a text",
                "timeout:                    | mailworthy.yml:1: timeout: is empty",
                "timeout: 1s//timeout: 2s    | mailworthy.yml:2: the same key stands twice",
                "- a                         | mailworthy.yml:1: the file is not a mapping",
                "a                           | mailworthy.yml:1: the file is not a mapping",
                "key-abusix: hunter22        | mailworthy.yml:1: \"key-abusix\" is no setting; a secret stands in a file of its own, named by keys: FILE or responder-key-file: FILE",
            })
    void aFileThatCannotBeUsedIsNamedWithItsLine(String text, String problem) throws IOException {
        project(text.replace("//", "\n") + "\n");
        assertThat(refusal()).isEqualTo(problem).doesNotContain("hunter22");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "MAILWORTHY_TIMEOUT  | soon       | MAILWORTHY_TIMEOUT: timeout: \"soon\" is not a duration",
                "MAILWORTHY_RESOLVER | 192.0.2    | MAILWORTHY_RESOLVER: resolver: ",
                "MAILWORTHY_IP       | 1.2.3.4,x  | MAILWORTHY_IP: ip: ",
                "MAILWORTHY_SENDER   | 192.0.2.1  | MAILWORTHY_SENDER: sender: ",
                "MAILWORTHY_QUIET    | 1          | MAILWORTHY_QUIET: quiet: \"1\" is not among its values: true, false",
            })
    void aVariableThatCannotBeUsedIsNamed(String name, String value, String problem) {
        environment.put(name, value);
        assertThat(refusal()).startsWith(problem).doesNotContain("\n");
    }

    @Test
    void controlCharactersNeverReachTheMessage() throws IOException {
        project("\"a\\e[31m\\n\": 1\n");
        assertThat(refusal()).startsWith("mailworthy.yml:1: ").doesNotContain("\u001b", "\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "rw-r--r--, true",
        "rw-------, true",
        "rw-rw-rw-, false",
        "rw-r--rw-, false",
    })
    void aFileThatOthersMayWriteIsRefused(String mode, boolean isRead) throws IOException {
        Files.setPosixFilePermissions(project("timeout: 1s\n"), PosixFilePermissions.fromString(mode));
        assertThat(refusal())
                .isEqualTo(
                        isRead
                                ? "read: " + read()
                                : "mailworthy.yml: other users may write it, so that its settings may not be yours; mend it:"
                                        + " chmod go-w");
    }

    /** Only root can give a file away. */
    @Test
    void aFileOfAnotherUserIsRefusedUnlessThatUserBecameRootWithSudo() throws IOException {
        Path file = project("timeout: 1s\n");
        boolean isRoot = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        Assumptions.assumeTrue(isRoot, "not root");
        Files.setAttribute(file, "unix:uid", 54_321);
        assertThat(refusal())
                .isEqualTo(
                        "mailworthy.yml: belongs to the user 54321, so that its settings may not be yours; own it, or run in"
                                + " another folder");
        environment.put("SUDO_UID", "54322");
        assertThat(refusal()).startsWith("mailworthy.yml: belongs to");
        environment.put("SUDO_UID", "54321");
        assertThat(refusal()).startsWith("read: ");
    }

    @Test
    void aGroupOfOthersMayNotWriteEither() throws IOException {
        Path file = project("timeout: 1s\n");
        boolean isRoot = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        Assumptions.assumeTrue(isRoot, "not root");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(refusal()).startsWith("read: ");
        Files.setAttribute(file, "unix:gid", 54_321);
        assertThat(refusal()).startsWith("mailworthy.yml: other users may write it");
    }

    @Test
    void whatIsNoFileIsRefusedAndNeverWaitedFor() throws Exception {
        Path file = folder.resolve("mailworthy.yml");
        Files.createDirectory(file);
        assertThat(refusal()).isEqualTo("mailworthy.yml: is no file that can be read");
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("nowhere"));
        assertThat(refusal()).isEqualTo("mailworthy.yml: is no file that can be read");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertThat(refusal()).isEqualTo("mailworthy.yml: is no file that can be read");
    }

    @Test
    void aFileIsBoundedAndUtf8() throws IOException {
        Path file = project("#" + "x".repeat(70_000));
        assertThat(refusal()).isEqualTo("mailworthy.yml: is larger than 65536 octets");
        Files.write(file, "ehlo: b\u00fccher.example\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal()).isEqualTo("mailworthy.yml: is not UTF-8");
        project("x: &a [1]\ny: [*a, *a]\n");
        assertThat(refusal()).startsWith("mailworthy.yml");
    }

    @Test
    void thePlacesFollowTheBaseDirectorySpecification() {
        assertThat(SettingPlaces.of(Map.of("HOME", "/users/a")).user())
                .contains(Path.of("/users/a/.config/mailworthy/config.yml"));
        assertThat(SettingPlaces.of(Map.of("HOME", "/users/a", "XDG_CONFIG_HOME", "/c"))
                        .user())
                .contains(Path.of("/c/mailworthy/config.yml"));
        assertThat(SettingPlaces.of(Map.of("HOME", "/users/a", "XDG_CONFIG_HOME", "relative"))
                        .user())
                .contains(Path.of("/users/a/.config/mailworthy/config.yml"));
        assertThat(SettingPlaces.of(Map.of()).user()).isEmpty();
        assertThat(SettingPlaces.of(Map.of()).project()).contains(Path.of("mailworthy.yml"));
    }

    @Test
    void aVariableThatIsNoSettingIsNamedWithWhatWasMeant() {
        assertThat(Settings.unknownVariables(Map.of(
                        "MAILWORTHY_TIMEOT", "1s",
                        "MAILWORTHY_QQQQQQQQ", "1",
                        "MAILWORTHY_TIMEOUT", "1s",
                        "MAILWORTHY_KEY_ABUSIX", "secret",
                        "MAILWORTHY_RESPONDER_KEY", "secret",
                        "MAILWORTHY_JAR", "/a.jar",
                        "TIMEOUT", "1")))
                .containsExactly(
                        "MAILWORTHY_QQQQQQQQ", "MAILWORTHY_TIMEOT; after MAILWORTHY_, did you mean \"TIMEOUT\"?");
    }

    @Test
    void aRefusalIsOneException() throws IOException {
        project("a: b\n");
        assertThatExceptionOfType(UsageException.class).isThrownBy(this::read);
    }
}
