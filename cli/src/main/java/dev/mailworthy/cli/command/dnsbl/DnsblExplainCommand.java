package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.render.dnsbl.CatalogueForms;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains one answer of a list. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What an answer of a list means, for example: dnsbl explain zen.spamhaus.org 127.0.0.4. Offline.")
final class DnsblExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID|ZONE", description = "The list.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "CODE", description = "The address that it answered.")
    private @Nullable IpAddress code;

    @Mixin
    private ListChoice lists = new ListChoice();

    private final Session session;

    DnsblExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        IpAddress answer = Objects.requireNonNull(code);
        ListEntry list = lists.one(name, session);
        try {
            session.out()
                    .print(CatalogueForms.reading(list, answer, list.codes().read(List.of(answer))));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
