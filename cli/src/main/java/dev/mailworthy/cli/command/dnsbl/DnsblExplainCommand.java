package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.explain.ListTopics;
import dev.mailworthy.cli.explain.Topic;
import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.render.check.Explanation;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.core.net.IpAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains one answer of a list. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What a list is, or what its answer means, for example: dnsbl explain zen 127.0.0.4. Offline.")
final class DnsblExplainCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            completionCandidates = Candidates.Lists.class,
            paramLabel = "ID|ZONE",
            description = "The list, also one that ended.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CODE",
            description = "The address that the list answered. Without it: what the list is.")
    private @Nullable IpAddress code;

    @Mixin
    private ListChoice lists = new ListChoice();

    private final Session session;

    DnsblExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ListTopics topics = new ListTopics(lists.all());
        Optional<Topic> topic = code == null ? topics.list(name) : topics.answer(name, code.toString());
        if (topic.isEmpty()) {
            // The list's name is wrong: this complains.
            lists.one(name, session);
        }
        session.out()
                .print(Explanation.of(topic.orElseThrow(), session.terminal().columns()));
        return 0;
    }
}
