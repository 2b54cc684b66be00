package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.history.DomainHistory;
import dev.mailworthy.cli.option.FormOptions;
import dev.mailworthy.cli.option.SubjectOption;
import dev.mailworthy.cli.option.log.PeriodOptions;
import dev.mailworthy.cli.option.watch.StoreOption;
import dev.mailworthy.cli.render.watch.HistoryRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what looks saw of a domain over time. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "What mailworthy watch saw of a domain over time: each change, and how many looks saw each check"
                + " pass, fail or stay open. Offline.",
        footer = {
            "",
            "Examples:",
            "  history example.org --since 30d",
            "  history --json > history.json        (if one domain is watched)",
            "",
            "Exit codes: 0 printed, 64 there is no store or no such domain."
        })
public final class HistoryCommand implements Callable<Integer> {

    private static final Duration USUAL = Duration.ofDays(7);

    @Parameters(
            arity = "0..1",
            paramLabel = "DOMAIN",
            description = "The domain. Default: the one that is watched, if there is only one.")
    private @Nullable String name;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private FormOptions form = new FormOptions();

    private final Session session;

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Instant now = session.clock().instant();
        Instant from = period.since(now).orElse(now.minus(USUAL));
        Instant until = period.until(now).orElse(now);
        try (Store kept = Store.existing(store.file())) {
            DomainHistory history = DomainHistory.of(kept, domain(kept.domains()), from, until);
            form.printing(session, Optional.empty())
                    .print(history, new HistoryRenderer(period.zone()), session.stamp());
        }
        return 0;
    }

    private String domain(List<String> known) {
        if (name == null) {
            if (known.size() != 1) {
                throw new UsageException(
                        known.isEmpty()
                                ? "the store has no look yet; mailworthy watch makes one"
                                : "name one of the domains in the store: " + String.join(", ", known));
            }
            return known.get(0);
        }
        String asked = SubjectOption.read(name, session)
                .domain()
                .map(DomainName::toString)
                .orElseThrow(() -> new UsageException(name + " is an address; a history is that of a domain"));
        if (!known.contains(asked)) {
            throw new UsageException(asked + ": the store has no look at it; "
                    + Nearest.question(asked, known).orElse("mailworthy watch " + asked + " makes one"));
        }
        return asked;
    }
}
