package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.spf.SpfRecordsRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.publish.SpfFlattening;
import dev.mailworthy.spf.publish.SpfPublisher;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replaces the includes of a record by their addresses. */
@Command(
        name = "flatten",
        mixinStandardHelpOptions = true,
        description = "Replace the includes of a record by their present addresses, in as many records as needed.",
        footer = {"", "Exit codes: 0 complete, 3 part of the tree is broken or went unanswered."})
final class SpfFlattenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOMAIN", description = "The domain whose record is flattened.")
    private @Nullable DomainName domain;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfFlattenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DomainName subject = Objects.requireNonNull(domain);
        return shared.run(session)
                .<SpfFlattening>measure(
                        (world, progress) ->
                                SpfFlattening.of(SpfPublisher.over(world.dns()).survey(subject)),
                        new SpfRecordsRenderer(),
                        SpfRecordsRenderer::verdict);
    }
}
