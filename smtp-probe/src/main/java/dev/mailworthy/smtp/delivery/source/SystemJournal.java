package dev.mailworthy.smtp.delivery.source;

import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mail of systemd's journal, as {@code journalctl} prints it: entries of the facility mail (2, RFC 5424 section 6.2.1). The
 * program is run by its full path and without the user's environment, and ends with the stream.
 */
public final class SystemJournal implements LogSource {

    /** Where distributions keep the program. The search path of the user is not used, because others may have set it. */
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/journalctl"), Path.of("/bin/journalctl"));

    private final List<Path> places;
    private final Optional<Instant> since;
    private final Instant now;

    SystemJournal(List<Path> places, Optional<Instant> since, Instant now) {
        this.places = places;
        this.since = since;
        this.now = now;
    }

    /**
     * {@return the journal of this machine}
     *
     * @param since entries before this time are not asked for
     * @param now stands in for the time when the journal was last written
     */
    public static SystemJournal of(Optional<Instant> since, Instant now) {
        return new SystemJournal(PLACES, since, now);
    }

    /** {@return whether this machine has the program} */
    public boolean isThere() {
        return program().isPresent();
    }

    private Optional<Path> program() {
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    @Override
    public String name() {
        return "journal";
    }

    /** @throws IOException if the program is not there; the stream throws one if the program fails */
    @Override
    public InputStream open() throws IOException {
        Path program = program()
                .orElseThrow(() -> new IOException("journal: journalctl is not on this machine; name a file instead"));
        List<String> command = new ArrayList<>(List.of(program.toString(), "-o", "json", "-q", "SYSLOG_FACILITY=2"));
        since.ifPresent(time -> command.addAll(List.of("-S", "@" + time.getEpochSecond())));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        try {
            return ProgramStream.of(builder.start(), name());
        } catch (IOException e) {
            throw new IOException(Printable.text("journal: " + program + " cannot be run: " + e.getMessage()), e);
        }
    }

    @Override
    public Instant written() {
        return now;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }
}
