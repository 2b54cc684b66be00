package dev.mailworthy.cli.command.spf;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads the lines of a batch on a thread of its own, so that a pause of the input stops neither the output nor the end of the
 * run. A line that is too long is cut, and a line without an end is an error.
 */
final class BatchInput {

    private static final int AHEAD = 64;

    /** A longer line is no valid request. The rest of it is passed over. */
    static final int LONGEST_LINE = 65_536;

    /** A line of this length has no end: the input is no file of lines. */
    private static final int ENDLESS_LINE = 1 << 20;

    /** What comes from the input. */
    sealed interface Event {
        /** A line without its line break. */
        record Line(String text) implements Event {}

        /** The end of the input. */
        record End() implements Event {}

        /** The input cannot be read any more. */
        record Broken(String problem) implements Event {}
    }

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(AHEAD);
    private final Reader in;
    private final Runnable arrival;
    private long number;

    private BatchInput(Reader in, Runnable arrival) {
        this.in = in;
        this.arrival = arrival;
    }

    /** @param arrival called after each event, by another thread */
    static BatchInput reading(Reader in, Runnable arrival) {
        BatchInput input = new BatchInput(in, arrival);
        Thread thread = new Thread(input::readAll, "batch input");
        thread.setDaemon(true);
        thread.start();
        return input;
    }

    /** The next event, if one has come. */
    Optional<Event> poll() {
        return Optional.ofNullable(events.poll());
    }

    /** Whether the input pauses or has ended. */
    boolean isIdle() {
        return events.isEmpty();
    }

    private void readAll() {
        try {
            put(reading());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Event reading() throws InterruptedException {
        try {
            for (Optional<String> line = next(); line.isPresent(); line = next()) {
                put(new Event.Line(line.get()));
            }
            return new Event.End();
        } catch (IOException e) {
            return new Event.Broken(String.valueOf(e.getMessage()));
        }
    }

    private void put(Event event) throws InterruptedException {
        events.put(event);
        arrival.run();
    }

    private Optional<String> next() throws IOException {
        number++;
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        int length = 0;
        while (c >= 0 && c != '\n') {
            if (length++ < LONGEST_LINE) {
                line.append((char) c);
            }
            if (length > ENDLESS_LINE) {
                throw new IOException("line " + number + " has more than " + ENDLESS_LINE + " characters");
            }
            c = in.read();
        }
        return Optional.of(line.toString());
    }
}
