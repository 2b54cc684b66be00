package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.internal.bulk.BulkCounts;
import dev.mailworthy.core.dns.internal.bulk.Flight;
import dev.mailworthy.core.dns.internal.bulk.port.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The engine for sweeps. It asks one resolver for A records, on the caller's thread and without an object per question. It has
 * no cache, follows no aliases and uses no TCP. A question that needs one of these is {@link Answers#unusual unusual} and is
 * asked again through {@link WireDns}. Two questions in flight must differ: with two equal ones an attacker could guess either
 * of two ids. Close the engine to free its sockets.
 */
public final class BulkDns implements AutoCloseable {

    /** Gives the questions. Called on the thread of {@link #run}. */
    public interface Questions {

        /** There are no more questions. */
        long END = -1;

        /** There is no question now. The engine calls again within 10 ms or after the next reply. */
        long LATER = -2;

        /**
         * Writes the name of the next question at the buffer's position, in wire format: each label after its length, then a
         * zero octet. The question before it may still wait to be sent.
         *
         * @param name has room for 255 octets, the longest name
         * @return the question's tag, 0 or more, or {@link #END} or {@link #LATER}
         */
        long next(ByteBuffer name);
    }

    /** Takes the answers, one for each tag. Called on the thread of {@link #run}; an exception ends the run. */
    public interface Answers {

        /**
         * NXDOMAIN, or NOERROR without a record and with the SOA record of the zone.
         *
         * @param tag of the question, from {@link Questions#next}
         */
        void nothing(long tag);

        /**
         * A records of exactly the name asked.
         *
         * @param tag of the question, from {@link Questions#next}
         * @param addresses each as a number: 127.0.0.2 is 0x7F000002; valid during the call only
         * @param count how many entries of the array are set
         */
        void addresses(long tag, int[] addresses, int count);

        /**
         * A question without a usable answer, and why.
         *
         * @param tag of the question, from {@link Questions#next}
         * @param why there is neither an address nor a proved absence
         */
        void unusual(long tag, Unusual why);
    }

    /** Why a question has no plain answer, neither addresses nor their absence. */
    public enum Unusual {
        /** No reply to any attempt. */
        NO_REPLY,
        /** No route, no permission, or the resolver's port is closed. */
        UNREACHABLE,
        /** An RCODE other than NOERROR and NXDOMAIN. */
        FAILED,
        /** The reply has the TC bit. */
        TRUNCATED,
        /** The reply has a CNAME. */
        ALIAS,
        /** The reply contradicts itself, has only records of other names or types, or shows no absence (RFC 2308 section 2.2). */
        MALFORMED,
        /** Too many forged replies arrived at the socket of this question. */
        ATTACKED
    }

    /** How many datagrams this engine passes to the kernel in one call. */
    public enum Datagrams {
        /** Up to 32 datagrams in one call. This needs Linux and JNA on the class path; elsewhere it is {@link #SINGLE}. */
        BATCHED,
        /** One datagram in each call. */
        SINGLE
    }

    private final BulkCounts counts = new BulkCounts();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Flight flight;
    private boolean running;
    private boolean closed;

    private BulkDns(Builder settings, ResolverAddress resolver) {
        flight = new Flight(
                resolver.socketAddress(),
                settings.datagrams == Datagrams.BATCHED ? Ports::batched : queries -> Ports.single(),
                settings.random,
                settings.inFlight,
                settings.attempts,
                settings.attemptTimeout.toNanos(),
                System::nanoTime,
                counts);
    }

    /** {@return settings for a door} Only the resolver has no default. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Asks all questions and hands over all answers, on the calling thread. It blocks until {@link Questions#END} and the last
     * answer. It returns soon after {@link #stop}, {@link #close} or an interrupt, whose flag stays set. It may be called again
     * unless the engine was stopped.
     *
     * @param questions is asked for the next question whenever one can be sent
     * @param answers gets one call for each question
     * @throws IllegalStateException while another run goes on, or after {@link #close}
     */
    public void run(Questions questions, Answers answers) {
        begin();
        try {
            new BulkLoop(flight, stopped, questions, answers).run();
        } catch (IOException e) {
            throw new UncheckedIOException("waiting for replies failed", e);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (closed || running) {
            throw new IllegalStateException(closed ? "the engine is closed" : "a run is under way");
        }
        running = true;
    }

    private synchronized void end() {
        running = false;
        if (closed) {
            free();
        }
    }

    private void free() {
        try {
            flight.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends this run and all later ones. It may be called from any thread and inside a callback. Open questions get no callback.
     */
    public void stop() {
        stopped.set(true);
        flight.wakeup();
    }

    /**
     * {@return how datagrams pass: the builder's setting, or {@link Datagrams#SINGLE} where batches are not possible} May be
     * called from any thread.
     */
    public Datagrams datagrams() {
        return flight.inbox().room() > 1 ? Datagrams.BATCHED : Datagrams.SINGLE;
    }

    /** {@return what this engine did so far} May be called from any thread. */
    public BulkStatistics statistics() {
        return new BulkStatistics(
                counts.datagrams(), counts.replies(), counts.mismatches(), counts.retries(), counts.losses());
    }

    /** Stops the engine. The sockets are freed at once, or at the end of a run that goes on. */
    @Override
    public synchronized void close() {
        boolean first = !closed;
        closed = true;
        stop();
        if (first && !running) {
            free();
        }
    }

    /** Settings of an engine; only the resolver has no default. */
    public static final class Builder {

        private static final int MOST_IN_FLIGHT = 32_768;

        private @Nullable ResolverAddress resolver;
        private Duration attemptTimeout = Duration.ofMillis(1600);
        private int attempts = 3;
        private int inFlight = 1024;
        private SecureRandom random = new SecureRandom();
        private Datagrams datagrams = Datagrams.BATCHED;

        private Builder() {}

        /**
         * The resolver that all questions go to.
         *
         * @param address with its port
         * @return this builder
         */
        public Builder resolver(ResolverAddress address) {
            resolver = address;
            return this;
        }

        /**
         * How long one attempt waits for its reply. The default is 1.6 s. While datagrams get lost on the way and replies are
         * quick, the next attempt follows after an eighth of this time, or after twice the time of nearly all replies.
         *
         * @param perAttempt more than zero
         * @return this builder
         */
        public Builder attemptTimeout(Duration perAttempt) {
            if (perAttempt.isNegative() || perAttempt.isZero()) {
                throw new IllegalArgumentException("the timeout must be positive");
            }
            attemptTimeout = perAttempt;
            return this;
        }

        /**
         * How often a question is sent before it counts as unanswered. The default is 3. While repeats of other questions are
         * answered, datagrams get lost on the way; then a question has up to 16 attempts, and more in the time of as many
         * attempts as are set here.
         *
         * @param perQuestion 1 or more
         * @return this builder
         */
        public Builder attempts(int perQuestion) {
            if (perQuestion < 1) {
                throw new IllegalArgumentException("a question needs at least one attempt");
            }
            attempts = perQuestion;
            return this;
        }

        /**
         * The most questions in flight at once, 1 to 32768. The default is 1024. A question whose reply is overdue, because later
         * questions were answered long ago, is probably lost and does not count. Up to 16 times as many can wait for their time
         * limit like this.
         *
         * @param most 1 to 32768
         * @return this builder
         */
        public Builder inFlight(int most) {
            if (most < 1 || most > MOST_IN_FLIGHT) {
                throw new IllegalArgumentException("the questions in flight must be 1 to " + MOST_IN_FLIGHT);
            }
            inFlight = most;
            return this;
        }

        /**
         * The source of ids and ports. The default is the system's.
         *
         * @param replacement must not be predictable, because ids and ports keep forged replies out
         * @return this builder
         */
        public Builder random(SecureRandom replacement) {
            random = replacement;
            return this;
        }

        /**
         * How datagrams pass. The default is {@link Datagrams#BATCHED}.
         *
         * @param passing {@link Datagrams#BATCHED} is {@link Datagrams#SINGLE} where the system has no batches
         * @return this builder
         */
        public Builder datagrams(Datagrams passing) {
            datagrams = passing;
            return this;
        }

        /**
         * {@return an engine with sockets of its own; close it}
         *
         * @throws IllegalArgumentException without a resolver
         */
        public BulkDns build() {
            if (resolver == null) {
                throw new IllegalArgumentException("no resolver to ask");
            }
            return new BulkDns(this, resolver);
        }
    }
}
