package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The unanswered pairs in a {@link SweepJournal}, and their answers in later runs. The first {@link #MOST} of them are asked
 * again when the sweep is resumed; the others stay unanswered.
 */
final class UnsettledPairs {

    /** The most pairs that are asked again. It bounds the memory. */
    static final int MOST = 131_072;

    private final Map<String, OpenPair> open = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<String[]> unmarked = new ArrayList<>();

    static String line(OpenPair pair) {
        return "U " + pair.key() + "\t" + pair.line();
    }

    /** @param result null if the list does not have the target */
    static String answer(OpenPair pair, @Nullable SweepPair result, String line) {
        boolean silent = result != null && result.result().state() == ListState.UNANSWERED;
        return "R " + pair.key() + "\t" + (silent ? "?" + line : line);
    }

    /** Takes a line of the journal. It counts from the next {@link #mark} on. */
    void read(String line) {
        if (line.startsWith("U ") || line.startsWith("R ")) {
            unmarked.add(line.split("\t", 3));
        }
    }

    void mark() {
        unmarked.stream().filter(fields -> fields.length == 3).forEach(this::settle);
        unmarked.clear();
    }

    private void settle(String[] fields) {
        OpenPair pair = new OpenPair(fields[0].substring(2), fields[1], fields[2]);
        if (fields[0].startsWith("U ")) {
            if (known.size() < MOST && known.add(pair.key())) {
                open.put(pair.key(), pair);
            }
        } else if (!pair.line().startsWith("?")) {
            open.remove(pair.key());
        }
    }

    List<OpenPair> open() {
        return List.copyOf(open.values());
    }

    /** What a run that resumes shows of a line of the journal. Pairs that are asked again are shown with their answer. */
    Optional<String> shown(String line) {
        if (line.startsWith("L ")) {
            return Optional.of(line.substring(2));
        }
        String[] fields = line.split("\t", 3);
        if (fields.length < 3) {
            return Optional.empty();
        }
        String key = fields[0].substring(2) + "\t" + fields[1];
        boolean isFinal =
                line.startsWith("R ") ? !fields[2].isEmpty() && !fields[2].startsWith("?") : !known.contains(key);
        return isFinal ? Optional.of(fields[2]) : Optional.empty();
    }
}
