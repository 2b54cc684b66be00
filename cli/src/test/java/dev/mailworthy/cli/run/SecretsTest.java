package dev.mailworthy.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Secrets} in every form that a text can give them. */
class SecretsTest {

    private static final String KEY = "q7Mwx2vNbd83kfls";

    @TempDir
    private Path folder;

    private static Secrets of(String value) {
        return Secrets.of(Map.of("MAILWORTHY_KEY_SOME_LIST", value, "HOME", "/root"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "no reachable servers for 4.3.2.11.%s.zen.test",
                "http://list.test/?key=%s&x=1",
                "prefix%ssuffix",
            })
    void aSecretIsMaskedWhereverItStands(String text) {
        assertThat(of(KEY).masked(text.formatted(KEY))).isEqualTo(text.formatted(Secrets.MASK));
        assertThat(of(KEY).masked(text.formatted(KEY.toLowerCase()))).isEqualTo(text.formatted(Secrets.MASK));
        assertThat(of(KEY).masked(text.formatted(KEY.toUpperCase()))).isEqualTo(text.formatted(Secrets.MASK));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"abc", "k3y", "a-b", "aZ9x"})
    void shortSecretsAreMaskedAsWholeWords(String key) {
        assertThat(of(key).masked("of 4.3.2.11." + key + ".zen.test, x" + key + "x"))
                .isEqualTo("of 4.3.2.11.masked-key.zen.test, x" + key + "x");
    }

    @Test
    void escapesDoNotHideASecret() {
        StringBuilder decimal = new StringBuilder();
        StringBuilder unicode = new StringBuilder();
        StringBuilder percent = new StringBuilder();
        StringBuilder quoted = new StringBuilder();
        for (char each : KEY.toCharArray()) {
            decimal.append("\\%03d".formatted((int) each));
            unicode.append("\\u%04x".formatted((int) each));
            percent.append("%%%02X".formatted((int) each));
            quoted.append('\\').append(each);
        }
        String hexadecimal = HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.US_ASCII));
        String spaced = HexFormat.ofDelimiter(" ").formatHex(KEY.getBytes(StandardCharsets.US_ASCII));
        String mixed = "\\113" + KEY.substring(1);
        for (Object form : new Object[] {decimal, unicode, percent, quoted, hexadecimal, spaced, mixed}) {
            assertThat(of(KEY).masked("<" + form + ">")).contains(Secrets.MASK).doesNotContain(form.toString());
        }
        assertThat(of(KEY).masked(decimal.toString().replace("\\", "\\\\"))).isEqualTo(Secrets.MASK);
        assertThat(of("ab<cd").masked("ab&lt;cd")).isEqualTo(Secrets.MASK);
    }

    /** Text with the secret at every position of three octets, encoded as a program could quote it. */
    static Stream<String> encodings() {
        return Stream.of(KEY, KEY.toLowerCase(Locale.ROOT), KEY.toUpperCase(Locale.ROOT))
                .flatMap(key ->
                        IntStream.range(0, 7).mapToObj(n -> "x".repeat(n) + key + "?>".repeat(n % 3) + "y".repeat(n)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .flatMap(octets -> Stream.of(
                        Base64.getEncoder().encodeToString(octets),
                        Base64.getEncoder().withoutPadding().encodeToString(octets),
                        Base64.getUrlEncoder().encodeToString(octets),
                        Base64.getMimeEncoder(8, new byte[] {'\r', '\n'}).encodeToString(octets),
                        each(octets, "%%%02X"),
                        each(octets, "%%%02x"),
                        each(octets, "%%25%02X"),
                        each(octets, "=%02X"),
                        each(octets, "=%02X").replaceAll("(.{9})", "$1=\r\n"),
                        new String(octets, StandardCharsets.UTF_8).replaceAll("(.{4})", "$1=\n")));
    }

    private static String each(byte[] octets, String form) {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            text.append(form.formatted(octet));
        }
        return text.toString();
    }

    /** Every way out of the process: both streams, files for all readers, files for the owner, the progress of a sweep. */
    @ParameterizedTest
    @MethodSource("encodings")
    void everySinkMasksASecretInEveryEncoding(String encoded) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = Session.of(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream(), out, err);
        session.secrets().add(KEY);
        session.out().print("said " + encoded + "\n");
        session.out().flush();
        session.tell(encoded);
        Path usual = folder.resolve("usual");
        Path own = folder.resolve("own");
        OutputFile.of(usual.toString(), session.secrets()).write(encoded);
        OutputFile.of(own.toString(), session.secrets(), OutputFile.Readers.OWNER)
                .write(encoded);
        String journal = session.secrets().masked("N " + encoded + " 5");
        for (String written :
                List.of(out.toString(), err.toString(), Files.readString(usual), Files.readString(own), journal)) {
            assertThat(written).as(encoded).contains(Secrets.MASK);
        }
        assertThat(journal).startsWith("N ").endsWith(" 5");
    }

    /** What stands beside a secret in Base64 stays readable, so that the mask takes no more than it has to. */
    @Test
    void theRestOfABase64TextStays() {
        String text =
                Base64.getEncoder().encodeToString(("user:" + KEY + ":more text").getBytes(StandardCharsets.UTF_8));
        String masked = of(KEY).masked(text);
        assertThat(masked).startsWith(text.substring(0, 6)).endsWith(text.substring(text.length() - 10));
        assertThat(masked).contains(Secrets.MASK);
    }

    @Test
    void aShortSecretInBase64IsMaskedAlone() {
        assertThat(of("abc").masked("key YWJj, YWJjZGVm")).isEqualTo("key masked-key, YWJjZGVm");
    }

    @Test
    void otherBase64TextIsLeftAlone() {
        Random random = new Random(20_26);
        for (int i = 0; i < 200; i++) {
            byte[] octets = new byte[300];
            random.nextBytes(octets);
            String text = Base64.getEncoder().encodeToString(octets);
            assertThat(of(KEY).masked(text)).isEqualTo(text);
        }
    }

    @Test
    void aLineBreakInsideASecretDoesNotHideIt() {
        assertThat(of(KEY).masked(KEY.substring(0, 5) + "\n    " + KEY.substring(5)))
                .isEqualTo(Secrets.MASK);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "123 | {\"n\": 123, \"m\": [123]} | {\"n\": 123, \"m\": [123]}",
                "123 | {\"n\": \"4.3.123.zen.test\"} | {\"n\": \"4.3.masked-key.zen.test\"}",
                "true | {\"n\": true} | {\"n\": true}",
                "name | {\"name\": \"name\"} | {\"name\": \"masked-key\"}",
            })
    void documentsStayValid(String key, String document, String masked) {
        assertThat(of(key).masked(document)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "ab", " "})
    void someValuesAreNoSecrets(String value) {
        String text = "the address is registered, ab";
        assertThat(of(value).masked(text)).isEqualTo(text);
    }

    @Test
    void bothStreamsMaskASecretThatIsWrittenInParts() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = Session.of(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream(), out, err);
        session.secrets().add(KEY);
        for (int i = 0; i < 5000; i++) {
            session.out().print("a " + KEY.substring(0, 7));
            session.out().print(KEY.substring(7) + " b\n");
        }
        session.tell("said " + KEY);
        session.out().flush();
        assertThat(out.toString()).isEqualTo("a masked-key b\n".repeat(5000));
        assertThat(err.toString()).isEqualTo("mailworthy: said masked-key\n");
    }

    @Test
    void filesMaskSecretsAndKeepThemFromOtherUsers() throws Exception {
        Path file = folder.resolve("record");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OutputFile.of(file.toString(), of(KEY), OutputFile.Readers.OWNER).write("key " + KEY);
        assertThat(Files.readString(file)).isEqualTo("key masked-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
