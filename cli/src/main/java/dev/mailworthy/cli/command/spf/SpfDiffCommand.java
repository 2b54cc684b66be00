package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.RecordArgument;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.spf.SpfDiffRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.publish.SpfDiff;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.publish.SurveyNode;
import dev.mailworthy.spf.record.SpfParse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two SPF records. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "What changes between two records: who may send only before or only after, and the number of DNS"
                + " lookups.",
        footer = {
            "",
            "Exit codes: 0 no address loses, 1 an address may no longer send, 3 part went",
            "unanswered, 64 no SPF record."
        })
final class SpfDiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The record today: its text, @ and a file that holds it, or a domain.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The new record, in one of these forms.")
    private String after = "";

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "The domain of records that are given as text. Default: the domain of the other record, or"
                    + " example.org.")
    private @Nullable DomainName domain;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfDiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RecordArgument old = RecordArgument.parse(before);
        RecordArgument fresh = RecordArgument.parse(after);
        DomainName where = domain != null ? domain : domainOf(old, fresh);
        return shared.run(session)
                .<SpfDiff>measure(
                        (world, progress) -> {
                            SpfPublisher publisher = SpfPublisher.over(world.dns());
                            return SpfDiff.between(survey(publisher, old, where), survey(publisher, fresh, where));
                        },
                        new SpfDiffRenderer(),
                        SpfDiffRenderer::verdict);
    }

    private static DomainName domainOf(RecordArgument... arguments) {
        for (RecordArgument argument : arguments) {
            if (argument instanceof RecordArgument.Published published) {
                return published.domain();
            }
        }
        return DomainName.parse("example.org");
    }

    private static SpfSurvey survey(SpfPublisher publisher, RecordArgument argument, DomainName where) {
        SpfSurvey survey = argument instanceof RecordArgument.Published published
                ? publisher.survey(published.domain())
                : publisher.survey(where, valid((RecordArgument.Text) argument));
        boolean silent = survey.root().state() == SurveyNode.State.UNANSWERED;
        if (survey.root().record().isEmpty() && !silent) {
            throw new UsageException("there is no SPF record to compare at " + survey.domain() + ": "
                    + survey.root().detail());
        }
        return survey;
    }

    private static SpfParse valid(RecordArgument.Text text) {
        SpfParse parse = text.parse();
        if (parse instanceof SpfParse.Invalid invalid) {
            throw new UsageException(
                    "the record has an error at \"" + invalid.problems().get(0).term() + "\": "
                            + invalid.problems().get(0).message() + "; see: spf lint");
        }
        return parse;
    }
}
