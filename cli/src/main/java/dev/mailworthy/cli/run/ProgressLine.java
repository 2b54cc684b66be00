package dev.mailworthy.cli.run;

import dev.mailworthy.cli.world.Progress;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line on standard error with the parts that a run waits for. It appears after one second. */
public final class ProgressLine implements Progress, AutoCloseable {

    private static final String WAITING = ", waiting for ";
    private static final String CLEAR = "\r\u001b[K";
    private final Set<String> busy = new ConcurrentSkipListSet<>();
    private final PrintWriter err;
    /** One less than the terminal has: a full line would move the cursor to the next one. */
    private final int width;

    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Supplier<String> state = () -> "";
    private boolean shown;

    private ProgressLine(PrintWriter err, int columns) {
        this.err = err;
        this.width = columns - 1;
    }

    /** @param columns the width of the terminal of standard error */
    public static ProgressLine on(PrintWriter err, int columns) {
        ProgressLine line = new ProgressLine(err, columns);
        line.clock.scheduleAtFixedRate(line::show, 1, 1, TimeUnit.SECONDS);
        return line;
    }

    @Override
    public void begins(String part) {
        busy.add(part);
    }

    @Override
    public void ends(String part) {
        busy.remove(part);
    }

    @Override
    public void shows(Supplier<String> how) {
        state = how;
    }

    private synchronized void show() {
        if (clock.isShutdown()) {
            return;
        }
        shown = true;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        err.print(CLEAR + line(seconds));
        err.flush();
    }

    /** The line after so many seconds. It is shorter than the terminal, at any width. */
    String line(long seconds) {
        String time = seconds + " s";
        String told = state.get();
        String text = time + (told.isEmpty() ? waiting() : ", " + told);
        if (text.length() <= width) {
            return text;
        }
        boolean namesNone = told.isEmpty() && width <= (time + WAITING).length();
        return namesNone
                ? time.substring(0, Math.max(0, Math.min(time.length(), width)))
                : text.substring(0, Math.max(0, width));
    }

    private String waiting() {
        return busy.isEmpty() ? "" : WAITING + String.join(", ", busy);
    }

    /** Erases the line. */
    @Override
    public synchronized void close() {
        clock.shutdownNow();
        if (shown) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
