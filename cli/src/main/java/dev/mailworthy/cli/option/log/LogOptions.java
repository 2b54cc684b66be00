package dev.mailworthy.cli.option.log;

import dev.mailworthy.cli.run.UsageException;
import java.util.ArrayList;
import java.util.List;
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

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    public boolean isGiven() {
        return !names.isEmpty();
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    public PeriodOptions period() {
        return period;
    }

    /** @param isTaken whether another option reads standard input */
    public void forbidSharedInput(boolean isTaken) {
        if (isTaken && names.contains("-")) {
            throw new UsageException("standard input holds the log or something else, not both");
        }
    }
}
