package dev.mailworthy.cli.option.form;

import dev.mailworthy.core.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that chooses which verdicts end a command with their exit code; the others end it with 0. */
public final class FailOn {

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            split = ",",
            description =
                    "End with 0 unless the verdict is one of these: at-risk, blocked, inconclusive. A blocked sender"
                            + " always fails. Repeatable, or separated by commas. Default: all three.")
    private List<Worst> verdicts = new ArrayList<>();

    /** The values of the option. */
    private enum Worst {
        AT_RISK,
        BLOCKED,
        INCONCLUSIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the user chose verdicts. */
    public boolean isChosen() {
        return !verdicts.isEmpty();
    }

    /** The exit code of a run with this verdict. A blocked sender always fails. */
    public int exitCode(Verdict verdict) {
        boolean fails = switch (verdict) {
            case READY -> false;
            case BLOCKED -> true;
            case AT_RISK -> verdicts.isEmpty() || verdicts.contains(Worst.AT_RISK);
            case INCONCLUSIVE -> verdicts.isEmpty() || verdicts.contains(Worst.INCONCLUSIVE);
        };
        return fails ? verdict.exitCode() : Verdict.READY.exitCode();
    }
}
