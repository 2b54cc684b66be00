package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.target.SweepMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Progress of a sweep in a file, kept to resume it. A heading identifies the sweep. Then there are lines of output
 * ({@code L ...}) and marks ({@code D ...}). A mark says that all pairs before it are settled and their lines stand above it.
 * Everything after the last complete mark is done again.
 */
final class SweepJournal implements SweepMemory {

    private static final String MAGIC = "mailworthy-sweep 1 ";
    private static final int LONGEST_LINE = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final StringBuilder pending = new StringBuilder();
    private SweepMark mark = SweepMark.start();
    private int complete;
    private long end;

    private SweepJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file, or creates it.
     *
     * @param plan identifies the sweep
     * @throws SweepException if it belongs to another sweep, is in use, or cannot be written
     */
    static SweepJournal open(Path file, String plan) throws SweepException {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
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

    private void begin(String plan) throws IOException, SweepException {
        Optional<FileLock> lock = lock();
        if (lock.isEmpty()) {
            throw new SweepException(file + ": another sweep is writing to it");
        }
        String heading = MAGIC + plan + "\n";
        if (channel.size() == 0) {
            write(heading);
            end = channel.position();
            return;
        }
        readMarks(heading);
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

    private void readMarks(String heading) throws IOException, SweepException {
        JournalLines lines = new JournalLines(channel, LONGEST_LINE);
        Optional<String> first = lines.next();
        if (first.isEmpty() || !first.get().startsWith(MAGIC)) {
            throw new SweepException(file + ": is no record of a sweep; name another file");
        }
        if (!(first.get() + "\n").equals(heading)) {
            throw new SweepException(
                    file + ": belongs to a sweep of other targets or lists; name another file, or remove it");
        }
        end = lines.offset();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            Optional<SweepMark> read =
                    line.get().startsWith("D ") ? SweepMark.parse(line.get().substring(2)) : Optional.empty();
            if (read.isPresent()) {
                mark = read.get();
                end = lines.offset();
            }
        }
    }

    @Override
    public SweepMark mark() {
        return mark;
    }

    @Override
    public void replay(SweepOutput output) throws IOException {
        JournalLines lines = new JournalLines(channel, LONGEST_LINE);
        for (Optional<String> line = lines.next(); line.isPresent() && lines.offset() <= end; line = lines.next()) {
            if (line.get().startsWith("L ")) {
                output.line(line.get().substring(2));
            }
        }
        channel.position(end);
    }

    @Override
    public void line(String line) {
        pending.append("L ").append(line).append('\n');
    }

    @Override
    public boolean reached() {
        complete = pending.length();
        return complete > BUFFER;
    }

    /** Notes progress. Lines after the last complete target stay in memory until the next mark. */
    @Override
    public void save(SweepMark reached) throws IOException {
        if (reached.counts().targets() == mark.counts().targets()) {
            return;
        }
        write(pending.substring(0, complete) + "D " + reached + "\n");
        channel.force(false);
        pending.delete(0, complete);
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
