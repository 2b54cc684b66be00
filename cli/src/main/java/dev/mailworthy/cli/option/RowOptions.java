package dev.mailworthy.cli.option;

import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.run.UsageException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The form of a command whose result is a table: text, JSON, or CSV for a spreadsheet. */
public final class RowOptions {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "Print ${COMPLETION-CANDIDATES}. csv has a line of names first. Default: text.")
    private @Nullable Form form;

    /** The values of {@code --format}, spelled as on the command line. */
    private enum Form {
        text,
        json,
        ndjson,
        csv
    }

    /** Whether the result is a CSV file. */
    public boolean isCsv() {
        return form == Form.csv;
    }

    /**
     * The form of a result that is no CSV file.
     *
     * @param other the form that --json and --ndjson choose
     * @throws UsageException if the two differ
     */
    public Rendering rendering(Rendering other) {
        if (form == null) {
            return other;
        }
        Rendering named = switch (form) {
            case text -> Rendering.TEXT;
            case json -> Rendering.JSON;
            case ndjson, csv -> Rendering.NDJSON;
        };
        if (other != Rendering.TEXT && (isCsv() || other != named)) {
            throw new UsageException("--format " + form + " and --"
                    + other.name().toLowerCase(Locale.ROOT) + " name two forms: give one of them");
        }
        return named;
    }
}
