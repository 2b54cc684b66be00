package dev.mailworthy.cli.store;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.json.Members;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows of all tables as objects, to be kept elsewhere or taken to another database. */
final class StoreRows {

    private final Sql sql;

    StoreRows(Sql sql) {
        this.sql = sql;
    }

    /** One row at a time, so that a store of any size takes little memory. */
    void writeTo(Consumer<JsonObject> rows) {
        for (StoreTable table : StoreTable.values()) {
            sql.each(table.select(), row -> rows.accept(object(table, row)));
        }
    }

    private static JsonObject object(StoreTable table, ResultSet row) throws SQLException {
        JsonObject object = JsonObject.empty().with("table", table.label());
        for (StoreTable.Column column : table.columns()) {
            Object value = column.isNumber() ? number(row, column.name()) : row.getString(column.name());
            object.with(column.name(), Optional.ofNullable(value));
        }
        return object;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    long readFrom(Supplier<Optional<Members>> rows) {
        long count = 0;
        for (Optional<Members> row = rows.get(); row.isPresent(); row = rows.get()) {
            add(row.get());
            count++;
        }
        return count;
    }

    private void add(Members row) {
        StoreTable table = Labelled.parse(StoreTable.class, row.text("table"));
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            StoreTable.Column column = table.columns().get(i);
            values[i] = value(row, column);
            if (column.name().equals("kind")) {
                Labelled.parse(SpanKind.class, String.valueOf(values[i]));
            }
        }
        sql.update(table.insert(), values);
    }

    private static @Nullable Object value(Members row, StoreTable.Column column) {
        if (!column.isNumber()) {
            return row.optionalText(column.name()).orElse(null);
        }
        return row.value(column.name()).isPresent() ? row.number(column.name(), Long.MIN_VALUE, Long.MAX_VALUE) : null;
    }
}
