package dev.mailworthy.smtp.delivery.source;

import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A log in a file, plain or packed. */
record LogFile(Path path) implements LogSource {

    @Override
    public String name() {
        return Printable.text(path.toString());
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return Unpacked.of(Files.newInputStream(path), name());
        } catch (PackedLogException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(name() + ": " + InputFile.problem(path, e), e);
        }
    }

    @Override
    public Optional<InputStream> openAt(long offset) throws IOException {
        if (!isRepeatable()) {
            return Optional.empty();
        }
        InputStream octets = Files.newInputStream(path);
        try {
            if (Packing.of(octets.readNBytes(Packing.MAGIC)).isPresent() || size() < offset) {
                octets.close();
                return Optional.empty();
            }
            octets.close();
            octets = Files.newInputStream(path);
            octets.skipNBytes(offset);
            return Optional.of(octets);
        } catch (IOException e) {
            octets.close();
            throw new IOException(name() + ": " + InputFile.problem(path, e), e);
        }
    }

    @Override
    public Instant written() throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw new IOException(name() + ": " + InputFile.problem(path, e), e);
        }
    }

    @Override
    public boolean isRepeatable() {
        return Files.isRegularFile(path);
    }

    @Override
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }
}
