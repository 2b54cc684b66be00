package dev.mailworthy.smtp.feedback.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content in memory. */
record GivenOctets(String name, byte[] octets) implements FeedbackSource {

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }
}
