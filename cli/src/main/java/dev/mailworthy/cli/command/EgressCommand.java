package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.GuidedProbe;
import dev.mailworthy.cli.assess.port.EgressMeans;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.option.EgressOptions;
import dev.mailworthy.cli.option.EnvelopeOptions;
import dev.mailworthy.cli.option.FarEnd;
import dev.mailworthy.cli.option.FarEndOptions;
import dev.mailworthy.cli.option.ProviderOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.TicketOptions;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.egress.EgressRenderer;
import dev.mailworthy.cli.render.egress.TicketRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.SupportTicket;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks outgoing mail ports. */
@Command(
        name = "egress",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "Which outgoing mail ports are open, how the others are closed, and what your provider does about it."
                        + " Connects, says EHLO, looks at TLS and quits. It sends no mail.",
        footer = {"", "Exit codes: 0 open, 1 with a warning, 2 port 25 closed or refused by all, 3", "inconclusive."})
public final class EgressCommand implements Callable<Integer> {

    @Option(
            names = "--ehlo",
            paramLabel = "NAME",
            description = "The name to send in EHLO. Default: the full host name of this machine; without one, only the"
                    + " greeting is read.")
    private @Nullable EhloName ehlo;

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private EnvelopeOptions envelope = new EnvelopeOptions();

    @Mixin
    private FarEndOptions farEnd = new FarEndOptions();

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Mixin
    private TicketOptions ticket = new TicketOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    EgressCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ticket.check(shared.rendering(), session.secrets());
        Optional<FarEnd> responder = farEnd.read(session);
        if (responder.isPresent() && egress.namesUser()) {
            throw new UsageException("--responder is visited as your own user: leave out --as or --responder");
        }
        ProviderCatalogue catalogue = providers.catalogue();
        Renderer<GuidedReport> renderer =
                ticket.isStandardOutput() ? new TicketRenderer(session.clock()) : new EgressRenderer();
        return shared.run(session)
                .measure(
                        (world, progress) -> ticketed(probe(world, progress, catalogue, responder), session.clock()),
                        renderer,
                        EgressRenderer::verdict);
    }

    private GuidedReport probe(
            Surroundings world, Progress progress, ProviderCatalogue catalogue, Optional<FarEnd> responder) {
        EgressRequest paths = egress.request(
                world,
                EgressOptions.ehlo(Optional.ofNullable(ehlo), world.host().hostName()),
                world.host().mailDomain(),
                shared.timeout());
        EgressRequest request = envelope.with(paths, egress.namesTargets());
        progress.begins("connections");
        try {
            GuidedProbe probe = new GuidedProbe(
                    world.dns(),
                    world.route(),
                    world.host(),
                    catalogue,
                    PortProbe.over(world.dns(), world.route(), world.host(), means(world, responder)));
            return world.stop()
                    .interrupting(
                            () -> probe.probe(request, providers.metadata(), () -> visit(responder, request, world)));
        } finally {
            progress.ends("connections");
        }
    }

    /** What the probe uses. With a responder of the user there is no cache, so that every run connects. */
    private EgressMeans means(Surroundings world, Optional<FarEnd> responder) {
        EgressMeans means = egress.means(world, session.clock(), said -> session.tell(said));
        return responder.isPresent() ? means.withoutMemory() : means;
    }

    private static List<ResponderPath> visit(Optional<FarEnd> responder, EgressRequest request, Surroundings world) {
        return responder.map(far -> far.visit(request, world)).orElse(List.of());
    }

    /** Writes the {@link SupportTicket letter} to the provider, if the user wants one, and returns the report. */
    private GuidedReport ticketed(GuidedReport report, Clock clock) {
        if (ticket.isWanted()) {
            SupportTicket.of(report.egress(), report.guidance(), report.addresses(), clock)
                    .ifPresentOrElse(ticket::write, () -> session.tell(noTicket(report)));
        }
        return report;
    }

    /** Why there is no letter, and which ports have no answer yet. */
    private static String noTicket(GuidedReport report) {
        String open = report.egress().unanswered().stream()
                .map(UnansweredCheck::check)
                .collect(Collectors.joining("; "));
        return "no port was found closed by others, so that there is no ticket to write"
                + (open.isEmpty() ? "" : "; unanswered: " + open);
    }
}
