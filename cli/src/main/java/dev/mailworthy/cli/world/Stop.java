package dev.mailworthy.cli.world;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.stop.StoppableDns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Ends a run early, because the user stops it or its time limit ends. The results up to then are kept. */
public final class Stop {

    private final List<Runnable> listeners = new ArrayList<>();
    private final StoppableDns dns;
    private Completeness completeness = Completeness.COMPLETE;

    private final Completeness before;

    public Stop(StoppableDns dns) {
        this(dns, Completeness.COMPLETE);
    }

    private Stop(StoppableDns dns, Completeness before) {
        this.dns = dns;
        this.before = before;
    }

    /** For the replay of a run that ended early. Nothing is stopped. */
    public static Stop replayed(StoppableDns dns, Completeness how) {
        return new Stop(dns, how);
    }

    /** How the run ended, or {@link Completeness#COMPLETE} while it runs. */
    public synchronized Completeness completeness() {
        return completeness == Completeness.COMPLETE ? before : completeness;
    }

    /** Calls the listener when the run is stopped, or now if it was stopped before. */
    public void whenStopped(Runnable listener) {
        synchronized (this) {
            if (completeness == Completeness.COMPLETE) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Does work on this thread and interrupts it if the run is stopped, but not after the work. */
    public <T> T interrupting(Supplier<T> work) {
        Interruptible worker = new Interruptible(Thread.currentThread());
        whenStopped(worker::interrupt);
        try {
            return work.get();
        } finally {
            worker.end();
        }
    }

    /** A thread while it may be interrupted. */
    private static final class Interruptible {

        private final Thread thread;
        private boolean ended;
        private boolean interrupted;

        Interruptible(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (!ended) {
                interrupted = true;
                thread.interrupt();
            }
        }

        synchronized void end() {
            ended = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }

    public void byUser() {
        stop(Completeness.STOPPED, Reason.SKIPPED, "the run was stopped");
    }

    public void outOfTime() {
        stop(Completeness.OUT_OF_TIME, Reason.TIMEOUT, "the time for the whole run was over");
    }

    private void stop(Completeness how, Reason reason, String detail) {
        List<Runnable> told;
        synchronized (this) {
            if (completeness != Completeness.COMPLETE) {
                return;
            }
            completeness = how;
            told = List.copyOf(listeners);
        }
        dns.stop(reason, detail);
        told.forEach(Runnable::run);
    }
}
