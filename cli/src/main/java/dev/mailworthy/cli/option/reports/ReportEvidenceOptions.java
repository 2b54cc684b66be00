package dev.mailworthy.cli.option.reports;

import dev.mailworthy.cli.run.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports of receivers as evidence of a check. */
public final class ReportEvidenceOptions {

    @Option(
            names = "--reports",
            arity = "1..*",
            paramLabel = "SOURCE",
            description =
                    "Judge by what receivers report too: DMARC and TLS reports, SNDS, Postmaster Tools. Files, mailboxes and"
                            + " folders as for reports. Name the domain before it.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private WhoseMailOptions whose = new WhoseMailOptions();

    public boolean isGiven() {
        return !names.isEmpty();
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    public WhoseMailOptions whose() {
        return whose;
    }

    /** @param isTaken whether another option reads standard input */
    public void forbidSharedInput(boolean isTaken) {
        if (isTaken && names.contains("-")) {
            throw new UsageException("standard input holds the reports or something else, not both");
        }
    }
}
