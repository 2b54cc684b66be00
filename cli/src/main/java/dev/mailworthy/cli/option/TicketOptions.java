package dev.mailworthy.cli.option;

import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.provider.SupportTicket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the letter to the provider. */
public final class TicketOptions {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--ticket",
            paramLabel = "FILE|-",
            description =
                    "Write a letter to the provider's support about the closed ports, with what was measured; - writes it"
                            + " to standard output in the report's place.")
    private @Nullable Path ticket;

    @Option(names = "--force", description = "Overwrite the file that --ticket names.")
    private boolean force;

    public boolean isWanted() {
        return ticket != null;
    }

    public boolean isStandardOutput() {
        return ticket != null && ticket.toString().equals(STANDARD_OUTPUT);
    }

    /**
     * Call this before the run.
     *
     * @throws UsageException when the letter cannot be written
     */
    public void check(Rendering rendering) {
        if (ticket == null) {
            return;
        }
        if (isStandardOutput()) {
            if (rendering != Rendering.TEXT) {
                throw new UsageException(
                        "the report goes to standard output: write the ticket to a file with --ticket FILE");
            }
            return;
        }
        if (Files.isDirectory(ticket)) {
            throw new UsageException(ticket + ": is a directory");
        }
        if (Files.exists(ticket) && !force) {
            throw alreadyThere();
        }
        Path folder = ticket.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(ticket + ": there is no such folder");
        }
    }

    /**
     * Writes the {@link SupportTicket letter} to its file. The renderer prints a letter that goes to standard output.
     *
     * @throws UsageException when the file cannot be written
     */
    public void write(SupportTicket letter) {
        if (isStandardOutput()) {
            return;
        }
        Path file = Objects.requireNonNull(ticket);
        OpenOption[] how = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(file, letter.text(), StandardCharsets.UTF_8, how);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere();
        } catch (IOException e) {
            throw new UsageException(ticket + ": cannot be written");
        }
    }

    private UsageException alreadyThere() {
        return new UsageException(ticket + ": is already there; --force overwrites it");
    }
}
