package dev.mailworthy.cli;

import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.render.EgressRenderer;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.SmtpProbe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Outgoing mail ports. */
@Command(
        name = "egress",
        mixinStandardHelpOptions = true,
        description =
                "Which mail ports are open outwards from this machine, and how the others are closed. Connects, waits"
                        + " for the greeting and takes leave; it sends no mail.",
        footer = {"", "Exit codes: 0 open, 1 with a warning, 2 port 25 closed, 3 inconclusive."})
final class EgressCommand implements Callable<Integer> {

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Run.of(spec, shared).measure(this::probe, new EgressRenderer(), EgressRenderer::verdict);
    }

    private EgressReport probe(Surroundings world, Progress progress) {
        Thread prober = Thread.currentThread();
        world.stop().whenStopped(prober::interrupt);
        progress.begins("connections");
        try {
            return SmtpProbe.builder(world.dns())
                    .route(world.route())
                    .build()
                    .probe(egress.request(world.lab(), shared.timeout()));
        } finally {
            progress.ends("connections");
        }
    }
}
