package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.StoredAlert;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** A file to which alerts are appended, one document on each line. */
public final class AlertFile implements AlertOutlet {

    private final Path file;

    public AlertFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void send(List<StoredAlert> alerts) throws IOException {
        String lines = alerts.stream().map(StoredAlert::document).collect(Collectors.joining());
        try {
            Files.write(
                    file,
                    lines.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("cannot be written: " + InputFile.problem(file, e), e);
        }
    }
}
