package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.render.dnsbl.HealthRenderer;
import dev.mailworthy.cli.render.dnsbl.HealthReport;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks lists for their own test entries. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Test lists by their own test entries, through the resolver in use.",
        footer = {"", "Exit codes: 0 all proved, 3 at least one cannot be believed."})
final class DnsblListsTestCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "ID|ZONE",
            completionCandidates = Candidates.Lists.class,
            description = "The lists to test. Default: the lists of the profile.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private ListChoice lists = new ListChoice();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    DnsblListsTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Catalogue asked = names.isEmpty() ? lists.asked(session) : lists.only(names, session);
        return shared.run(session)
                .<HealthReport>measure(
                        (world, progress) -> {
                            Dnsbl dnsbl = lists.over(world.dns(), asked, session.clock());
                            return new HealthReport(dnsbl.health(), dnsbl.leftOut());
                        },
                        new HealthRenderer(),
                        HealthReport::verdict);
    }
}
