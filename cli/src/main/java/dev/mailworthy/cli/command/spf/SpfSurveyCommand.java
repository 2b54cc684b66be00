package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.spf.SpfSurveyRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfSurvey;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the tree of a record. */
@Command(
        name = "survey",
        mixinStandardHelpOptions = true,
        description = "The tree of a domain's record: the cost of each branch, and the addresses that it authorises.",
        footer = {"", "Exit codes: 0 fine, 1 a warning, 2 receivers end in permerror, 3 part went", "unanswered."})
final class SpfSurveyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOMAIN", description = "The domain whose record is read.")
    private @Nullable DomainName domain;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfSurveyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DomainName subject = Objects.requireNonNull(domain);
        return shared.run(session)
                .<SpfSurvey>measure(
                        (world, progress) -> SpfPublisher.over(world.dns()).survey(subject),
                        new SpfSurveyRenderer(),
                        SpfSurveyRenderer::verdict);
    }
}
