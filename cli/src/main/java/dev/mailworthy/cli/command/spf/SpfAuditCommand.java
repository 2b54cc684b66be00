package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.assess.AddressChoice;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.spf.SpfAuditRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.publish.SpfAudit;
import dev.mailworthy.spf.publish.SpfPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates SPF for every sending address with every identity. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Evaluate SPF for every sending address: with the domain's mail, with the HELO name, and with the"
                + " empty sender of bounces.")
final class SpfAuditCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOMAIN", description = "The domain that sends.")
    private @Nullable DomainName domain;

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            description = "A sending address. Repeatable. Default: the addresses of this machine.")
    private List<IpAddress> addresses = new ArrayList<>();

    @Option(
            names = "--helo",
            paramLabel = "NAME",
            description = "The name in HELO. Default: the host name of this machine.")
    private @Nullable DomainName helo;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfAuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return shared.run(session)
                .<SpfAudit>measure(
                        (world, progress) -> audit(world), new SpfAuditRenderer(), SpfAuditRenderer::verdict);
    }

    private SpfAudit audit(Surroundings world) {
        DomainName subject = Objects.requireNonNull(domain);
        List<IpAddress> sending = addresses.isEmpty()
                ? new AddressChoice(world.dns(), world.host())
                        .ofHost()
                        .map(SendingAddresses::addresses)
                        .orElseThrow(() -> new UsageException(
                                "this machine has no public address: name the sending ones with --ip ADDRESS"))
                : addresses;
        DomainName name = Optional.ofNullable(helo).or(world.host()::hostName).orElse(subject);
        return SpfPublisher.over(world.dns()).audit(subject, sending, name.toString());
    }
}
