package dev.mailworthy.cli;

import dev.mailworthy.cli.assess.GuidedProbe;
import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.render.EgressRenderer;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.TicketRenderer;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.ProviderCatalogue;
import dev.mailworthy.smtp.provider.SupportTicket;
import java.time.Clock;
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
                "Which mail ports are open outwards from this machine, how the others are closed, and what the machine's"
                        + " provider does about it. Connects, waits for the greeting and takes leave; it sends no mail.",
        footer = {"", "Exit codes: 0 open, 1 with a warning, 2 port 25 closed, 3 inconclusive."})
final class EgressCommand implements Callable<Integer> {

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Mixin
    private TicketOptions ticket = new TicketOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ticket.check(shared.rendering());
        ProviderCatalogue catalogue = providers.catalogue();
        Main main = (Main) spec.root().userObject();
        Renderer<GuidedReport> renderer =
                ticket.isStandardOutput() ? new TicketRenderer(main.clock()) : new EgressRenderer();
        return Run.of(spec, shared)
                .measure(
                        (world, progress) -> ticketed(probe(world, progress, catalogue), main.clock()),
                        renderer,
                        EgressRenderer::verdict);
    }

    private GuidedReport probe(Surroundings world, Progress progress, ProviderCatalogue catalogue) {
        Thread prober = Thread.currentThread();
        world.stop().whenStopped(prober::interrupt);
        progress.begins("connections");
        try {
            return new GuidedProbe(world.dns(), world.route(), world.host(), catalogue)
                    .probe(egress.request(world.lab(), shared.timeout()), providers.metadata());
        } finally {
            progress.ends("connections");
        }
    }

    /** The same report, after the letter about it was written where one is wanted. */
    private GuidedReport ticketed(GuidedReport report, Clock clock) {
        if (ticket.isWanted()) {
            SupportTicket.of(report.egress(), report.guidance(), report.addresses(), clock)
                    .ifPresentOrElse(
                            ticket::write,
                            () -> Complaints.tell(
                                    spec.commandLine(),
                                    "no port was found closed by others, so that there is no ticket to write"));
        }
        return report;
    }
}
