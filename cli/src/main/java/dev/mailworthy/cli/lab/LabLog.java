package dev.mailworthy.cli.lab;

import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The log of a {@link Lab lab}'s mail server.
 *
 * @param name the file
 * @param now the lab's own time, at which the log is read; checks in the lab run at this time
 */
public record LabLog(String name, String text, Instant now) implements LogSource {

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Instant written() {
        return now;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long size() {
        return text.length();
    }
}
