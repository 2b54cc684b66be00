package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.SessionOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.spf.SpfRenderer;
import dev.mailworthy.cli.render.spf.SpfTreeRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows check_host() (RFC 7208 section 4) step by step. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Evaluate SPF and show every step: which term used which DNS lookup, and the SMTP reply that the sender gets.")
final class SpfExplainCommand implements Callable<Integer> {

    @Mixin
    private SessionOptions smtp = new SessionOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SpfRequest request = smtp.request();
        return shared.run(session)
                .<SpfCheck>measure(
                        (world, progress) -> Spf.over(world.dns()).check(request),
                        new SpfTreeRenderer(),
                        SpfRenderer::verdict);
    }
}
