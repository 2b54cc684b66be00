package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.assess.port.PortsSeen;
import dev.mailworthy.cli.option.EgressOptions;
import dev.mailworthy.cli.option.SenderOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.SubjectOption;
import dev.mailworthy.cli.option.log.LogOptions;
import dev.mailworthy.cli.plan.Checking;
import dev.mailworthy.cli.plan.FixPlan;
import dev.mailworthy.cli.plan.Planner;
import dev.mailworthy.cli.plan.form.FormText;
import dev.mailworthy.cli.plan.form.ZoneForm;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.check.PlanRenderer;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a {@link FixPlan plan} that mends the findings of a check. */
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "What to do, in order: records to publish, and steps for you, the provider and the lists. The records"
                        + " are tested on a copy of the zone first. Nothing is published for you.",
        footer = {
            "",
            "Exit codes (today, before any step): 0 ready, 1 at risk, 2 blocked,",
            "3 inconclusive.",
            "Examples:",
            "  fix example.org",
            "  fix example.org --format route53 > batch.json",
            "  fix example.org --zone new.zone"
        })
public final class FixCommand implements Callable<Integer> {

    @Mixin
    private SubjectOption subject = new SubjectOption();

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "Print only the records, ready to paste: zone, cloudflare, route53, octodns, terraform or"
                    + " powershell.")
    private @Nullable ZoneForm format;

    @Option(
            names = "--optional",
            description = "Also propose records that delivery does not depend on, like reports about TLS.")
    private boolean optional;

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    FixCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (format != null && shared.rendering() != Rendering.TEXT) {
            throw new UsageException("only one form can go to standard output: use --format, --json or --ndjson");
        }
        Optional<DomainName> domain = subject.domain("fix", session);
        CheckLog read = CheckLog.read(log, shared.showsProgress(), session);
        Run run = shared.run(session);
        return run.measure(
                (world, progress) -> plan(domain, world, progress, read),
                plan -> plan.before().report().verdict(),
                (plan, stamp) -> print(plan, stamp, run));
    }

    private FixPlan plan(Optional<DomainName> domain, Surroundings world, Progress progress, CheckLog read) {
        long end = System.nanoTime() + shared.timeout().toNanos();
        CheckRequest request = read.in(
                sender.request(
                        domain,
                        world,
                        egress,
                        shared.timeout(),
                        OutlookChoice.of(List.of(), sender.tier(), clock()),
                        Optional.empty()),
                world);
        Clock clock = clock();
        PortProbe ports = new PortsSeen(PortProbe.over(
                world.dns(), world.route(), world.host(), egress.means(world, clock, said -> session.tell(said))));
        Catalogue lists = Catalogue.bundled().profile(Profile.DELIVERABILITY);
        Checking checking = (dns, first) -> {
            Dnsbl asked = Dnsbl.over(dns, lists, Keys.of(System.getenv()), List.of(), clock);
            Sources sources = new Sources(dns, world.host(), world.route(), asked, ports)
                    .withValidated(world.validated())
                    .withResolver(world.resolverChoice());
            Assessment assessment = new Assessment(sources, world.stop(), progress);
            CheckRequest rest = request.withBudget(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            return first.map(CheckReport::sending)
                    .map(sending -> assessment.examine(rest, sending))
                    .orElseGet(() -> assessment.examine(rest));
        };
        return new Planner(world.dns(), checking, world.zones(), optional ? Severity.INFO : Severity.NOTICE)
                .plan(request);
    }

    private Clock clock() {
        return session.clock();
    }

    private void print(FixPlan plan, Stamp stamp, Run run) {
        ZoneForm form = format;
        if (form == null) {
            run.printing().print(plan, new PlanRenderer(), stamp);
            return;
        }
        run.printing().labNotice(false);
        FormText text = form.of(plan.changes());
        session.out().print(text.text());
        session.out().flush();
        text.leftOut().forEach(note -> session.tell(note));
        if (plan.changes().isEmpty()) {
            session.tell("there is no record to publish");
        } else if (plan.proof() == FixPlan.Proof.UNPROVED) {
            session.tell("these records are not proved: a check went unanswered");
        }
    }
}
