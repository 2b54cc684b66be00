package dev.mailworthy.dnsbl.peer;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Servers that tests run, from the Debian package with the same name. */
enum Program {
    RBLDNSD("/usr/sbin/rbldnsd"),
    UNBOUND("/usr/sbin/unbound");

    /** A property or environment variable. With the value {@code required} a missing program is a failure. */
    private static final String SETTING = "MAILWORTHY_PEERS";

    private final Path file;

    Program(String file) {
        this.file = Path.of(file);
    }

    Path file() {
        return file;
    }

    /** If the program is missing, skips the test, or fails it if programs are required. */
    void require() {
        if (Files.isExecutable(file)) {
            return;
        }
        String missing = "there is no " + file + ": the Debian package " + file.getFileName() + " is not installed";
        if ("required".equals(System.getProperty(SETTING, System.getenv(SETTING)))) {
            fail(missing + ", and " + SETTING + " is \"required\"");
        }
        Assumptions.abort(missing);
    }
}
