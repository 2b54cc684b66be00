package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.option.ListChoice;
import dev.mailworthy.cli.option.RowOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.dnsbl.SweepForms;
import dev.mailworthy.cli.render.dnsbl.SweepRows;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.sweep.Sweep;
import dev.mailworthy.dnsbl.sweep.SweepException;
import dev.mailworthy.dnsbl.sweep.SweepOutput;
import dev.mailworthy.dnsbl.sweep.SweepRequest;
import dev.mailworthy.dnsbl.sweep.SweepSummary;
import dev.mailworthy.dnsbl.target.BadLine;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks lists about many targets. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "Query blocklists about many targets: networks, a file, or standard input. Prints one line for each"
                        + " listed or unanswered target at once, and a summary at the end.",
        footer = {
            "",
            "A line of a file is an address, a range A-B, a network or a domain. # begins a",
            "comment.",
            "Exit codes: 0 nothing listed, 2 something listed, 3 a query went unanswered, a",
            "line was left out, or the sweep was stopped (--resume continues it)."
        })
final class DnsblSweepCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "CIDR|@FILE|-",
            description = "Networks and addresses, or a file with one target on each line, or - for standard input.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Keep the progress in this file. Run the command again after an interruption: it continues and"
                            + " prints each result once.")
    private @Nullable Path resume;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Send each list at most N queries a second. Default: the list's own limit.")
    private @Nullable Integer rate;

    @Option(
            names = "--own-mirror",
            description =
                    "Lift the limits of the lists: the resolver is your own mirror of them, or stands before one.")
    private boolean ownMirror;

    @Option(names = "--reasons", description = "Also query the TXT record of each hit.")
    private boolean reasons;

    @Option(
            names = "--special",
            description =
                    "Also query private, loopback and documentation addresses, for tests with your own resolver. A lab"
                            + " always does.")
    private boolean special;

    @Mixin
    private ListChoice lists = new ListChoice();

    @Mixin
    private RowOptions rows = new RowOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    DnsblSweepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Rendering rendering = rows.rendering(shared.rendering());
        if (rendering == Rendering.JSON) {
            throw new UsageException("a sweep prints one JSON document on each line: use --ndjson");
        }
        if (rate != null && rate < 1) {
            throw new UsageException("--rate is at least 1");
        }
        Catalogue asked = lists.asked(session);
        SpecialTargets specials = special || shared.lab().isPresent() ? SpecialTargets.ASKED : SpecialTargets.REFUSED;
        SweepTargets all = targets(specials);
        return shared.longRun(session, rendering).work((world, progress) -> {
            Dnsbl dnsbl = lists.over(world.dns(), asked, session.clock());
            SweepSummary summary =
                    rows.isCsv() ? rows(world, progress, dnsbl, all) : lines(rendering, world, progress, dnsbl, all);
            summary.problem().ifPresent(problem -> session.tell(SweepForms.problem(problem)));
            return SweepForms.exitCode(summary);
        });
    }

    private SweepSummary lines(
            Rendering rendering, Surroundings world, Progress progress, Dnsbl dnsbl, SweepTargets all) {
        SweepForms forms = new SweepForms(
                session.out(),
                rendering,
                shared.style(session.terminal()),
                session.terminal().out(),
                session.secrets()::masked);
        SweepSummary summary = sweep(world, progress, dnsbl, all, forms);
        forms.end(summary, session.stamp());
        return summary;
    }

    /** A CSV file, with the summary beside it. A sweep that goes on has written the names of the fields before. */
    private SweepSummary rows(Surroundings world, Progress progress, Dnsbl dnsbl, SweepTargets all) {
        SweepRows forms = new SweepRows(session.out(), session.secrets()::masked);
        boolean goesOn = resume != null && resume.toFile().length() > 0;
        if (!goesOn) {
            forms.begin();
        }
        SweepSummary summary = sweep(world, progress, dnsbl, all, forms);
        session.out().flush();
        if (!shared.style(session.terminal()).isQuiet()) {
            session.err().print(SweepForms.text(summary, shared.style(session.terminal())));
            session.err().flush();
        }
        return summary;
    }

    private SweepSummary sweep(
            Surroundings world, Progress progress, Dnsbl dnsbl, SweepTargets all, SweepOutput forms) {
        try {
            progress.begins("the lists' own test entries");
            Sweep sweep = dnsbl.sweep(new SweepRequest(
                    all,
                    world.servers().get(0),
                    ownMirror ? SweepRequest.Limits.LIFTED : SweepRequest.Limits.OBEYED,
                    rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
                    reasons ? SweepRequest.Reasons.ASKED : SweepRequest.Reasons.LEFT_OUT,
                    Optional.ofNullable(resume)));
            progress.ends("the lists' own test entries");
            progress.shows(SweepForms.progress(sweep::counts, all.size(), System::nanoTime));
            world.stop().whenStopped(sweep::stop);
            return sweep.run(forms);
        } catch (SweepException e) {
            throw new UsageException(SweepForms.problem(e.problem()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void tell(BadLine line) {
        session.tell(line + " (left out)");
    }

    private Cidr network(String text) {
        Cidr given = Cidr.parse(text);
        if (!given.unmapped().equals(given)) {
            session.tell(text + " is IPv4-mapped: asked as IPv4, " + given.unmapped());
        }
        return given;
    }

    private SweepTargets targets(SpecialTargets specials) {
        String first = targets.get(0);
        try {
            if (first.equals("-") || first.startsWith("@")) {
                if (targets.size() > 1) {
                    throw new UsageException("give addresses and networks, or one file, or -; not several of these");
                }
                return first.equals("-")
                        ? SweepTargets.of(session.input(), specials, this::tell)
                        : SweepTargets.of(Path.of(first.substring(1)), specials, this::tell);
            }
            return SweepTargets.of(targets.stream().map(this::network).toList(), specials);
        } catch (IOException e) {
            throw new UsageException(first.substring(1) + ": cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
