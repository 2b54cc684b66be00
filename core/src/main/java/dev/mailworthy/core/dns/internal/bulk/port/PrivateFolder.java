package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of this process alone, in which JNA unpacks its native library. In a folder that others may write, they could
 * replace the library before it is loaded.
 */
public final class PrivateFolder {

    /** Where JNA unpacks. A value of the user stands. */
    private static final String PROPERTY = "jna.tmpdir";

    private PrivateFolder() {}

    /** Loads the library while the folder is there. Java makes it with mode 700. */
    public static void during(Runnable loading) {
        if (System.getProperty(PROPERTY) != null) {
            loading.run();
            return;
        }
        Path folder = create();
        System.setProperty(PROPERTY, folder.toString());
        try {
            loading.run();
        } finally {
            System.clearProperty(PROPERTY);
            delete(folder);
        }
    }

    private static Path create() {
        try {
            return Files.createTempDirectory("mailworthy-jna");
        } catch (IOException e) {
            throw new UnsatisfiedLinkError("no folder to unpack a library in: " + e.getMessage());
        }
    }

    /** JNA deletes the library when it is loaded. Otherwise the folder goes at the end of the process. */
    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
