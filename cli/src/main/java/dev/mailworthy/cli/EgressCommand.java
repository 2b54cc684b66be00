package dev.mailworthy.cli;

import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.render.EgressRenderer;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressRequest;
import dev.mailworthy.smtp.ResponderPath;
import dev.mailworthy.smtp.SmtpProbe;
import dev.mailworthy.smtp.responder.ResponderProbe;
import dev.mailworthy.smtp.responder.ResponderRequest;
import java.util.List;
import java.util.Optional;
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
    private FarEndOptions farEnd = new FarEndOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<FarEndOptions.FarEnd> responder = farEnd.read(spec.commandLine());
        return Run.of(spec, shared)
                .measure(
                        (world, progress) -> probe(world, progress, responder),
                        new EgressRenderer(),
                        EgressRenderer::verdict);
    }

    private EgressReport probe(Surroundings world, Progress progress, Optional<FarEndOptions.FarEnd> responder) {
        EgressRequest request = egress.request(world.lab(), shared.timeout());
        Thread prober = Thread.currentThread();
        world.stop().whenStopped(prober::interrupt);
        progress.begins("connections");
        try {
            return SmtpProbe.builder(world.dns())
                    .route(world.route())
                    .responder(() -> visit(responder, request, world))
                    .build()
                    .probe(request);
        } finally {
            progress.ends("connections");
        }
    }

    private static List<ResponderPath> visit(
            Optional<FarEndOptions.FarEnd> responder, EgressRequest request, Surroundings world) {
        return responder
                .map(far -> ResponderProbe.over(world.dns(), world.route(), far.key())
                        .probe(ResponderRequest.beside(request, far.target())))
                .orElse(List.of());
    }
}
