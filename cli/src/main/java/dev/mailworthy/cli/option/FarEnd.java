package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.responder.ResponderProbe;
import dev.mailworthy.smtp.responder.ResponderRequest;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's responder: its address, and the key by which it proves itself. */
public record FarEnd(EgressTarget target, ResponderKey key) {

    /**
     * @param option the option that names the responder
     * @param text the value of the option, or null
     * @throws UsageException when the responder or its key cannot be used
     */
    static Optional<FarEnd> read(String option, @Nullable String text, KeyOption key, Session session) {
        if (text == null) {
            if (key.isNamed()) {
                throw new UsageException("--key is the key of a responder: name it, " + option + " HOST");
            }
            return Optional.empty();
        }
        return Optional.of(new FarEnd(target(option, text), key.read(System.getenv(), session)));
    }

    private static EgressTarget target(String option, String text) {
        try {
            EgressTarget target = EgressTarget.parse(text);
            if (target.port().isPresent()) {
                throw new IllegalArgumentException(
                        "the ports of the responder are the tested ones: name them with --port N");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Invalid value for option '" + option + "': " + Printable.text(String.valueOf(e.getMessage())));
        }
    }

    /** Visits the responder on the tested ports and on 2525. Blocks until all visits end. */
    public List<ResponderPath> visit(EgressRequest request, Surroundings world) {
        return ResponderProbe.over(world.dns(), world.route(), key).probe(ResponderRequest.beside(request, target));
    }
}
