package dev.mailworthy.cli.option.log;

import dev.mailworthy.cli.assess.delivery.GivenOption;
import dev.mailworthy.cli.run.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The mail server's log as evidence of a check. */
public final class LogOptions {

    @Option(
            names = "--log",
            arity = "1..*",
            paramLabel = "FILE|-",
            description =
                    "Judge by the mail server's log too: what receivers accepted and refused decides more than the"
                            + " set-up. Files, folders and patterns as for deliveries; - is standard input. Name the domain"
                            + " before it.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "Judge by what deliveries keeps in this file, in place of a log. The file is read and not changed."
                            + " --since and --until choose whole hours of it.")
    private @Nullable String store;

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    public boolean isGiven() {
        return store != null || !names.isEmpty();
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    public PeriodOptions period() {
        return period;
    }

    /** The file with what was read before. */
    public Optional<String> store() {
        if (store != null && !names.isEmpty()) {
            throw new UsageException("--store has what was read of the log: leave out --store or --log");
        }
        return Optional.ofNullable(store);
    }

    /** The option that names the log. */
    public String option() {
        return store == null ? "--log" : "--store";
    }

    /** These options as the user wrote them. */
    public List<GivenOption> given() {
        List<GivenOption> all = new ArrayList<>(period.given());
        all.add(new GivenOption(option(), store == null ? names : List.of(store)));
        return all;
    }

    /** @param isTaken whether another option reads standard input */
    public void forbidSharedInput(boolean isTaken) {
        if (isTaken && names.contains("-")) {
            throw new UsageException("standard input holds the log or something else, not both");
        }
    }
}
