package dev.mailworthy.cli;

import dev.mailworthy.cli.render.SpfRenderer;
import dev.mailworthy.cli.render.SpfTreeRenderer;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** check_host() step by step. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Evaluate SPF and show every step, who spent which look-up, and what to say to the client.")
final class SpfExplainCommand implements Callable<Integer> {

    @Mixin
    private SessionOptions session = new SessionOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SpfRequest request = session.request();
        return Run.of(spec, shared)
                .<SpfCheck>measure(
                        (world, progress) -> Spf.over(world.dns()).check(request),
                        new SpfTreeRenderer(),
                        SpfRenderer::verdict);
    }
}
