package dev.mailworthy.cli.option;

import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.smtp.path.EgressRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for a responder that sees the addresses which connections from this machine come from. */
public final class AskOptions {

    @Option(
            names = "--ask",
            paramLabel = "HOST[=IP]",
            description = "Connect to your own responder, and check the addresses that it sees. See: mailworthy help"
                    + " responder.")
    private @Nullable String responder;

    @Mixin
    private KeyOption key = new KeyOption();

    /** @throws UsageException when the responder or its key cannot be used */
    public Optional<FarEnd> read(Session session) {
        return FarEnd.read("--ask", responder, key, session);
    }

    /** Visits the responder and gives what it saw. Blocks until the visit ends or the run is stopped. */
    public static OutsideView view(FarEnd asked, EgressRequest request, Surroundings world, Progress progress) {
        progress.begins("sending addresses");
        try {
            return OutsideView.of(asked.target().name(), world.stop().interrupting(() -> asked.visit(request, world)));
        } finally {
            progress.ends("sending addresses");
        }
    }
}
