package dev.mailworthy.cli.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A program that keeps one run after another, and prints the number of each when it is kept. */
final class RunWriter {

    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private RunWriter() {}

    /** @param args the file, the domain, and how many runs to keep */
    public static void main(String[] args) {
        try (Store store = Store.open(Path.of(args[0]))) {
            long last = store.lastRun(args[1])
                    .map(run -> run.at().getEpochSecond() - START.getEpochSecond())
                    .orElse(0L);
            for (long number = last + 1; number <= last + Long.parseLong(args[2]); number++) {
                keep(store, args[1], number);
                System.out.println(number);
            }
        }
    }

    private static void keep(Store store, String domain, long number) {
        Seen steady = new Seen(SpanKind.FACT, "steady", "stands", "");
        Seen changing = new Seen(SpanKind.FACT, "changing", "state " + number, "");
        store.inTransaction(() -> {
            store.keep(
                    new StoredRun(domain, START.plusSeconds(number), "ready", Optional.empty()),
                    List.of(steady, changing),
                    List.of());
            return number;
        });
    }
}
