package dev.mailworthy.smtp.net;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link NetBench} for itself, with an open network. A bench that a test leaves goes to the next test, of
 * any class; one that a test has failed on is taken down. The others are taken down after the last test.
 */
final class NetBenches implements BeforeAllCallback, ParameterResolver {

    private static final Namespace KEPT = Namespace.create(NetBenches.class);

    /** Skips the class on a machine that cannot run the lab, or fails it if {@code MAILWORTHY_PEERS=required}. */
    @Override
    public void beforeAll(ExtensionContext tests) {
        Optional<String> missing = NetLab.missing();
        if (missing.isPresent() && "required".equals(System.getenv("MAILWORTHY_PEERS"))) {
            throw new IllegalStateException("needed here: " + missing.get());
        }
        Assumptions.assumeTrue(missing.isEmpty(), () -> "no lab: " + missing.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == NetBench.class;
    }

    @Override
    public NetBench resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Pool pool = test.getRoot().getStore(KEPT).computeIfAbsent(Pool.class, key -> new Pool(), Pool.class);
        try {
            Loan loan = pool.lend(test);
            test.getStore(KEPT).put(Loan.class, loan);
            loan.bench().open();
            return loan.bench();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** JUnit closes it when its test has ended. */
    private record Loan(Pool pool, NetBench bench, ExtensionContext test) implements AutoCloseable {
        @Override
        public void close() {
            pool.takeBack(bench, test.getExecutionException().isEmpty());
        }
    }

    private static final class Pool implements AutoCloseable {

        /** Each has two programs with time limits, so that two cores must be enough for all. */
        private static final int MOST = 6;

        private final Semaphore free = new Semaphore(MOST);
        private final ConcurrentLinkedQueue<NetBench> idle = new ConcurrentLinkedQueue<>();

        Loan lend(ExtensionContext test) throws IOException, InterruptedException {
            free.acquire();
            try {
                NetBench waiting = idle.poll();
                return new Loan(this, waiting == null ? NetBench.build() : waiting, test);
            } catch (IOException | RuntimeException e) {
                free.release();
                throw e;
            }
        }

        void takeBack(NetBench bench, boolean isWhole) {
            if (isWhole) {
                idle.add(bench);
            } else {
                bench.close();
            }
            free.release();
        }

        @Override
        public void close() {
            idle.forEach(NetBench::close);
        }
    }
}
