package dev.mailworthy.cli.render;

import dev.mailworthy.core.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One record of a CSV file (RFC 4180): fields in quotes where they need them, and CR LF at the end. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it. Text from the network has no line breaks and no control characters.
 */
public final class CsvRow {

    private static final String END = "\r\n";

    /** The first characters of formulas in Excel, LibreOffice and Google Sheets, also in their wide forms. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvRow() {}

    /** @param fields shown by {@link Object#toString}; numbers are written as they are */
    public static String of(Object... fields) {
        return of(Arrays.asList(fields));
    }

    /** @param fields shown by {@link Object#toString}; numbers are written as they are */
    public static String of(List<?> fields) {
        return fields.stream().map(CsvRow::field).collect(Collectors.joining(",", "", END));
    }

    private static String field(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        String text = Printable.whole(value.toString());
        String guarded = isFormula(text.stripLeading()) ? "'" + text : text;
        boolean quoted = guarded.indexOf(',') >= 0
                || guarded.indexOf('"') >= 0
                || guarded.startsWith(" ")
                || guarded.endsWith(" ");
        return quoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
