package dev.mailworthy.cli;

import java.util.ArrayList;
import java.util.List;

/** A strict reader of CSV (RFC 4180): every record ends with CR LF, and all have the same number of fields. */
final class CsvRecords {

    private CsvRecords() {}

    static List<List<String>> read(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '"' && field.isEmpty()) {
                at = quoted(text, at + 1, field);
            } else {
                while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    require(text.charAt(at) != '"', "a quote inside a plain field");
                    field.append(text.charAt(at++));
                }
            }
            fields.add(field.toString());
            field.setLength(0);
            require(at < text.length(), "a record without an end");
            if (text.charAt(at) == ',') {
                at++;
            } else {
                require(text.startsWith("\r\n", at), "a record that ends without CR LF");
                records.add(List.copyOf(fields));
                fields.clear();
                at += 2;
            }
        }
        require(fields.isEmpty(), "a record without an end");
        require(records.stream().map(List::size).distinct().count() <= 1, "records of different length");
        return records;
    }

    private static int quoted(String text, int from, StringBuilder field) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                field.append(text.charAt(at));
            } else if (text.startsWith("\"\"", at)) {
                field.append('"');
                at++;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a quoted field without an end");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
