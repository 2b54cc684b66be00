package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list's key is in the names that are asked. A resolver that quotes them does not bring it into any output. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class KeyLeakTest {

    private static final String KEY = "w8kQ2nbvx7pm";

    @TempDir
    private Path folder;

    private DatagramSocket resolver;
    private Path keys;
    private volatile Quoting quoting = Quoting.PLAIN;

    /** Starts a resolver that fails, with an extended error (RFC 8914) that quotes the question. */
    @BeforeEach
    void listen() throws IOException {
        resolver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::answer, "quoting resolver");
        thread.setDaemon(true);
        thread.start();
        keys = folder.resolve("keys");
        Files.writeString(keys, "spamhaus-dqs = " + KEY + "\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void close() {
        resolver.close();
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (!resolver.isClosed()) {
            try {
                resolver.receive(packet);
                byte[] reply = failure(Arrays.copyOf(packet.getData(), packet.getLength()));
                resolver.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** How the resolver quotes the question. */
    enum Quoting {
        PLAIN {
            @Override
            String of(String name) {
                return name;
            }
        },
        BASE64 {
            @Override
            String of(String name) {
                return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.US_ASCII));
            }
        },
        PERCENT {
            @Override
            String of(String name) {
                return each(name, "%%%02x");
            }
        },
        QUOTED_PRINTABLE {
            @Override
            String of(String name) {
                return each(name, "=%02X");
            }
        };

        abstract String of(String name);

        static String each(String name, String form) {
            return name.chars().mapToObj(form::formatted).collect(Collectors.joining());
        }
    }

    private byte[] failure(byte[] question) {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            name.append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII))
                    .append('.');
            at += question[at] + 1;
        }
        byte[] text = ("no reachable servers for " + quoting.of(name.toString())).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer reply = ByteBuffer.allocate(at + 5 + 11 + 6 + text.length);
        reply.put(question, 0, at + 5);
        reply.putShort(2, (short) 0x8182)
                .putShort(6, (short) 0)
                .putShort(8, (short) 0)
                .putShort(10, (short) 1);
        reply.put((byte) 0)
                .putShort((short) 41)
                .putShort((short) 1232)
                .putInt(0)
                .putShort((short) (6 + text.length));
        reply.putShort((short) 15)
                .putShort((short) (2 + text.length))
                .putShort((short) 22)
                .put(text);
        return reply.array();
    }

    private Ran ran(String line) {
        String[] args = (line + " --resolver 127.0.0.1:" + resolver.getLocalPort() + " --keys " + keys).split(" ");
        return Ran.of(args);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "dnsbl check 11.2.3.4 --profile all",
                "dnsbl check 11.2.3.4 --profile all -v",
                "dnsbl check 11.2.3.4 --profile all --json",
                "dnsbl check 11.2.3.4 --profile all --ndjson",
                "dnsbl lists test --profile all",
                "dnsbl resolver --profile all -v",
                "dnsbl check 11.2.3.4 --list w8kq2nbvx7pm.zen.dq.spamhaus.net",
            })
    void noOutputShowsTheKey(String line) {
        Ran ran = ran(line);
        assertThat(ran.out() + ran.err()).doesNotContainIgnoringCase(KEY);
        assertThat(ran.out() + ran.err()).contains("masked-key");
    }

    /** Screens, documents, pages, records and progress, with each encoding. No form of the key is in any of them. */
    @ParameterizedTest
    @EnumSource(Quoting.class)
    void noFileAndNoScreenShowsTheKeyInAnyEncoding(Quoting how) throws IOException {
        quoting = how;
        Path journal = folder.resolve("progress");
        String check = ran("dnsbl check 11.2.3.4 --profile all -v").out();
        String lines = ran("dnsbl check 11.2.3.4 --profile all --ndjson").out();
        String test = ran("dnsbl lists test --profile all --json").out();
        Ran sweep = ran("dnsbl sweep 11.2.3.4 --profile all --ndjson --resume " + journal);
        String all = check + lines + test + sweep.out() + sweep.err() + Files.readString(journal);
        assertThat(check).contains("masked-key");
        for (String form : List.of(KEY, KEY.toLowerCase(Locale.ROOT))) {
            for (Quoting each : Quoting.values()) {
                for (int before = 0; before < 3; before++) {
                    // The letters that hold bits of the neighbours are left out.
                    String encoded = each.of("x".repeat(before) + form + "x".repeat(2 - before));
                    String inner = each == Quoting.BASE64 ? encoded.substring(4, 20) : each.of(form);
                    assertThat(all).doesNotContainIgnoringCase(inner);
                }
            }
        }
    }

    @Test
    void aKeyOnTheCommandLineIsNotRepeated() {
        Ran ran = Ran.of("dnsbl", "check", "11.2.3.4", "--list", "abc.zen.dq.spamhaus.net");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("there is no list \"masked-key.zen.dq.spamhaus.net\"");
        Ran shown = Ran.of("dnsbl", "lists", "show", "abcdefghijklmnopqrstuvwx26");
        assertThat(shown.err()).contains("there is no list \"masked-key\"");
    }

    @Test
    void aSweepKeepsNoKey() throws IOException {
        Path journal = folder.resolve("progress");
        Ran ran = ran("dnsbl sweep 11.2.3.4 --profile all --ndjson --resume " + journal);
        assertThat(ran.out() + ran.err() + Files.readString(journal)).doesNotContainIgnoringCase(KEY);
    }

    @Test
    void aVariableOfTheProcessIsASecret() throws Exception {
        Ran ran = Program.with(Map.of("MAILWORTHY_KEY_SPAMHAUS_DQS", KEY))
                .run(
                        "mailworthy check healthy.example --ip 11.2.3.4 --target a.test=127.0.0.1:1 --timeout 8s --resolver 127.0.0.1:"
                                + resolver.getLocalPort() + " --json --html " + folder + "/h --sarif " + folder
                                + "/s --junit "
                                + folder + "/j --record " + folder + "/r; mailworthy explain " + KEY);
        assertThat(ran.out() + ran.err()).doesNotContainIgnoringCase(KEY);
        for (String file : new String[] {"h", "s", "j"}) {
            assertThat(Files.readString(folder.resolve(file))).doesNotContainIgnoringCase(KEY);
        }
    }

    @Test
    void keyFilesThatOthersCanUseAreWarnedOfOrRefused() throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(ran("dnsbl check 11.2.3.4 --list psbl").err()).contains("is not its owner's alone", "chmod 600");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-rw-r--"));
        Ran refused = ran("dnsbl check 11.2.3.4 --list psbl");
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("other users may write it");
    }
}
