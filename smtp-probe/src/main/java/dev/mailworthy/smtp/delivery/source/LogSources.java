package dev.mailworthy.smtp.delivery.source;

import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Finds the logs that a user names. A file that is named twice is read once. */
public final class LogSources {

    /** The names of mail logs in a folder, also rotated and packed ones. */
    private static final String MAIL_LOGS =
            "{mail.log*,maillog*,mail.info*,postfix*.log*,mainlog*,main.log*,exim_mainlog*,exim*.log*}";

    private final Map<Object, LogSource> found = new LinkedHashMap<>();
    private final InputStream input;
    private final Instant now;

    /**
     * No sources yet; {@link #add} adds them.
     *
     * @param input what {@code -} stands for
     * @param now when the log on it was last written
     */
    public LogSources(InputStream input, Instant now) {
        this.input = input;
        this.now = now;
    }

    /**
     * Adds a file, the mail logs of a folder, the files that a pattern with {@code *} and {@code ?} names, or {@code -}.
     *
     * @param name a file, folder or pattern, or {@code -} for standard input
     * @return this object
     * @throws IOException if there is none; the message is one line for people
     */
    public LogSources add(String name) throws IOException {
        if (name.equals("-")) {
            found.put("-", new LogStream(input, now));
            return this;
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                matching(path, MAIL_LOGS, name + ": holds no mail log (mail.log*, maillog*, mainlog*); name the files");
            } else if (!Files.exists(path) && isPattern(name)) {
                Path folder = path.getParent() == null ? Path.of(".") : path.getParent();
                matching(folder, String.valueOf(path.getFileName()), name + ": no file has such a name");
            } else {
                file(path);
            }
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new IOException(Printable.text(name + ": is no name of a file"), e);
        }
        return this;
    }

    /**
     * Adds systemd's journal.
     *
     * @param journal is read when its turn comes
     * @return these sources
     */
    public LogSources add(SystemJournal journal) {
        found.put("journal", journal);
        return this;
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    private void matching(Path folder, String pattern, String otherwise) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
            all.forEach(file -> {
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
            });
        } catch (IOException e) {
            throw new IOException(Printable.text(folder + ": " + InputFile.problem(folder, e)), e);
        }
        if (files.isEmpty()) {
            throw new IOException(Printable.text(otherwise));
        }
        if (files.stream().anyMatch(file -> named(file, "mail.log"))) {
            // The older rsyslog.conf of Debian writes the lines of mail.log to mail.info as well.
            files.removeIf(file -> named(file, "mail.info"));
        }
        files.sort(null);
        for (Path file : files) {
            file(file);
        }
    }

    private static boolean named(Path file, String beginning) {
        return String.valueOf(file.getFileName()).startsWith(beginning);
    }

    private void file(Path file) throws IOException {
        Object identity;
        try {
            identity = file.toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException(Printable.text(file + ": there is no such file"), e);
        } catch (IOException e) {
            throw new IOException(Printable.text(file + ": " + InputFile.problem(file, e)), e);
        }
        found.putIfAbsent(identity, new LogFile(file));
    }

    /** {@return the logs in the order in which they were named} */
    public List<LogSource> all() {
        return List.copyOf(found.values());
    }
}
