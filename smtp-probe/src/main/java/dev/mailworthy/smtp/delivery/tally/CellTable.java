package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells by their number. */
final class CellTable {

    private static final int LEAST = 1 << 10;

    private long[] keys = new long[LEAST];
    private @Nullable RunningCounts[] cells = new RunningCounts[LEAST];
    private int size;

    RunningCounts at(long key) {
        int at = slot(key);
        RunningCounts found = cells[at];
        if (found != null) {
            return found;
        }
        RunningCounts added = new RunningCounts();
        keys[at] = key;
        cells[at] = added;
        size++;
        if (size * 2 >= cells.length) {
            grow();
        }
        return added;
    }

    private int slot(long key) {
        int at = (int) LogOctets.mix(key) & cells.length - 1;
        while (cells[at] != null && keys[at] != key) {
            at = at + 1 & cells.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable RunningCounts[] old = cells;
        keys = new long[old.length * 2];
        cells = new RunningCounts[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                cells[at] = old[i];
            }
        }
    }

    List<EvidenceCell> cells(CellNumbers numbers) {
        List<EvidenceCell> all = new ArrayList<>(size);
        for (int i = 0; i < cells.length; i++) {
            RunningCounts counts = cells[i];
            if (counts != null) {
                all.add(new EvidenceCell(numbers.key(keys[i]), counts.counts()));
            }
        }
        return all;
    }
}
