package dev.mailworthy.core.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who besides its owner can use a file that has a secret in it. */
public enum FileExposure {
    /** The owner alone, or a group that may read it. */
    OWNER,
    /** Every user of this machine may read it. */
    READABLE,
    /** Users other than its owner may write it, and so replace the secret. */
    WRITABLE;

    /** Devices, pipes and file systems without permissions count as {@link #OWNER}. */
    public static FileExposure of(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return OWNER;
            }
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (allowed.contains(PosixFilePermission.GROUP_WRITE)
                    || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
                return WRITABLE;
            }
            return allowed.contains(PosixFilePermission.OTHERS_READ) ? READABLE : OWNER;
        } catch (IOException | UnsupportedOperationException e) {
            return OWNER;
        }
    }
}
