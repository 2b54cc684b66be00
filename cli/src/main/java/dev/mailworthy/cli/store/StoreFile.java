package dev.mailworthy.cli.store;

import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.FileExposure;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** The file of a {@link Store}, which its owner alone may read. */
final class StoreFile {

    /** How long a writer waits for another one. A transaction takes milliseconds. */
    private static final int BUSY_MILLIS = 10_000;

    /** Where sqlite-jdbc unpacks its native half. Its usual place, /tmp, may forbid programs. */
    private static final String UNPACKED = "org.sqlite.tmpdir";

    private StoreFile() {}

    /** @throws UsageException if the file cannot be used, or other users may write it */
    static Sql open(Path file) {
        String name = file.toString();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        make(file, folder);
        if (FileExposure.of(file) == FileExposure.WRITABLE) {
            throw new UsageException(name + ": other users may write it; run: chmod 600 " + name);
        }
        if (System.getProperty(UNPACKED) == null) {
            System.setProperty(UNPACKED, folder.toString());
        }
        try {
            Sql sql = new Sql(name, DriverManager.getConnection("jdbc:sqlite:" + file));
            try {
                sql.query("PRAGMA busy_timeout = " + BUSY_MILLIS, row -> row.getInt(1));
                sql.query("PRAGMA journal_mode = WAL", row -> row.getString(1));
                sql.update("PRAGMA synchronous = FULL");
                return sql;
            } catch (RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new UsageException(name + ": cannot be opened: " + e.getMessage());
        }
    }

    private static void make(Path file, Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, mode(folder, "rwx------"));
            }
            if (!Files.exists(file)) {
                Files.createFile(file, mode(folder, "rw-------"));
            } else if (!Files.isRegularFile(file)) {
                throw new UsageException(file + ": is no regular file");
            }
        } catch (FileAlreadyExistsException e) {
            return; // Another process has made it since.
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be made: " + InputFile.problem(file, e));
        }
    }

    private static FileAttribute<?>[] mode(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
