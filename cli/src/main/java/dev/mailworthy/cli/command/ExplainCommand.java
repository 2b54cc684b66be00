package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.cli.render.check.ExplainedReply;
import dev.mailworthy.cli.render.check.Explanation;
import dev.mailworthy.cli.render.check.ReplyForms;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.core.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a code, a refusal or a bounce, without a network. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What a finding's code, a mail server's refusal or a bounce means, and what to do about it."
                + " Offline. Without a TEXT: all codes.",
        footer = {
            "",
            "Examples:",
            "  explain PTR-MISSING",
            "  explain \"550 5.7.1 Client host blocked using zen.spamhaus.org\"",
            "  explain bounce.eml",
            "  grep status=bounced /var/log/mail.log | tail -1 | mailworthy explain -"
        })
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            description =
                    "A finding's code, like PTR-MISSING; else a file, or - for standard input, that holds a bounce or a"
                            + " reply; else any text that holds a reply: raw, from a session, or a log's line.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Session session;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String text = String.join(" ", words).strip();
        session.out().print(words.isEmpty() ? findings(FindingTypes.all()) : explained(text));
        return 0;
    }

    private String explained(String text) {
        Optional<FindingType> type = FindingTypes.byCode(text);
        if (type.isPresent()) {
            return json ? findings(List.of(type.get())) : Explanation.of(type.get());
        }
        List<ExplainedReply> replies = new ReplySource(session).replies(text);
        return json ? ReplyForms.json(replies, session.stamp()) : ReplyForms.text(replies);
    }

    private String findings(List<FindingType> types) {
        return json ? Explanation.json(types, session.stamp()) : Explanation.of(types);
    }
}
