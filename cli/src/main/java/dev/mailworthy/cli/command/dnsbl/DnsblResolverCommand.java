package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.dnsbl.ResolverRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.dnsbl.ResolverDiagnosis;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Examines whether the resolver can be used for lists. */
@Command(
        name = "resolver",
        mixinStandardHelpOptions = true,
        description =
                "Can blocklists be queried through your resolver? Finds out whether it is public, forwards, invents"
                        + " names or validates DNSSEC, and which lists refuse it. Queries whoami.akamai.net,"
                        + " dnssec-failed.org, a name that does not exist, and the test entries of the lists.",
        footer = {"", "Exit codes: 0 fit, 1 with a warning, 3 a question went unanswered."})
final class DnsblResolverCommand implements Callable<Integer> {

    @Mixin
    private ListChoice lists = new ListChoice();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    DnsblResolverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Catalogue asked = lists.asked(session);
        return shared.run(session)
                .<ResolverDiagnosis>measure(
                        (world, progress) -> lists.over(world.dns(), asked, session.clock())
                                .diagnose(world.resolvers(), world.host().addresses(), new SecureRandom()),
                        new ResolverRenderer(),
                        ResolverRenderer::verdict);
    }
}
