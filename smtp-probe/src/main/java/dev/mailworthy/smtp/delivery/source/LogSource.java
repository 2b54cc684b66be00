package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** One log. */
public interface LogSource {

    /** The name for people: a file's, or {@code -}. */
    String name();

    /** The octets, unpacked. */
    InputStream open() throws IOException;

    /** When the log was last written. Times without a year are at most a day later. */
    Instant written() throws IOException;

    /** Whether {@link #open} can be called again. */
    boolean isRepeatable();

    /** The octets to read, before unpacking; 0 if that is not known. */
    default long size() {
        return 0;
    }
}
