package dev.mailworthy.cli.option;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.check.CheckRenderer;
import dev.mailworthy.cli.report.ReportForm;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Printing;
import dev.mailworthy.cli.run.Secrets;
import dev.mailworthy.cli.run.UsageException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for more forms of a check's {@link CheckReport report}, each in a file. */
public final class ReportOptions {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--html",
            paramLabel = "FILE|-",
            description = "Also write the report as one HTML page that loads nothing; - is standard output.")
    private @Nullable String html;

    @Option(
            names = "--sarif",
            paramLabel = "FILE|-",
            description = "Also write the findings as SARIF 2.1.0; - is standard output.")
    private @Nullable String sarif;

    @Option(
            names = "--junit",
            paramLabel = "FILE|-",
            description = "Also write the checks as JUnit XML; what nobody answered is skipped. - is standard output.")
    private @Nullable String junit;

    @Option(names = "--receivers", description = "Also say why each receiver refuses or accepts.")
    private boolean receivers;

    /**
     * The destinations of the forms.
     *
     * @throws UsageException when a file cannot be written, or when two forms have the same destination
     */
    public Destinations destinations(Rendering rendering, Secrets secrets) {
        Map<ReportForm, OutputFile> files = new EnumMap<>(ReportForm.class);
        Optional<ReportForm> printed = Optional.empty();
        Set<Path> taken = new HashSet<>();
        for (Map.Entry<ReportForm, String> form : named().entrySet()) {
            if (!form.getValue().equals(STANDARD_OUTPUT)) {
                OutputFile file = OutputFile.of(form.getValue(), secrets);
                if (!taken.add(file.path())) {
                    throw new UsageException(form.getValue() + ": two forms cannot be one file");
                }
                files.put(form.getKey(), file);
            } else if (printed.isPresent() || rendering != Rendering.TEXT) {
                throw new UsageException("only one form can go to standard output");
            } else {
                printed = Optional.of(form.getKey());
            }
        }
        return new Destinations(files, printed, receivers);
    }

    private Map<ReportForm, String> named() {
        Map<ReportForm, String> names = new EnumMap<>(ReportForm.class);
        Optional.ofNullable(html).ifPresent(name -> names.put(ReportForm.HTML, name));
        Optional.ofNullable(sarif).ifPresent(name -> names.put(ReportForm.SARIF, name));
        Optional.ofNullable(junit).ifPresent(name -> names.put(ReportForm.JUNIT, name));
        return names;
    }

    /**
     * @param printed the form that replaces the text on standard output
     * @param receivers whether the text says why each receiver refuses or accepts
     */
    public record Destinations(Map<ReportForm, OutputFile> files, Optional<ReportForm> printed, boolean receivers) {
        public Destinations {
            files = Map.copyOf(files);
        }

        /** Prints the report and writes the files. */
        public void write(CheckReport report, Stamp stamp, Printing printing) {
            try {
                printed.ifPresentOrElse(
                        form -> print(form.of(report, stamp), printing),
                        () -> printing.print(report, new CheckRenderer(receivers), stamp));
            } finally {
                files.forEach((form, file) -> file.write(form.of(report, stamp)));
            }
        }

        private static void print(String document, Printing printing) {
            printing.labNotice(false);
            printing.out().print(document);
            printing.out().flush();
        }
    }
}
