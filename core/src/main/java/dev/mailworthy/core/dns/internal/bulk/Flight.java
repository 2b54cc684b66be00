package dev.mailworthy.core.dns.internal.bulk;

import dev.mailworthy.core.dns.internal.bulk.port.Inbox;
import dev.mailworthy.core.dns.internal.bulk.port.PortOwner;
import dev.mailworthy.core.dns.internal.bulk.port.Ports;
import dev.mailworthy.core.dns.internal.bulk.port.UnsentException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a run. Each is sent on a random socket under a random id. A question without a reply in time is sent again;
 * an answered one is removed. A question whose reply is overdue does not count as in flight any more, so that new questions go
 * out while lost ones wait for their time limit.
 */
public final class Flight {

    /** No slot. */
    public static final int NONE = -1;

    /** Room for overdue questions, for each question that may be in flight. */
    private static final int ROOM = 16;

    private static final int MOST_SLOTS = 32_768;

    /** On a network that loses datagrams, an attempt has this part of its time, if replies are quick. */
    private static final int SOONER = 8;

    private final Slots slots;
    private final ReplyTimes times;
    private final Ports ports;
    private final QuestionRun run;
    private final SocketPool pool;
    private final RandomBlock random;
    private final SendWindow window;
    private final BulkCounts counts;
    private final RepeatGain gain = new RepeatGain();
    private final int attempts;
    private final long timeout;
    private final LongSupplier clock;
    private long now;
    private long lastSent;
    private long lastAnsweredSentAt = Long.MIN_VALUE;
    private int probes;

    /**
     * @param sockets opens sockets; it gets the buffer that has all queries
     * @param attempts attempts for one question; further ones follow while {@link RepeatGain repeats are answered}
     * @param timeout the time limit of an attempt, in nanoseconds
     * @param clock like {@link System#nanoTime}
     */
    public Flight(
            InetSocketAddress server,
            Function<ByteBuffer, Ports> sockets,
            SecureRandom secure,
            int inFlight,
            int attempts,
            long timeout,
            LongSupplier clock,
            BulkCounts counts) {
        this.clock = clock;
        this.now = clock.getAsLong();
        this.slots = new Slots(Math.min(MOST_SLOTS, inFlight * ROOM));
        this.times = new ReplyTimes(timeout);
        this.random = new RandomBlock(secure);
        this.ports = sockets.apply(slots.queries());
        this.run = new QuestionRun(ports.run());
        this.pool = new SocketPool(server, ports, random);
        this.window = new SendWindow(inFlight, timeout, now);
        this.counts = counts;
        this.attempts = attempts;
        this.timeout = timeout;
    }

    /** Reads the clock. One reading serves many datagrams. */
    public void tick() {
        now = clock.getAsLong();
    }

    public boolean isEmpty() {
        return slots.waiting() == 0 && slots.overdue() == 0 && slots.again() == 0;
    }

    /** Whether {@link SendWindow} allows another datagram. */
    public boolean isOpen() {
        return slots.waiting() < window.size() || untilProbe() <= 0;
    }

    /**
     * Nanoseconds until one more datagram may be sent although the window is full. When all questions of a window are lost, only
     * the reply to one more shows it. Without any reply as many as the window has may be sent like this.
     */
    public long untilProbe() {
        return probes < window.size()
                        && slots.overdue() < window.size() * ROOM / 2
                        && lastAnsweredSentAt != Long.MIN_VALUE
                ? lastSent + times.patience() - now
                : Long.MAX_VALUE;
    }

    /** Whether there is a slot for another question. */
    public boolean hasRoom() {
        return !slots.isFull();
    }

    /** The slot of a question whose next attempt has to be sent, or {@link #NONE}. */
    public int nextAgain() {
        return slots.again() == 0 ? NONE : slots.firstAgain();
    }

    /** Adds a question without sending it. Returns its slot. */
    public int add(long tag, ByteBuffer name) {
        return slots.add(tag, name);
    }

    /** Notes that the caller had no question although the window allowed one. */
    public void idle() {
        window.idle(now);
    }

    /** Whether the next attempt of a question may join the present {@link QuestionRun}. */
    public boolean isRunFor(int slot) {
        return run.takes(slots.socket(slot), now);
    }

    /**
     * Begins a {@link QuestionRun} on a random socket. The run before must have been flushed.
     *
     * @throws IOException if no socket can be opened
     */
    public void beginRun(int slot) throws IOException {
        run.begin(pool.pick(slots.socket(slot), now));
    }

    /**
     * Writes the next attempt to the run's socket.
     *
     * @return null, or the socket that failed; all questions that wait on it have failed too
     */
    public @Nullable BulkSocket send(int slot) {
        BulkSocket socket = run.socket();
        if (slots.waiting() >= window.size()) {
            probes++;
            lastSent = now;
        }
        ByteBuffer octets = slots.send(slot, socket, socket.reserve(random, slot));
        run.add(slot);
        try {
            socket.write(octets);
            return null;
        } catch (IOException e) {
            went(run.count());
            return socket;
        }
    }

    /**
     * Sends the run and ends it. Questions that a failed socket did not send wait to be sent again.
     *
     * @return null, or the socket that failed; all questions that wait on it have failed too
     */
    public @Nullable BulkSocket flush() {
        if (run.isEmpty()) {
            return null;
        }
        BulkSocket socket = run.socket();
        try {
            socket.flush();
            went(run.count());
            return null;
        } catch (IOException e) {
            went(e instanceof UnsentException part ? part.from() : run.count());
            return socket;
        }
    }

    /**
     * Notes that the first questions of the run were sent now. The clock is read again, because the caller may have been slow.
     */
    private void went(int sent) {
        tick();
        run.end();
        lastSent = now;
        for (int i = 0; i < sent; i++) {
            slots.sentAt(run.slot(i), now);
            counts.datagram(slots.attempts(run.slot(i)));
        }
        for (int i = sent; i < run.count(); i++) {
            release(run.slot(i));
            slots.takeBack(run.slot(i));
        }
    }

    /** The buffers of datagrams that were read. */
    public Inbox inbox() {
        return ports.inbox();
    }

    /** Waits for arrivals, as {@link Ports#await} does. */
    public void await(long millis, Consumer<PortOwner> arrivals) throws IOException {
        ports.await(millis, arrivals);
    }

    /** See {@link Ports#gather}. */
    public boolean gather() {
        return ports.gather();
    }

    /** Ends a wait, from any thread. */
    public void wakeup() {
        ports.wakeup();
    }

    /** Nanoseconds until the oldest attempt times out; {@link Long#MAX_VALUE} without one. */
    public long untilDue() {
        return slots.waiting() + slots.overdue() == 0 ? Long.MAX_VALUE : slots.sentAt(slots.oldest()) + limit() - now;
    }

    /**
     * The time limit of an attempt. When losses are proved, an attempt whose reply is more than twice as late as nearly all
     * replies is lost too, and the wait for its whole time would only delay the next one.
     */
    private long limit() {
        return gain.provesLoss() ? Math.min(timeout, Math.max(timeout / SOONER, 2 * times.patience())) : timeout;
    }

    /** The socket of the oldest attempt that is not overdue, or null without one. */
    public @Nullable BulkSocket oldestSocket() {
        return slots.waiting() == 0 ? null : slots.socket(slots.oldestInTime());
    }

    /** Ends the oldest attempt. Returns its slot if it was the last attempt of its question, otherwise {@link #NONE}. */
    public int expireOldest() {
        int slot = slots.oldest();
        int made = slots.attempts(slot);
        counts.lost();
        gain.lost(made);
        boolean hadItsTime = now - slots.begunAt(slot) >= attempts * timeout;
        if (made >= attempts && hadItsTime && !gain.isWorthOneMore(made)) {
            return slot;
        }
        release(slot);
        slots.giveUpAttempt(slot);
        return NONE;
    }

    /** The slot of the question that a datagram on this socket answers, or {@link #NONE}. */
    public int answeredBy(BulkSocket socket, int id, ByteBuffer datagram, int length) {
        int slot = socket.slotOf(id);
        return slot != IdTable.NONE && slots.isAnsweredBy(slot, datagram, length) ? slot : NONE;
    }

    /** The index behind the question in a reply to this slot. */
    public int questionEnd(int slot) {
        return slots.questionEnd(slot);
    }

    /** Notes a reply. Frees the slot and returns the question's tag. */
    public long answered(int slot) {
        counts.reply();
        gain.answered(slots.attempts(slot));
        probes = 0;
        noteTime(slots.sentAt(slot));
        window.answered(now);
        if (slots.attempts(slot) > 1) {
            window.lost(now);
        }
        return end(slot);
    }

    /** Notes how long a reply took. Questions that were sent much earlier than the answered one are overdue. */
    private void noteTime(long sentAt) {
        times.took(now - sentAt);
        lastAnsweredSentAt = Math.max(lastAnsweredSentAt, sentAt);
        long overdue = lastAnsweredSentAt - times.patience();
        while (slots.waiting() > 0 && slots.sentAt(slots.oldestInTime()) < overdue) {
            slots.oldestIsOverdue();
        }
    }

    /** Ends a question that waits for a reply. Frees the slot and returns the tag. */
    public long end(int slot) {
        release(slot);
        slots.free(slot);
        return slots.tag(slot);
    }

    /** Ends a question that waits to be sent. Frees the slot and returns the tag. */
    public long drop(int slot) {
        slots.free(slot);
        return slots.tag(slot);
    }

    /** Counts a datagram that fits no question. Returns true if the socket has had too many of them; then it is retired. */
    public boolean isAttack(BulkSocket socket, int id) {
        counts.mismatch();
        boolean attack = socket.isAttackedBy(id);
        if (attack) {
            pool.retire(socket);
        }
        return attack;
    }

    /** Takes a broken socket out of the pool. */
    public void retire(BulkSocket socket) {
        pool.retire(socket);
    }

    /** Forgets all questions. */
    public void abandon() {
        run.end();
        ports.discard();
        while (slots.waiting() + slots.overdue() > 0) {
            end(slots.oldest());
        }
        while (slots.again() > 0) {
            drop(slots.firstAgain());
        }
    }

    private void release(int slot) {
        Objects.requireNonNull(slots.socket(slot)).release(slots.id(slot));
    }

    public void close() throws IOException {
        ports.close();
    }
}
