package dev.mailworthy.docs.site;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the name of its column into each cell of a table, so that a narrow screen can stack the cells of a row. */
final class TableLabels {
    private static final Pattern TABLE = Pattern.compile("<table class=\"tableblock.*?</table>", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("<th [^>]*>(.*?)</th>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td class=\"tableblock");

    private TableLabels() {}

    static String in(String page) {
        return TABLE.matcher(page).replaceAll(match -> Matcher.quoteReplacement(labelled(match.group())));
    }

    private static String labelled(String table) {
        int bodyStart = table.indexOf("<tbody>");
        String head = bodyStart < 0 ? "" : table.substring(0, bodyStart);
        List<String> names = HEAD.matcher(head)
                .results()
                .map(MatchResult::group)
                .map(Html::text)
                .toList();
        if (names.isEmpty()) {
            return "<div class=\"table\">" + table + "</div>";
        }
        String body = ROW.matcher(table.substring(bodyStart))
                .replaceAll(row -> Matcher.quoteReplacement(labelledRow(row.group(), names)));
        return "<div class=\"table\">" + head + body + "</div>";
    }

    private static String labelledRow(String row, List<String> names) {
        StringBuilder labelled = new StringBuilder();
        Matcher cells = CELL.matcher(row);
        for (int i = 0; cells.find(); i++) {
            String name = i < names.size() ? Html.escape(names.get(i)) : "";
            cells.appendReplacement(
                    labelled, Matcher.quoteReplacement("<td data-label=\"" + name + "\" class=\"tableblock"));
        }
        return cells.appendTail(labelled).toString();
    }
}
