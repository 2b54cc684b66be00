package dev.mailworthy.cli;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.render.CheckRenderer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.score.Tier;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main job. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Whether mail from this server will be accepted: outgoing ports, names, SPF and blocklists, with one"
                        + " verdict and what to do first.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DOMAIN",
            description = "The domain that mail is sent from. Default: the lab's, or what /etc/mailname says.")
    private @Nullable DomainName domain;

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            description = "The public address that mail leaves from. Repeatable. Default: this machine's own.")
    private List<IpAddress> addresses = new ArrayList<>();

    @Option(
            names = "--ehlo",
            paramLabel = "NAME",
            description = "The name that the mail server gives in EHLO. Default: this machine's full host name.")
    private @Nullable DomainName ehlo;

    @Option(
            names = "--receiver",
            paramLabel = "ID",
            description = "Let the requirements of this receiver alone decide, like gmail or yahoo. Repeatable.")
    private List<String> receivers = new ArrayList<>();

    @Option(
            names = "--bulk",
            description = "Hold the sender to what receivers ask of those who send thousands of messages a day.")
    private boolean bulk;

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OutlookChoice outlook = outlook();
        return Run.of(spec, shared)
                .measure(
                        (world, progress) -> examine(world, progress, outlook),
                        new CheckRenderer(),
                        CheckReport::verdict);
    }

    /** Before anything is opened or asked. */
    private OutlookChoice outlook() {
        try {
            Main main = (Main) spec.root().userObject();
            return OutlookChoice.of(receivers, bulk ? Tier.BULK : Tier.ALL, main.clock());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private CheckReport examine(Surroundings world, Progress progress, OutlookChoice outlook) {
        DomainName subject = Optional.ofNullable(domain)
                .or(world.host()::mailDomain)
                .orElseThrow(() -> new UsageException("which domain? Name it: mailworthy check DOMAIN"));
        Main main = (Main) spec.root().userObject();
        CheckRequest request = new CheckRequest(
                subject,
                addresses,
                Optional.ofNullable(ehlo),
                egress.request(world.lab(), shared.timeout()),
                shared.timeout(),
                outlook);
        Dnsbl lists = Dnsbl.over(
                world.dns(),
                Catalogue.bundled().profile(Profile.DELIVERABILITY),
                Keys.of(System.getenv()),
                List.of(),
                main.clock());
        return new Assessment(world.dns(), world.host(), world.route(), lists, world.stop(), progress).examine(request);
    }
}
