package dev.mailworthy.cli.option;

import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Secrets;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.provider.SupportTicket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the letter to the provider. */
public final class TicketOptions {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--ticket",
            paramLabel = "FILE|-",
            description =
                    "Write a letter to the provider's support about the closed ports, with the measurements. - prints"
                            + " it instead of the report.")
    private @Nullable Path ticket;

    @Option(names = "--force", description = "Overwrite the file of --ticket if it exists.")
    private boolean force;

    private Optional<OutputFile> file = Optional.empty();

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
    public void check(Rendering rendering, Secrets secrets) {
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
        if (Files.exists(ticket) && !Files.isDirectory(ticket) && !force) {
            throw alreadyThere();
        }
        file = Optional.of(OutputFile.of(ticket.toString(), secrets));
    }

    /**
     * Writes the {@link SupportTicket letter} to its file. The renderer prints a letter that goes to standard output.
     *
     * @throws UsageException when the file came into being during the run
     * @throws OutputException when the file cannot be written
     */
    public void write(SupportTicket letter) {
        if (file.isPresent() && !force && Files.exists(file.get().path())) {
            throw alreadyThere();
        }
        file.ifPresent(output -> output.write(letter.text()));
    }

    private UsageException alreadyThere() {
        return new UsageException(ticket + ": is already there; --force overwrites it");
    }
}
