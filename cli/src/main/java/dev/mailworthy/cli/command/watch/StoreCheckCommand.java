package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.option.watch.StoreOption;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.core.text.Printable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads the whole database and says whether it is whole. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read the whole database, and print what is damaged.",
        footer = {"", "Exit codes: 0 whole, 2 damaged, 64 there is no store, or it cannot be opened."})
public final class StoreCheckCommand implements Callable<Integer> {

    private static final int DAMAGED = 2;

    @Mixin
    private StoreOption store = new StoreOption();

    private final Session session;

    StoreCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Store kept = Store.existing(store.file())) {
            List<String> damage = kept.damage();
            damage.forEach(line -> session.out().println("DAMAGED  " + Printable.text(line)));
            if (damage.isEmpty()) {
                List<String> domains = kept.domains();
                long looks = domains.stream()
                        .mapToLong(domain -> kept.runs(domain, Instant.EPOCH).size())
                        .sum();
                session.out()
                        .println("WHOLE  " + Printable.text(kept.file().toString()) + ": domains " + domains.size()
                                + ", looks " + looks + ", alerts not sent "
                                + kept.unsent().size() + ", schema " + kept.version());
            }
            return damage.isEmpty() ? 0 : DAMAGED;
        }
    }
}
