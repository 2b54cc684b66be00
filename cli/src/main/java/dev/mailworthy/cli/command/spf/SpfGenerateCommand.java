package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Nearest;
import dev.mailworthy.spf.publish.KnownServices;
import dev.mailworthy.spf.publish.SpfProfile;
import dev.mailworthy.spf.record.Qualifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a record from the addresses and services that send. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Write a record from the addresses and services that send. Offline.")
final class SpfGenerateCommand implements Callable<Integer> {

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS|CIDR",
            description = "An address or a network that sends. Repeatable.")
    private List<Cidr> networks = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "DOMAIN",
            description = "The SPF domain of a service that sends for you. Repeatable.")
    private List<DomainName> includes = new ArrayList<>();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description =
                    "A service by its name: google, microsoft365, amazonses, mailgun, sendgrid and others. Repeatable.")
    private List<String> services = new ArrayList<>();

    @Option(names = "--mx", description = "Your mail exchangers also send mail.")
    private boolean mx;

    @Option(
            names = "--others",
            paramLabel = "RESULT",
            defaultValue = "softfail",
            description = "The result for all other addresses: fail, softfail or neutral. Default: ${DEFAULT-VALUE}.")
    private Qualifier others = Qualifier.SOFTFAIL;

    private final Session session;

    SpfGenerateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<DomainName> all = Stream.concat(
                        includes.stream(), services.stream().map(SpfGenerateCommand::service))
                .toList();
        SpfProfile profile =
                new SpfProfile(networks, all, mx ? SpfProfile.OfMx.SEND : SpfProfile.OfMx.ONLY_RECEIVE, others);
        if (networks.isEmpty() && all.isEmpty() && !mx) {
            session.tell("no sender was named: this record lets no address send. Name the senders with --ip, --mx,"
                    + " --include or --service");
        }
        try {
            session.out().println(profile.record().source());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private static DomainName service(String name) {
        List<String> known = new ArrayList<>();
        KnownServices.names().forEach(known::add);
        return KnownServices.include(name)
                .orElseThrow(() -> new UsageException("the service \"" + name + "\" is not known; "
                        + Nearest.question(name, known).orElseGet(() -> "known are " + String.join(", ", known))));
    }
}
