package dev.mailworthy.cli.command.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.reports.ReportPeriodOptions;
import dev.mailworthy.cli.option.reports.WhoseMailOptions;
import dev.mailworthy.cli.plan.form.FormText;
import dev.mailworthy.cli.plan.form.ZoneForm;
import dev.mailworthy.cli.plan.policy.PolicyAnswer;
import dev.mailworthy.cli.plan.policy.PolicyDecision;
import dev.mailworthy.cli.plan.policy.PolicyQuestion;
import dev.mailworthy.cli.plan.policy.WantedEnd;
import dev.mailworthy.cli.plan.policy.WantedPolicy;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.reports.PolicyRenderer;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides whether a stricter policy may be published. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "May the domain publish p=quarantine or p=reject? Who would be lost, and which records save them. The"
                        + " records are tested on a copy of the zone with the sources of the reports. Nothing is published for you.",
        footer = {
            "",
            "Exit codes: 0 yes, 1 no, 3 the reports do not show it.",
            "Examples:",
            "  reports policy example.org reports.mbox",
            "  reports policy example.org reports.mbox --want quarantine --format zone"
        })
final class ReportsPolicyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "The domain whose policy it is.")
    private @Nullable DomainName domain;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SOURCE",
            description = "Reports: files, mailboxes (mbox), folders, or - for one mail on standard input.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--want",
            paramLabel = "POLICY",
            defaultValue = "reject",
            description = "The DMARC policy to publish: quarantine or reject. Default: ${DEFAULT-VALUE}.")
    private WantedPolicy want = WantedPolicy.REJECT;

    @Option(names = "--want-spf", paramLabel = "END", description = "The end of the SPF record to publish: -all.")
    private @Nullable String wantSpf;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description =
                    "Print the records to publish alone: zone, cloudflare, route53, octodns, terraform or powershell.")
    private @Nullable ZoneForm format;

    @Mixin
    private ReportPeriodOptions period = new ReportPeriodOptions();

    @Mixin
    private WhoseMailOptions whose = new WhoseMailOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    ReportsPolicyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (wantSpf != null && !wantSpf.equals("-all")) {
            throw new UsageException("--want-spf: \"" + wantSpf + "\" is no end to ask for; write -all");
        }
        if (format != null && shared.rendering() != Rendering.TEXT) {
            throw new UsageException("--format is a form of its own: leave out --json and --ndjson");
        }
        Run run = shared.longRun(session);
        return run.<PolicyAnswer>measure(
                (world, progress) -> decide(world),
                PolicyAnswer::verdict,
                (answer, stamp) -> print(answer, stamp, run));
    }

    private PolicyAnswer decide(Surroundings world) {
        DomainName asked = Objects.requireNonNull(domain);
        ReportReading reading = new ReportReading(world, session, whose);
        DomainMail mail = reading.read(names, Set.of(asked), period::days).domains().stream()
                .filter(each -> each.domain().equals(asked))
                .findFirst()
                .orElseGet(() -> new DomainMail(asked, List.of(), List.of(), MailCounts.NONE));
        WantedEnd end = wantSpf == null ? WantedEnd.AS_IT_IS : WantedEnd.FAIL;
        PolicyAnswer answer =
                new PolicyDecision(world.dns(), reading.clock()).of(new PolicyQuestion(asked, want, end), mail);
        return reading.isStopped() ? answer.stopped() : answer;
    }

    private void print(PolicyAnswer answer, Stamp stamp, Run run) {
        ZoneForm form = format;
        if (form == null) {
            run.printing().print(answer, new PolicyRenderer(), stamp);
            return;
        }
        run.printing().labNotice(false);
        FormText text = form.of(answer.changes());
        session.out().print(text.text());
        session.out().flush();
        text.leftOut().forEach(note -> session.tell(note));
        if (answer.changes().isEmpty()) {
            session.tell("there is no record to publish");
        }
    }
}
