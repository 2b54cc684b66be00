package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.render.dnsbl.CatalogueForms;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.tree.Subcommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the catalogue of lists. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        description = "The lists that are queried, with their facts. Only \"lists test\" uses the network.")
@Subcommands({DnsblListsShowCommand.class, DnsblListsTestCommand.class, DnsblListsDeadCommand.class})
final class DnsblListsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private ListChoice lists = new ListChoice();

    private final Session session;

    DnsblListsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out()
                .print(
                        json
                                ? CatalogueForms.json(lists.asked(session), session.stamp())
                                : CatalogueForms.text(
                                        lists.asked(session), session.terminal().columns()));
        return 0;
    }
}
