package dev.mailworthy.cli.store;

import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.UsageException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. A database that cannot be written ends the command as an output that cannot be written does; one
 * that is damaged or busy ends it as a file that cannot be used does. For one thread.
 */
final class Sql implements AutoCloseable {

    /** The primary result codes of SQLite that have a meaning for the user (sqlite.org/rescode.html). */
    private static final int BUSY = 5;

    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int NO_DATABASE = 26;
    private static final int PRIMARY = 0xff;

    private final String name;
    private final Connection connection;

    Sql(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /** Reads one row. */
    interface Row<T> {
        T of(ResultSet columns) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet columns = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (columns.next()) {
                rows.add(row.of(columns));
            }
            return rows;
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** Takes one row. */
    interface Taker {
        void take(ResultSet columns) throws SQLException;
    }

    /** Hands on one row after another without keeping them. */
    void each(String sql, Taker taker) {
        try (PreparedStatement statement = prepared(sql);
                ResultSet columns = statement.executeQuery()) {
            while (columns.next()) {
                taker.take(columns);
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** The lines that a statement gives, also if it ends with an error, which is then the last line. */
    List<String> lines(String sql) {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql);
                ResultSet columns = statement.executeQuery()) {
            while (columns.next()) {
                lines.addAll(columns.getString(1).lines().toList());
            }
        } catch (SQLException e) {
            lines.add(words(e));
        }
        return lines;
    }

    /** The number of rows that changed. */
    int update(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Does all of the work, or nothing of it. A second writer waits before it has read anything. */
    <T> T inTransaction(Supplier<T> work) {
        update("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            T result = work.get();
            update("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /** SQLite itself has rolled back after some errors, so that there is no transaction any more. */
    private void rollBack() {
        try (PreparedStatement statement = connection.prepareStatement("ROLLBACK")) {
            statement.executeUpdate();
        } catch (SQLException e) {
            return;
        }
    }

    RuntimeException problem(SQLException problem) {
        return switch (problem.getErrorCode() & PRIMARY) {
            case FULL -> OutputException.of(name, new IOException("the disk is full; the store is as it was", problem));
            case READ_ONLY, IO_ERROR ->
                OutputException.of(name, new IOException("the store cannot be written: " + words(problem), problem));
            case CORRUPT, NO_DATABASE ->
                new UsageException(
                        name + ": is damaged or no store; see: mailworthy store check, and move it away to begin anew");
            case BUSY ->
                new UsageException(name + ": another mailworthy writes this store; try again when it has ended");
            default -> new UsageException(name + ": cannot be used: " + words(problem));
        };
    }

    private static String words(SQLException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(e);
        }
    }
}
