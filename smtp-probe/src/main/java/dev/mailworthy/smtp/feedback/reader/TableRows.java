package dev.mailworthy.smtp.feedback.reader;

import java.util.ArrayList;
import java.util.List;

/** Rows of a table with commas between the values and optional quotes (RFC 4180). */
final class TableRows {

    private static final int MOST_COLUMNS = 64;

    private TableRows() {}

    /** The values of a row, without spaces around them. */
    static List<String> values(String row) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < row.length() && values.size() < MOST_COLUMNS; i++) {
            char c = row.charAt(i);
            if (c == '"') {
                boolean isEscaped = isQuoted && i + 1 < row.length() && row.charAt(i + 1) == '"';
                if (isEscaped) {
                    value.append('"');
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (c == ',' && !isQuoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }
}
