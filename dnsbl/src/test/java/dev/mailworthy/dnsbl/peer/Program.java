package dev.mailworthy.dnsbl.peer;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Servers that tests run as Debian ships them, each from the package of its own name. */
enum Program {
    RBLDNSD("/usr/sbin/rbldnsd"),
    UNBOUND("/usr/sbin/unbound");

    /** Says {@code required} where a missing program is a failure, as a property or in the environment. */
    private static final String SETTING = "MAILWORTHY_PEERS";

    private final Path file;

    Program(String file) {
        this.file = Path.of(file);
    }

    Path file() {
        return file;
    }

    /** Skips the test, or fails it where programs are required, unless the program is there. */
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
