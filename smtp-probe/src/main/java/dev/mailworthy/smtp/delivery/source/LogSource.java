package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** One log. */
public interface LogSource {

    /** {@return the name for people: a file's, or {@code -}} */
    String name();

    /**
     * {@return the octets, unpacked}
     *
     * @throws IOException if the log cannot be read or unpacked
     */
    InputStream open() throws IOException;

    /**
     * When the log was last written. Times without a year are at most a day later.
     *
     * @return a moment that times without a year do not exceed by more than a day
     * @throws IOException if the time cannot be read
     */
    Instant written() throws IOException;

    /** {@return whether {@link #open} can be called again} */
    boolean isRepeatable();

    /**
     * {@return the octets from a place on; empty if the log can only be read from its beginning, as a packed one}
     *
     * @param offset how many octets stand before that place
     * @throws IOException if the log cannot be read
     */
    default Optional<InputStream> openAt(long offset) throws IOException {
        return Optional.empty();
    }

    /** {@return the octets to read, before unpacking; 0 if that is not known} */
    default long size() {
        return 0;
    }
}
