package dev.mailworthy.cli.run;

import dev.mailworthy.cli.world.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While it is open, Ctrl-C stops the run and waits a moment until the results are printed. */
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

    /** @param stop ends what goes on, and does not wait for it */
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
            // The machine is on its way down: the hook runs, and ends now.
            return;
        }
    }
}
