package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.render.dnsbl.CatalogueForms;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one list. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Everything that is known of one list. Offline.")
final class DnsblListsShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID|ZONE", description = "The list.")
    private String name = "";

    @Mixin
    private ListChoice lists = new ListChoice();

    private final Session session;

    DnsblListsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            session.out().print(CatalogueForms.text(lists.all().list(name)));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
