package dev.mailworthy.cli;

import dev.mailworthy.cli.run.LastResort;
import java.util.concurrent.CountDownLatch;

/** A program whose main thread or worker dies of an error, under the {@link LastResort} of the real program. */
final class DyingProgram {

    private DyingProgram() {}

    /** @param args {@code main} or {@code worker}, and {@code stack} or {@code memory} */
    public static void main(String[] args) {
        LastResort lastResort = LastResort.install(System.err);
        Runnable death = args[1].equals("stack") ? () -> deeper(0) : DyingProgram::fill;
        System.exit(lastResort.guard(() -> args[0].equals("main") ? here(death) : elsewhere(death)));
    }

    private static int here(Runnable death) {
        death.run();
        return 1;
    }

    /** Waits for a worker that never reports, as a command waits for a part of its work. */
    private static int elsewhere(Runnable death) {
        CountDownLatch never = new CountDownLatch(1);
        new Thread(death, "worker").start();
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static int deeper(int depth) {
        return depth + deeper(depth + 1) % 7;
    }

    private static void fill() {
        throw new OutOfMemoryError("Java heap space");
    }
}
