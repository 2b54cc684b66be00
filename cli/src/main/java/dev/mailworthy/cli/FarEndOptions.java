package dev.mailworthy.cli;

import dev.mailworthy.core.Printable;
import dev.mailworthy.smtp.EgressTarget;
import dev.mailworthy.smtp.responder.ResponderKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The responder to visit, if there is one. */
final class FarEndOptions {

    @Option(
            names = "--responder",
            paramLabel = "HOST[=IP]",
            description =
                    "Visit this responder of your own on the ports under test and on 2525; what it proves decides. See:"
                            + " mailworthy responder.")
    private @Nullable String responder;

    @Mixin
    private KeyOption key = new KeyOption();

    /** Where it is, and what it is known by. */
    record FarEnd(EgressTarget target, ResponderKey key) {}

    /** @throws UsageException when the responder or its key cannot be used */
    Optional<FarEnd> read(CommandLine command) {
        if (responder == null) {
            if (key.isNamed()) {
                throw new UsageException("--key is the key of a responder: name it, --responder HOST");
            }
            return Optional.empty();
        }
        return Optional.of(new FarEnd(target(responder), key.read(System.getenv(), command)));
    }

    private static EgressTarget target(String text) {
        try {
            EgressTarget target = EgressTarget.parse(text);
            if (target.port().isPresent()) {
                throw new IllegalArgumentException("its ports are those under test, --port N");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Invalid value for option '--responder': " + Printable.text(String.valueOf(e.getMessage())));
        }
    }
}
