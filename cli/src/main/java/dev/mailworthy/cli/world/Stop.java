package dev.mailworthy.cli.world;

import dev.mailworthy.core.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Ends a run early, because the user stops it or its time is over. The results up to then are kept. */
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

    /** For the replay of a run that ended in that way; nothing is stopped by it. */
    public static Stop replayed(StoppableDns dns, Completeness how) {
        return new Stop(dns, how);
    }

    /** How the run ended, as far as it is known now. */
    public synchronized Completeness completeness() {
        return completeness == Completeness.COMPLETE ? before : completeness;
    }

    /** Runs when the run is stopped, or now if it is. */
    public void whenStopped(Runnable listener) {
        synchronized (this) {
            if (completeness == Completeness.COMPLETE) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Does work that a stop of the run interrupts. Afterwards the thread is not interrupted by it, then or later. */
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
