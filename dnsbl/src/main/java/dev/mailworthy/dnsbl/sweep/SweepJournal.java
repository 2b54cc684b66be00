package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a sweep in a file, kept to resume it. A heading identifies the sweep. Then there are lines of output
 * ({@code L ...}), lines of unanswered pairs ({@code U ...}), their answers in a later run ({@code R ...}) and marks
 * ({@code D ...}). A mark says that all pairs before it are settled and their lines stand above it. Everything after the last
 * complete mark is done again. Each line has a {@link JournalText checksum}. The file is its owner's alone (mode 600).
 */
final class SweepJournal implements SweepMemory {

    private static final String KIND = "mailworthy-sweep ";
    private static final String MAGIC = KIND + "2 ";
    private static final int LONGEST_LINE = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final StringBuilder pending = new StringBuilder();
    private final UnsettledPairs unanswered = new UnsettledPairs();
    private SweepMark mark = SweepMark.start();
    private int complete;
    private long end;
    private long lines;

    private SweepJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file, or creates it.
     *
     * @param plan identifies the sweep
     * @throws SweepException if it belongs to another sweep, is damaged, is in use, or cannot be written
     */
    static SweepJournal open(Path file, String plan) throws SweepException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new SweepException(file + ": is no regular file, so that it cannot keep the progress of a sweep");
        }
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    owner(file));
            SweepJournal journal = new SweepJournal(file, channel);
            try {
                journal.begin(plan);
                return journal;
            } catch (IOException | SweepException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SweepException(file + ": cannot be used to resume: " + reason(e));
        }
    }

    private static FileAttribute<?>[] owner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void begin(String plan) throws IOException, SweepException {
        Optional<FileLock> lock = lock();
        if (lock.isEmpty()) {
            throw new SweepException(file + ": another sweep is writing to it");
        }
        if (channel.size() == 0) {
            write(sealed(MAGIC + plan));
            end = channel.position();
            return;
        }
        readMarks(MAGIC + plan);
        channel.truncate(end);
        channel.position(end);
    }

    private Optional<FileLock> lock() throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private String sealed(String line) {
        lines++;
        return JournalText.sealed(lines, line);
    }

    private void readMarks(String heading) throws IOException, SweepException {
        JournalLines read = new JournalLines(channel, LONGEST_LINE);
        checkHeading(read.next().orElse(""), heading);
        end = read.offset();
        lines = 1;
        long number = 1;
        long damaged = 0;
        for (Optional<String> line = read.next(); line.isPresent(); line = read.next()) {
            number++;
            Optional<String> opened = JournalText.opened(number, line.get());
            if (opened.isEmpty()) {
                damaged = damaged == 0 ? number : damaged;
                continue;
            }
            unanswered.read(opened.get());
            Optional<SweepMark> reached = mark(opened.get());
            if (reached.isPresent()) {
                if (damaged > 0) {
                    throw new SweepException(file + ":" + damaged
                            + ": the line is damaged, and later lines build on it; name another file, or remove it");
                }
                mark = reached.get();
                end = read.offset();
                lines = number;
                unanswered.mark();
            }
        }
    }

    private static Optional<SweepMark> mark(String line) {
        return line.startsWith("D ") ? SweepMark.parse(line.substring(2)) : Optional.empty();
    }

    private void checkHeading(String first, String heading) throws SweepException {
        if (first.startsWith(KIND)) {
            throw new SweepException(file + ": was written by an earlier version; name another file, or remove it");
        }
        String read = JournalText.opened(1, first).orElse("");
        if (!read.startsWith(MAGIC)) {
            throw new SweepException(file + ": is no record of a sweep; name another file");
        }
        if (!read.equals(heading)) {
            throw new SweepException(file
                    + ": belongs to a sweep of other targets or lists, or with other options; name another file, or"
                    + " remove it");
        }
    }

    @Override
    public SweepMark mark() {
        return mark;
    }

    @Override
    public List<OpenPair> open() {
        return unanswered.open();
    }

    @Override
    public void replay(SweepOutput output) throws IOException {
        JournalLines read = new JournalLines(channel, LONGEST_LINE);
        long number = 0;
        for (Optional<String> line = read.next(); line.isPresent() && read.offset() <= end; line = read.next()) {
            number++;
            Optional<String> shown = JournalText.opened(number, line.get()).flatMap(unanswered::shown);
            if (shown.isPresent()) {
                output.line(shown.get());
            }
        }
        channel.position(end);
    }

    @Override
    public void line(SweepPair pair, String line) {
        pending.append(sealed(
                pair.result().state() == ListState.UNANSWERED
                        ? UnsettledPairs.line(
                                new OpenPair(pair.target(), pair.result().id(), line))
                        : "L " + line));
    }

    @Override
    public void again(OpenPair pair, @Nullable SweepPair result, String line) {
        pending.append(sealed(UnsettledPairs.answer(pair, result, line)));
        complete = pending.length();
    }

    @Override
    public boolean reached() {
        complete = pending.length();
        return complete > BUFFER;
    }

    /** Notes progress. Lines after the last complete target stay in memory until the next mark. */
    @Override
    public void save(SweepMark reached) throws IOException {
        if (reached.counts().targets() == mark.counts().targets() && complete == 0) {
            return;
        }
        String later = pending.substring(complete);
        String saved = pending.substring(0, complete);
        lines -= later.lines().count();
        write(saved + sealed("D " + reached));
        channel.force(false);
        pending.setLength(0);
        later.lines().forEach(line -> pending.append(sealed(line.substring(line.indexOf(' ') + 1))));
        complete = 0;
        mark = reached;
    }

    private void write(String text) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "its folder does not exist"
                : e instanceof AccessDeniedException ? "this user may not write it" : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
