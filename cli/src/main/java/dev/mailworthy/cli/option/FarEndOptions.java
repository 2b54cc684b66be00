package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for a responder to visit. */
public final class FarEndOptions {

    @Option(
            names = "--responder",
            paramLabel = "HOST[=IP]",
            description = "Connect to your own responder on the tested ports and on 2525, and use what it proves. See:"
                    + " mailworthy help responder.")
    private @Nullable String responder;

    @Mixin
    private KeyOption key = new KeyOption();

    /** @throws UsageException when the responder or its key cannot be used */
    public Optional<FarEnd> read(Session session) {
        return FarEnd.read("--responder", responder, key, session);
    }
}
