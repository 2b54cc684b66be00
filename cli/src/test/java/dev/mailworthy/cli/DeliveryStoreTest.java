package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What deliveries keeps in a store, and when it refuses one. */
@Timeout(60)
class DeliveryStoreTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("mail.log");
    }

    private Path store() {
        return folder.resolve("seen.mw");
    }

    private static String line(String time, String id) {
        return time + "+00:00 mx postfix/smtp[1]: " + id + ": to=<bob@gmail.com>, relay=gmail-smtp-in.l.google.com"
                + "[74.125.136.26]:25, delay=2, delays=0/0/1/1, dsn=2.0.0, status=sent (250 ok)\n";
    }

    private void write(Path file, String... lines) throws IOException {
        Files.writeString(file, String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Ran ran(String... more) {
        List<String> args = new ArrayList<>(List.of("deliveries", "--timezone", "UTC", "--store", store().toString()));
        args.addAll(Arrays.asList(more));
        return Ran.at(NOW, new ByteArrayInputStream(new byte[0]), args.toArray(String[]::new));
    }

    private String logs() {
        return folder + "/mail.log*";
    }

    @Test
    void aLineCountsOnceAlsoAfterRotation() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"), line("2026-11-29T11:00:00", "A2"));
        assertThat(ran(logs()).out()).contains("2 recipients: 2 accepted");
        Files.move(log(), folder.resolve("mail.log.1"));
        write(log(), line("2026-11-30T10:00:00", "A3"));
        assertThat(ran(logs()).out()).contains("3 recipients: 3 accepted");
        assertThat(ran(logs()).out()).contains("3 recipients: 3 accepted");
        Files.delete(folder.resolve("mail.log.1"));
        assertThat(ran(logs()).out()).contains("3 recipients: 3 accepted");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store())))
                .isEqualTo("rw-------");
    }

    @Test
    void aPeriodChoosesHoursAndLeavesTheMessagesOpen() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"), line("2026-11-30T10:00:00", "A2"));
        assertThat(ran(logs(), "--json").out()).contains("\"messages\": 2");
        Ran since = ran(logs(), "--json", "--since", "2026-11-30");
        assertThat(since.out()).contains("\"messages\": null").contains("\"accepted\": 1");
        assertThat(ran(logs()).out()).contains("2 recipients: 2 accepted");
    }

    @Test
    void aDamagedStoreIsRefusedAndLeftAsItIs() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"));
        ran(logs());
        byte[] octets = Files.readAllBytes(store());
        octets[octets.length / 2] ^= 1;
        Files.write(store(), octets);
        Ran refused = ran(logs());
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("seen.mw: is no store that can be read: the checksum does not fit");
        assertThat(Files.readAllBytes(store())).isEqualTo(octets);
    }

    @Test
    void anotherFileIsNotReplaced() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"));
        Files.writeString(store(), "my notes");
        Ran refused = ran(logs());
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("is no store that can be read: this is no summary of deliveries");
        assertThat(store()).hasContent("my notes");
    }

    @Test
    void aStoreThatOtherUsersMayWriteIsRefused() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"));
        ran(logs());
        Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("rw-rw-rw-"));
        Ran refused = ran(logs());
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("other users may write it; run: chmod 600");
    }

    @Test
    void twoProcessesDoNotUseOneStore() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"));
        try (FileChannel other = FileChannel.open(
                        folder.resolve("seen.mw.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            Ran refused = ran(logs());
            assertThat(refused.code()).isEqualTo(64);
            assertThat(refused.err()).contains("another mailworthy uses this store");
        }
        assertThat(ran(logs()).code()).isZero();
    }

    @Test
    void standardInputIsRefused() {
        Ran refused = ran("-");
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("--store needs files");
        assertThat(store()).doesNotExist();
    }

    @Test
    void aStoreHasNoDomains() {
        assertThat(ran("--domain", "gmail.com").err()).contains("--domain needs the log itself", "leave out --store");
        assertThat(ran("--by", "domain").err()).contains("--by domain needs the log itself", "leave out --store");
        assertThat(ran("--by", "domain").code()).isEqualTo(64);
        assertThat(store()).doesNotExist();
    }

    @Test
    void followingNeedsFilesAndAFormOfLines() {
        assertThat(ran("--follow", "-").err()).contains("--follow needs files");
        assertThat(ran("--follow", "--json").err()).contains("--follow prints text, or a line of JSON");
        assertThat(ran("--follow", "--csv").code()).isEqualTo(64);
        assertThat(ran("--journal").err()).contains("--store needs files: lines of the journal");
        assertThat(ran("--journal", "mail.log").err()).contains("--journal reads the journal and no file");
    }

    @Test
    void aLogThatCannotBeReadLeavesTheRestToBeKept() throws IOException {
        write(log(), line("2026-11-29T10:00:00", "A1"));
        Ran ran = ran(log().toString(), folder.resolve("missing.log").toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("1 recipient: 1 accepted");
        assertThat(store()).exists();
    }
}
