package dev.mailworthy.cli.run;

import dev.mailworthy.cli.world.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While this is open, Ctrl-C stops the run and then waits until the results are printed, for at most 5 seconds. */
public final class Interruption implements AutoCloseable {

    private static final long LONGEST_WAIT_SECONDS = 5;

    private final CountDownLatch printed = new CountDownLatch(1);
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
            printed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
