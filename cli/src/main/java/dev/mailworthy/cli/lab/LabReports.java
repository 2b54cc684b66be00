package dev.mailworthy.cli.lab;

import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The mailbox with reports of a {@link Lab lab}.
 *
 * @param name the file
 * @param text a character for each octet
 * @param now the lab's own time, at which the reports are read
 */
public record LabReports(String name, String text, Instant now) implements FeedbackSource {

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
