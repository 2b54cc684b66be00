package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import dev.mailworthy.dnsbl.target.SweepCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to the file of a sweep's progress. */
class SweepJournalTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("progress");
    }

    private static SweepMark mark(long targets) {
        return new SweepMark(
                new SweepCounts(targets, targets, targets, new SweepCounts.Outcomes(0, 0, 0, 0), 5), targets);
    }

    /** A journal with three marks: a heading and three lines. */
    private List<String> written() throws Exception {
        try (SweepJournal journal = SweepJournal.open(file(), "plan")) {
            for (int targets = 1; targets <= 3; targets++) {
                journal.reached();
                journal.save(mark(targets));
            }
        }
        return new ArrayList<>(Files.readAllLines(file()));
    }

    private void put(List<String> lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }

    private long reached() throws Exception {
        try (SweepJournal journal = SweepJournal.open(file(), "plan")) {
            return journal.mark().counts().targets();
        }
    }

    @Test
    void aJournalIsItsOwnersAlone() throws Exception {
        written();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(reached()).isEqualTo(3);
    }

    @Test
    void aDamagedTailIsDroppedAndDoneAgain() throws Exception {
        List<String> lines = written();
        lines.set(3, lines.get(3).replace(" 5 3 .", " 6 3 ."));
        put(lines);
        assertThat(reached()).isEqualTo(2);
        lines.set(3, "\0\0\0\0");
        put(lines);
        assertThat(reached()).isEqualTo(2);
        Files.writeString(file(), String.join("\n", lines.subList(0, 3)));
        assertThat(reached()).as("the last line has no line break").isEqualTo(1);
    }

    @Test
    void damageElsewhereIsRefusedWithItsLine() throws Exception {
        List<String> lines = written();
        lines.set(2, lines.get(2).replace("D 2", "D 9"));
        put(lines);
        assertThatThrownBy(this::reached)
                .isInstanceOf(SweepException.class)
                .hasMessageContaining("progress:3: the line is damaged");
    }

    @Test
    void aMissingLineDamagesAllLaterOnes() throws Exception {
        List<String> lines = written();
        lines.remove(2);
        put(lines);
        assertThat(reached()).isEqualTo(1);
    }

    @Test
    void otherFilesAreRefusedWithTheReason() throws Exception {
        assertThatThrownBy(() -> SweepJournal.open(Path.of("/dev/null"), "plan"))
                .hasMessageContaining("is no regular file");
        assertThatThrownBy(() -> SweepJournal.open(folder, "plan")).hasMessageContaining("is no regular file");
        Files.writeString(file(), "mailworthy-sweep 1 0123\n", StandardCharsets.UTF_8);
        assertThatThrownBy(this::reached).hasMessageContaining("earlier version");
        Files.delete(file());
        written();
        assertThatThrownBy(() -> SweepJournal.open(file(), "other")).hasMessageContaining("with other options");
    }
}
