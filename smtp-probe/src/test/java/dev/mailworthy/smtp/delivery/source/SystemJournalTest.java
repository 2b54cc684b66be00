package dev.mailworthy.smtp.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal is read through a program, which may fail, or print without end. */
@Timeout(60)
class SystemJournalTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final String ENTRY = "{\"MESSAGE\":\"A1: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25,"
            + " delay=2, delays=0/0/1/1, dsn=2.0.0, status=sent (250 ok)\",\"SYSLOG_IDENTIFIER\":\"postfix/smtp\","
            + "\"_HOSTNAME\":\"mx\",\"__REALTIME_TIMESTAMP\":\"1764500000000000\"}";

    @TempDir
    private Path folder;

    private SystemJournal journal(String script) throws IOException {
        Path program = folder.resolve("journalctl");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new SystemJournal(List.of(folder.resolve("missing"), program), Optional.of(NOW.minusSeconds(60)), NOW);
    }

    private static DeliverySummary read(SystemJournal journal) throws IOException {
        return DeliveryLog.read(journal, DeliveryOptions.of(ZoneOffset.UTC, 1));
    }

    @Test
    void entriesAreReadAndAskedForByFacilityAndTime() throws IOException {
        SystemJournal journal = journal("echo '" + ENTRY + "'; echo \"$@\" > " + folder.resolve("asked")
                + "; set | grep -c '^HOME=' > " + folder.resolve("home") + " || true");
        assertThat(journal.isThere()).isTrue();
        assertThat(read(journal).settled().counted()).hasSize(1);
        assertThat(folder.resolve("asked")).hasContent("-o json -q SYSLOG_FACILITY=2 -S @1796126340");
        assertThat(folder.resolve("home")).hasContent("0");
    }

    @Test
    void aProgramThatFailsIsAnErrorWithItsWords() throws IOException {
        SystemJournal journal = journal("echo '" + ENTRY + "'; printf 'No journal files\\033[1m\\n' >&2; exit 1");
        assertThatThrownBy(() -> read(journal))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("journal: the program ended with code 1: No journal files")
                .message()
                .doesNotContain("\033");
    }

    @Test
    void closingEndsAProgramThatPrintsWithoutEnd() throws IOException {
        SystemJournal journal = journal("while :; do echo '" + ENTRY + "'; done");
        InputStream octets = journal.open();
        assertThat(octets.readNBytes(ENTRY.length())).hasSize(ENTRY.length());
        octets.close();
        assertThatThrownBy(octets::read).isInstanceOf(IOException.class);
    }

    @Test
    void aMachineWithoutTheProgramIsToldSo() {
        SystemJournal none = new SystemJournal(List.of(folder.resolve("missing")), Optional.empty(), NOW);
        assertThat(none.isThere()).isFalse();
        assertThatThrownBy(none::open).hasMessage("journal: journalctl is not on this machine; name a file instead");
    }
}
