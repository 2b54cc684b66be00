package dev.mailworthy.cli.command.spf;

import dev.mailworthy.core.text.BoundedLines;
import dev.mailworthy.core.text.FedInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a batch. A thread of its own reads ahead, so that a pause of the input stops neither the output nor the end of the
 * run. A line that is too long is cut, and a line without an end is an error. Its methods but {@link #close} are for one thread.
 */
final class BatchInput implements AutoCloseable {

    /** The most octets of a line. A longer line is no valid request. The rest of it is passed over. */
    static final int LONGEST_LINE = 65_536;

    /** What comes from the input. */
    sealed interface Event {
        /** A line without its line break. */
        record Line(String text) implements Event {}

        /** The end of the input. */
        record End() implements Event {}

        /** The input cannot be read any more. */
        record Broken(String problem) implements Event {}
    }

    private final FedInput input;
    private final BoundedLines lines;

    private BatchInput(FedInput input) {
        this.input = input;
        this.lines = BoundedLines.ofText(input, LONGEST_LINE);
    }

    /**
     * @param in not closed, because a thread may wait for it
     * @param arrival called after each arrival, by another thread
     */
    static BatchInput reading(InputStream in, Runnable arrival) {
        return new BatchInput(FedInput.of(in, arrival));
    }

    /** The next event, if one has come. */
    Optional<Event> poll() {
        try {
            if (!lines.isReady()) {
                return Optional.empty();
            }
            return Optional.of(lines.advance() ? new Event.Line(lines.text()) : new Event.End());
        } catch (IOException e) {
            return Optional.of(new Event.Broken(String.valueOf(e.getMessage())));
        }
    }

    /** Ends a read that waits, from any thread. */
    @Override
    public void close() {
        input.close();
    }
}
