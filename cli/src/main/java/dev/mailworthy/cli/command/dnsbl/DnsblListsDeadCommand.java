package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.render.dnsbl.CatalogueForms;
import dev.mailworthy.cli.run.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the lists that ended. */
@Command(
        name = "dead",
        mixinStandardHelpOptions = true,
        description = "Lists that ended, since when, and what they answer now. They are never queried. Offline.")
final class DnsblListsDeadCommand implements Callable<Integer> {

    @Mixin
    private ListChoice lists = new ListChoice();

    private final Session session;

    DnsblListsDeadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out()
                .print(CatalogueForms.dead(
                        lists.all().dead(), session.terminal().columns()));
        return 0;
    }
}
