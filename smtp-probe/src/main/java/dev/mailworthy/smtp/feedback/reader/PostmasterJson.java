package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.standing.PostmasterFigure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an answer of {@code domainStats:query} or of the compliance status of Google Postmaster Tools v2. */
public final class PostmasterJson {

    private static final List<String> NUMBERS = List.of("doubleValue", "floatValue", "intValue");

    private PostmasterJson() {}

    public static List<PostmasterFigure> read(JsonReport report) {
        List<PostmasterFigure> figures = new ArrayList<>();
        JsonFields fields = report.fields();
        fields.objects("domainStats").forEach(figure -> figures.add(figure(figure)));
        fields.object("complianceData").ifPresent(data -> compliance(data, figures));
        return figures;
    }

    private static PostmasterFigure figure(JsonFields figure) {
        ReportField<String> value = ReportField.absent();
        ReportField<Double> number = ReportField.absent();
        Optional<JsonFields> object = figure.object("value");
        if (object.isPresent()) {
            value = object.get().text("stringValue");
            number = number(object.get());
        }
        ReportField<String> metric = figure.text("metric");
        if (figure.members().isObject("metric")) {
            metric = figure.object("metric").orElseThrow().text("standardMetric");
        }
        return new PostmasterFigure(
                domain(figure.text("name")), day(figure), metric, figure.text("metricName"), number, value);
    }

    private static ReportField<Double> number(JsonFields value) {
        for (String name : NUMBERS) {
            Optional<Object> found = value.members().value(name);
            if (found.isPresent()) {
                String written = String.valueOf(found.get());
                return written.matches("-?[0-9]{1,18}(?:\\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")
                        ? ReportField.present(Double.parseDouble(written))
                        : ReportField.unreadable(written);
            }
        }
        return ReportField.absent();
    }

    /** {@code domains/example.org/domainStats/...} */
    private static ReportField<DomainName> domain(ReportField<String> name) {
        if (name.value().isEmpty()) {
            return ReportField.absent();
        }
        String[] parts = name.value().get().split("/", 3);
        try {
            return parts.length > 1 && parts[0].equals("domains")
                    ? ReportField.present(DomainName.parse(parts[1]))
                    : ReportField.unreadable(name.value().get());
        } catch (IllegalArgumentException e) {
            return ReportField.unreadable(name.value().get());
        }
    }

    private static ReportField<LocalDate> day(JsonFields figure) {
        Optional<JsonFields> date = figure.object("date");
        if (date.isEmpty()) {
            return ReportField.absent();
        }
        Optional<Long> year = date.get().number("year").value();
        Optional<Long> month = date.get().number("month").value();
        Optional<Long> day = date.get().number("day").value();
        if (year.isEmpty() || month.isEmpty() || day.isEmpty()) {
            return ReportField.unreadable("a date without year, month or day");
        }
        try {
            return ReportField.present(LocalDate.of(
                    Math.toIntExact(year.get()), Math.toIntExact(month.get()), Math.toIntExact(day.get())));
        } catch (ArithmeticException | DateTimeException e) {
            return ReportField.unreadable(year.get() + "-" + month.get() + "-" + day.get());
        }
    }

    /** One figure for each requirement with its status, such as {@code COMPLIANT}. */
    private static void compliance(JsonFields data, List<PostmasterFigure> figures) {
        ReportField<DomainName> domain = data.read("domainId", DomainName::parse);
        for (JsonFields row : data.objects("rowData")) {
            ReportField<String> status =
                    row.object("status").map(inner -> inner.text("status")).orElseGet(() -> row.text("status"));
            figures.add(new PostmasterFigure(
                    domain,
                    ReportField.absent(),
                    ReportField.present("COMPLIANCE_STATUS"),
                    row.text("requirement"),
                    ReportField.absent(),
                    status));
        }
    }
}
