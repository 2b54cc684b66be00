package dev.mailworthy.cli.option.form;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.check.CheckRenderer;
import dev.mailworthy.cli.report.ReportForm;
import dev.mailworthy.cli.report.feed.Feed;
import dev.mailworthy.cli.report.feed.FeedEnd;
import dev.mailworthy.cli.report.feed.FeedForm;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Printing;
import dev.mailworthy.cli.run.Secrets;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.Verdict;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for more forms of a check's {@link CheckReport report}, each in a file. */
public final class ReportOptions {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--html",
            paramLabel = "FILE|-",
            description = "Also write the report as one HTML page that loads nothing. - prints it.")
    private @Nullable Path html;

    @Option(
            names = "--sarif",
            paramLabel = "FILE|-",
            description = "Also write the findings as SARIF 2.1.0. - prints them.")
    private @Nullable Path sarif;

    @Option(
            names = "--junit",
            paramLabel = "FILE|-",
            description = "Also write the checks as JUnit XML; an unanswered check is skipped. - prints them.")
    private @Nullable Path junit;

    @Option(names = "--receivers", description = "Also say why each receiver refuses or accepts.")
    private boolean receivers;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "Print text, json, ndjson, html, sarif, junit, csv, nagios or prometheus. Default: text.")
    private @Nullable CheckForm format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Write the result to this file instead of standard output. Readers see the old file or the new"
                            + " one, never a part.")
    private @Nullable Path output;

    @Mixin
    private FailOn failOn = new FailOn();

    /** Whether an option names a form or a file that only a report about a domain has. */
    public boolean isForDomains() {
        return format != null || output != null || !named().isEmpty();
    }

    /** The exit code of a run with this verdict. */
    public int exitCode(Verdict verdict) {
        return failOn.exitCode(verdict);
    }

    /**
     * The destinations of the forms.
     *
     * @param flag the form that --json or --ndjson chose
     * @throws UsageException when a file cannot be written, or when two forms have the same destination
     */
    public Destinations destinations(Rendering flag, Secrets secrets) {
        Map<ReportForm, OutputFile> files = new EnumMap<>(ReportForm.class);
        Optional<OutputFile> whole = Optional.ofNullable(output).map(name -> OutputFile.of(name.toString(), secrets));
        Set<Path> taken = new HashSet<>();
        whole.ifPresent(file -> taken.add(file.path()));
        Optional<CheckForm> printed = chosen(flag);
        for (Map.Entry<ReportForm, String> form : named().entrySet()) {
            if (!form.getValue().equals(STANDARD_OUTPUT)) {
                OutputFile file = OutputFile.of(form.getValue(), secrets);
                if (!taken.add(file.path())) {
                    throw new UsageException(form.getValue() + ": two forms cannot be one file");
                }
                files.put(form.getKey(), file);
            } else if (printed.isPresent()) {
                throw new UsageException("only one form can go to standard output");
            } else {
                printed = Optional.of(CheckForm.of(form.getKey()));
            }
        }
        return new Destinations(files, checked(printed.orElse(CheckForm.text)), whole, receivers);
    }

    /**
     * The form and the file of a list of domains.
     *
     * @param flag the form that --json or --ndjson chose
     * @throws UsageException when the form or an option is for one domain alone
     */
    public Listing listing(Rendering flag, Secrets secrets) {
        if (!named().isEmpty()) {
            throw new UsageException("--html, --sarif and --junit are for one domain; --format csv has several");
        }
        CheckForm form = checked(chosen(flag).orElse(CheckForm.text));
        FeedForm feed =
                form.feed().orElseThrow(() -> new UsageException("--format " + form + " is for one domain alone"));
        return new Listing(feed, Optional.ofNullable(output).map(name -> OutputFile.of(name.toString(), secrets)));
    }

    /** The form that an option named for standard output. */
    private Optional<CheckForm> chosen(Rendering flag) {
        if (format != null && flag != Rendering.TEXT) {
            throw new UsageException("only one form can go to standard output: use --format, --json or --ndjson");
        }
        return Optional.ofNullable(format)
                .or(() -> flag == Rendering.TEXT ? Optional.empty() : Optional.of(CheckForm.of(flag)));
    }

    /** A monitoring server shows the state of the line and counts the exit code, so that the two must agree. */
    private CheckForm checked(CheckForm form) {
        if (form == CheckForm.nagios && failOn.isChosen()) {
            throw new UsageException("--fail-on changes the exit code, which --format nagios needs for its state");
        }
        return form;
    }

    private Map<ReportForm, String> named() {
        Map<ReportForm, String> names = new EnumMap<>(ReportForm.class);
        Optional.ofNullable(html).ifPresent(name -> names.put(ReportForm.HTML, name.toString()));
        Optional.ofNullable(sarif).ifPresent(name -> names.put(ReportForm.SARIF, name.toString()));
        Optional.ofNullable(junit).ifPresent(name -> names.put(ReportForm.JUNIT, name.toString()));
        return names;
    }

    /**
     * The form of a list of domains.
     *
     * @param output the file that replaces standard output
     */
    public record Listing(FeedForm form, Optional<OutputFile> output) {

        /** Text if people read standard output; else a form beside which standard output has nothing. */
        public Rendering rendering() {
            return form == FeedForm.TEXT && output.isEmpty() ? Rendering.TEXT : Rendering.NDJSON;
        }
    }

    /**
     * The destinations of the report of one domain.
     *
     * @param printed the form on standard output
     * @param output the file that replaces standard output
     * @param receivers whether the text says why each receiver refuses or accepts
     */
    public record Destinations(
            Map<ReportForm, OutputFile> files, CheckForm printed, Optional<OutputFile> output, boolean receivers) {
        public Destinations {
            files = Map.copyOf(files);
        }

        /** Prints the report and writes the files. */
        public void write(CheckReport report, Stamp stamp, Printing printing) {
            try {
                if (output.isPresent()) {
                    printing.labNotice(false);
                    output.get().write(document(report, stamp, printing));
                } else if (printed.rendering().isPresent()) {
                    printing.as(printed.rendering().get()).print(report, new CheckRenderer(receivers), stamp);
                } else {
                    printing.labNotice(false);
                    printing.out().print(document(report, stamp, printing));
                    printing.out().flush();
                }
            } finally {
                files.forEach((form, file) -> file.write(form.of(report, stamp)));
            }
        }

        private String document(CheckReport report, Stamp stamp, Printing printing) {
            return printed.rendering()
                    .map(rendering -> printing.as(rendering).document(report, new CheckRenderer(receivers), stamp))
                    .or(() -> printed.file().map(form -> form.of(report, stamp)))
                    .or(() -> printed.feed().map(form -> whole(form.open(), report, stamp)))
                    .orElse("");
        }

        private static String whole(Feed feed, CheckReport report, Stamp stamp) {
            return feed.begin() + feed.one(report, stamp) + feed.end(FeedEnd.whole(stamp.generatedAt()));
        }
    }
}
