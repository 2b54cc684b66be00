package dev.mailworthy.cli.run;

import dev.mailworthy.cli.world.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** While this is open, Ctrl-C stops the run and then waits until the results are printed, for at most 5 seconds. */
public final class Interruption implements AutoCloseable {

    private static final long LONGEST_WAIT_SECONDS = 5;

    private final CountDownLatch printed = new CountDownLatch(1);
    private final AtomicInteger ordinaryEnd = new AtomicInteger(-1);
    private final Thread hook;

    private Interruption(Runnable stop) {
        hook = new Thread(() -> stopAndWait(stop), "ctrl-c");
    }

    public static Interruption stopping(Stop stop) {
        return stopping(stop::byUser);
    }

    /** @param stop ends the run; must return without waiting for the end */
    public static Interruption stopping(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            boolean ended = printed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (ended && ordinaryEnd.get() >= 0) {
                Runtime.getRuntime().halt(ordinaryEnd.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Makes a signal an ordinary end: the process then ends with this code, and not with that of the signal. It is for
     * commands that run until they are stopped.
     */
    public void endsWith(int code) {
        ordinaryEnd.set(code);
    }

    @Override
    public void close() {
        printed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down. Its hook is running and ends now.
            return;
        }
    }
}
