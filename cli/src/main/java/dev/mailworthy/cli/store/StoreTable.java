package dev.mailworthy.cli.store;

import dev.mailworthy.core.Labelled;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of the store, and the columns that an export has. */
enum StoreTable implements Labelled {
    RUN(text("domain"), number("at"), text("verdict"), text("cause")),
    FINDING(text("fingerprint"), text("code"), text("subject"), text("message")),
    SPAN(
            text("domain"),
            text("kind"),
            text("item"),
            number("first_seen"),
            number("last_seen"),
            text("state"),
            text("grade"),
            number("looks"),
            number("is_current")),
    COURSE(
            text("domain"),
            text("kind"),
            text("item"),
            text("told"),
            number("since"),
            text("waiting"),
            number("waiting_since"),
            number("returned")),
    DAY(text("domain"), number("day"), text("kind"), text("item"), text("state"), number("looks")),
    ALERT(text("id"), number("at"), text("document"), text("words"), number("sent"));

    /** A column. */
    record Column(String name, boolean isNumber) {}

    private final List<Column> columns;

    StoreTable(Column... columns) {
        this.columns = List.of(columns);
    }

    private static Column text(String name) {
        return new Column(name, false);
    }

    private static Column number(String name) {
        return new Column(name, true);
    }

    List<Column> columns() {
        return columns;
    }

    String select() {
        return "SELECT " + names() + " FROM " + label();
    }

    String insert() {
        return "INSERT INTO " + label() + " (" + names() + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
