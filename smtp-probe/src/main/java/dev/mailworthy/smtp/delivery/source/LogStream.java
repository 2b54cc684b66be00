package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** A log on a stream, which can be read once. */
record LogStream(InputStream stream, Instant written) implements LogSource {

    @Override
    public String name() {
        return "-";
    }

    @Override
    public InputStream open() throws IOException {
        return Unpacked.of(stream, "-");
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }
}
