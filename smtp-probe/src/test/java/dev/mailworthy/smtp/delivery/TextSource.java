package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A log in memory. */
record TextSource(byte[] octets, Instant written) implements LogSource {

    static TextSource of(List<String> lines, Instant written) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return new TextSource(text.toString().getBytes(StandardCharsets.ISO_8859_1), written);
    }

    @Override
    public String name() {
        return "test.log";
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }

    @Override
    public Optional<InputStream> openAt(long offset) {
        return Optional.of(new ByteArrayInputStream(octets, (int) offset, octets.length));
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
