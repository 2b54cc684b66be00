package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.option.form.ReportOptions.Listing;
import dev.mailworthy.cli.report.feed.Feed;
import dev.mailworthy.cli.report.feed.FeedEnd;
import dev.mailworthy.cli.report.feed.WorstVerdict;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Checks several domains one after the other, over one cache and one test of the ports, and prints each result when it is there.
 * A run that ends early keeps the domains that were checked.
 */
final class DomainBatch {

    /** Checks one domain. */
    interface OneCheck {

        /** @param stopping gets the stop of this check before it begins */
        CheckReport examine(DomainName domain, Progress progress, Consumer<Stop> stopping);
    }

    private final Session session;
    private final DomainLines lines;
    private final Listing listing;
    private final Feed feed;
    private final StringBuilder kept = new StringBuilder();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final AtomicReference<Optional<Stop>> running = new AtomicReference<>(Optional.empty());

    DomainBatch(Session session, DomainLines lines, Listing listing) {
        this.session = session;
        this.lines = lines;
        this.listing = listing;
        this.feed = listing.form().open();
    }

    /** Checks all domains, or those that it can until the run is stopped. Gives the verdict of the run. */
    Verdict run(Surroundings world, Progress progress, OneCheck check) {
        List<DomainName> domains = lines.domains();
        world.stop().whenStopped(() -> running.get().ifPresent(stop -> stopLike(stop, world.stop())));
        progress.shows(() -> "domain " + Math.min(verdicts.size() + 1, domains.size()) + " of " + domains.size());
        write(feed.begin());
        for (DomainName domain : domains) {
            if (isOver(world)) {
                break;
            }
            CheckReport report = check.examine(domain, progress, stop -> begin(stop, world.stop()));
            if (isOver(world)) {
                break;
            }
            verdicts.add(report.verdict());
            write(feed.one(report, session.stamp()));
        }
        return end(world.stop().completeness(), domains.size());
    }

    private Verdict end(Completeness how, int all) {
        int notChecked = all - verdicts.size();
        FeedEnd end =
                new FeedEnd(how, notChecked, lines.leftOut(), session.clock().instant());
        write(feed.end(end));
        listing.output().ifPresent(file -> file.write(kept.toString()));
        if (notChecked > 0) {
            session.tell("PARTIAL: " + (how == Completeness.STOPPED ? "the run was stopped" : "the time was over")
                    + "; " + verdicts.size() + " of " + all + " domains are checked");
        }
        return WorstVerdict.of(verdicts, end);
    }

    private static boolean isOver(Surroundings world) {
        return world.stop().completeness() != Completeness.COMPLETE;
    }

    private void begin(Stop stop, Stop whole) {
        running.set(Optional.of(stop));
        if (whole.completeness() != Completeness.COMPLETE) {
            stopLike(stop, whole);
        }
    }

    private static void stopLike(Stop stop, Stop whole) {
        if (whole.completeness() == Completeness.STOPPED) {
            stop.byUser();
        } else {
            stop.outOfTime();
        }
    }

    private void write(String text) {
        if (listing.output().isPresent()) {
            kept.append(text);
        } else if (!text.isEmpty()) {
            session.out().print(text);
            session.out().flush();
        }
    }
}
