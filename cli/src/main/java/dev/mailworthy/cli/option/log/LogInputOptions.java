package dev.mailworthy.cli.option.log;

import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.LabException;
import dev.mailworthy.cli.lab.LabLog;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.run.UsageException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code deliveries} takes lines from besides the files that are named, and what it keeps of them. */
public final class LogInputOptions {

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "Add the new lines of the logs to this file, and show all that it knows. Each line counts once,"
                            + " also after the logs were rotated, copied or packed. The file is made if it is not there.")
    private @Nullable String store;

    @Option(
            names = "--journal",
            description = "Read systemd's journal with journalctl, and no file. Also the default on a machine without"
                    + " a log file.")
    private boolean journal;

    @Option(
            names = "--follow",
            description =
                    "Then wait for new lines, and show what they say each second, until Ctrl-C. Rotation is followed.")
    private boolean follow;

    @Option(
            names = "--lab",
            completionCandidates = Candidates.Labs.class,
            paramLabel = "NAME|DIR",
            description = "Read the log of this lab. See: mailworthy lab list.")
    private @Nullable String lab;

    /** @throws UsageException for options that exclude each other, or these logs */
    public void check(List<String> names) {
        String keeping = follow ? "--follow" : "--store";
        boolean keeps = follow || store != null;
        if (lab != null && (journal || keeps)) {
            throw new UsageException("--lab has a log of its own: leave out " + (journal ? "--journal" : keeping));
        }
        if (lab != null && !names.isEmpty()) {
            throw new UsageException("--lab has a log of its own: leave out " + names.get(0));
        }
        if (journal && !names.isEmpty()) {
            throw new UsageException("--journal reads the journal and no file: leave out " + names.get(0));
        }
        if (journal && keeps) {
            throw new UsageException(
                    keeping + " needs files: lines of the journal cannot be told from lines read before");
        }
        if (keeps && names.contains("-")) {
            throw new UsageException(
                    keeping + " needs files: lines on standard input cannot be told from lines read before");
        }
    }

    public Optional<String> store() {
        return Optional.ofNullable(store);
    }

    public boolean isJournal() {
        return journal;
    }

    /** Whether to go on with lines that are written later. */
    public boolean follows() {
        return follow;
    }

    /** The log of the lab that the user names. */
    public Optional<LabLog> lab() {
        if (lab == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Lab.load(lab)
                    .log()
                    .orElseThrow(() -> new UsageException("the lab " + lab + " has no log of a mail server")));
        } catch (LabException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
