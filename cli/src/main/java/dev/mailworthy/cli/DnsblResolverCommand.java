package dev.mailworthy.cli;

import dev.mailworthy.cli.render.ResolverRenderer;
import dev.mailworthy.dnsbl.ResolverDiagnosis;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The resolver itself. */
@Command(
        name = "resolver",
        mixinStandardHelpOptions = true,
        description =
                "Whether the resolver in use can be asked about lists: public, forwarding, inventing names, validating"
                        + " DNSSEC, refused by lists; and what to install. It asks whoami.akamai.net, dnssec-failed.org, a"
                        + " name that nobody has, and the lists' test entries.",
        footer = {"", "Exit codes: 0 fit, 1 with a warning, 3 a question went unanswered."})
final class DnsblResolverCommand implements Callable<Integer> {

    @Mixin
    private ListChoice lists = new ListChoice();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Catalogue asked = lists.asked();
        Main main = (Main) spec.root().userObject();
        return Run.of(spec, shared)
                .<ResolverDiagnosis>measure(
                        (world, progress) -> lists.over(world.dns(), asked, main.clock())
                                .diagnose(world.resolvers(), world.host().addresses(), new SecureRandom()),
                        new ResolverRenderer(),
                        ResolverRenderer::verdict);
    }
}
