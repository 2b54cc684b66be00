package dev.mailworthy.core.run;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work on a thread of an executor. An interrupt reaches that thread during the work only, and not the executor's next task. */
final class InterruptibleWork {

    private @Nullable Thread thread;
    private boolean over;
    private boolean interrupted;

    /** @throws CancellationException if the work was interrupted before it began */
    <T> T run(Supplier<T> work) {
        synchronized (this) {
            if (over) {
                throw new CancellationException();
            }
            thread = Thread.currentThread();
        }
        try {
            return work.get();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        over = true;
        thread = null;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    synchronized void interrupt() {
        if (!over && thread != null) {
            interrupted = true;
            thread.interrupt();
        }
        over = thread == null || over;
    }
}
