package dev.mailworthy.cli.store;

import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Secrets;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.MemoryForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The file in which {@code deliveries --store} keeps what was read of logs. It is replaced as a whole, so that a process that is
 * killed leaves the file as it was. One process at a time: a lock file beside it is held until the end.
 */
public final class DeliveryStore implements AutoCloseable {

    /** Far more than hourly counts of many years take. */
    private static final long LARGEST = 512L << 20;

    private final OutputFile file;
    private final FileChannel channel;
    private final DeliveryMemory memory;

    private DeliveryStore(OutputFile file, FileChannel channel, DeliveryMemory memory) {
        this.file = file;
        this.channel = channel;
        this.memory = memory;
    }

    /**
     * Opens a store, and makes one if there is none.
     *
     * @throws UsageException if the file is no store, or cannot be used
     */
    public static DeliveryStore open(String name, RandomGenerator random) {
        OutputFile file = OutputFile.of(name, Secrets.none(), OutputFile.Readers.OWNER);
        FileChannel channel = lock(name, file.path());
        try {
            return new DeliveryStore(file, channel, memory(name, file.path(), random));
        } catch (UsageException e) {
            release(name, channel);
            throw e;
        }
    }

    private static FileChannel lock(String name, Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new UsageException(name + ": another mailworthy uses this store; try again when it has ended");
            }
            return channel;
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be locked: " + InputFile.problem(beside, e));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static DeliveryMemory memory(String name, Path file, RandomGenerator random) {
        return Files.exists(file) ? memory(name, file) : DeliveryMemory.empty(random.nextLong());
    }

    /**
     * Reads a store without changing it. Another process may write to it meanwhile: it replaces the file as a whole.
     *
     * @throws UsageException if there is none, or if the file is no store
     */
    public static DeliveryMemory read(String name) {
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(Printable.text(name) + ": is no name of a file");
        }
        if (!Files.exists(file)) {
            throw new UsageException(
                    name + ": there is no such store; make it with: mailworthy deliveries --store " + name);
        }
        return memory(name, file);
    }

    private static DeliveryMemory memory(String name, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(name + ": is no regular file");
        }
        try {
            if (FileExposure.of(file) == FileExposure.WRITABLE) {
                throw new UsageException(name + ": other users may write it; run: chmod 600 " + name);
            }
            if (Files.size(file) > LARGEST) {
                throw new UsageException(name + ": is too large for a store");
            }
            return MemoryForm.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageException(name + ": is no store that can be read: " + e.getMessage());
        }
    }

    /** What was read before. */
    public DeliveryMemory memory() {
        return memory;
    }

    /**
     * Replaces what is kept.
     *
     * @throws OutputException if the file cannot be written; it is then as it was
     */
    public void keep(DeliveryMemory now) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            MemoryForm.write(now, octets);
        } catch (IOException e) {
            throw OutputException.of(file.path().toString(), e);
        }
        file.write(octets.toByteArray());
    }

    @Override
    public void close() {
        release(file.path().toString(), channel);
    }

    private static void release(String name, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }
}
