package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.render.dnsbl.CatalogueForms;
import dev.mailworthy.cli.run.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one list. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "All facts about one list. Offline.")
final class DnsblListsShowCommand implements Callable<Integer> {

    @Parameters(
            completionCandidates = Candidates.Lists.class,
            paramLabel = "ID|ZONE",
            description = "The id or the zone of a list.")
    private String name = "";

    @Mixin
    private ListChoice lists = new ListChoice();

    private final Session session;

    DnsblListsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out()
                .print(CatalogueForms.text(
                        lists.one(name, session), session.terminal().columns()));
        return 0;
    }
}
