package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.standing.ComplaintShare;
import dev.mailworthy.smtp.feedback.standing.SndsColour;
import dev.mailworthy.smtp.feedback.standing.SndsDay;
import dev.mailworthy.smtp.feedback.standing.SndsStatus;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the data and the status files of Microsoft SNDS. Neither has a header. */
public final class SndsTable {

    private static final int MOST_ROWS = 1_000_000;
    private static final int DATA_COLUMNS = 8;
    private static final int STATUS_COLUMNS = 4;
    private static final Pattern SHARE = Pattern.compile("([<>]?)\\s{0,5}([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s{0,5}%");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/uuuu h:mm a", Locale.US);
    private static final KnownWords<SndsColour> COLOURS = KnownWords.of(SndsColour.class);
    private static final KnownWords<SndsStatus.BlockState> STATES = new KnownWords<>(
            Map.of("yes", SndsStatus.BlockState.BLOCKED, "no", SndsStatus.BlockState.NOT_BLOCKED), Map.of());

    private final OddityCount oddities;
    private final FieldValues values;
    private final List<SndsDay> days = new ArrayList<>();
    private final List<SndsStatus> statuses = new ArrayList<>();
    private long unreadable;

    private SndsTable(OddityCount oddities) {
        this.oddities = oddities;
        this.values = new FieldValues(oddities);
    }

    /**
     * The rows.
     *
     * @param unreadable rows without an address, or with too few columns
     */
    public record Read(List<SndsDay> days, List<SndsStatus> statuses, long unreadable, String digest) {}

    /** @throws RefusedReport if no row can be read, or there are too many */
    public static Read read(byte[] octets, OddityCount oddities) throws RefusedReport {
        SndsTable table = new SndsTable(oddities);
        ContentDigest digest = new ContentDigest();
        String text = new String(octets, StandardCharsets.UTF_8);
        int rows = 0;
        for (String row : (Iterable<String>) text.lines()::iterator) {
            if (row.isBlank()) {
                continue;
            }
            if (++rows > MOST_ROWS) {
                throw new RefusedReport(RefusalKind.OVER_LIMIT, "has more than " + MOST_ROWS + " rows");
            }
            digest.add(row.strip());
            table.row(TableRows.values(row.startsWith("\uFEFF") ? row.substring(1) : row));
        }
        if (table.days.isEmpty() && table.statuses.isEmpty()) {
            throw new RefusedReport(RefusalKind.NO_REPORT, "is a table, and none of SNDS");
        }
        return new Read(table.days, table.statuses, table.unreadable, digest.hex());
    }

    private void row(List<String> columns) {
        Optional<IpAddress> first = address(columns, 0);
        Optional<IpAddress> second = address(columns, 1);
        if (first.isPresent() && second.isPresent() && columns.size() >= STATUS_COLUMNS) {
            statuses.add(new SndsStatus(
                    first.get(),
                    second.get(),
                    values.word("blocked", columns.get(2), STATES),
                    values.text("reason", columns.get(3))));
        } else if (first.isPresent() && second.isEmpty() && columns.size() >= DATA_COLUMNS) {
            days.add(day(first.get(), columns));
        } else {
            unreadable++;
        }
    }

    private static Optional<IpAddress> address(List<String> columns, int at) {
        try {
            return at < columns.size() ? Optional.of(IpAddress.parse(columns.get(at))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SndsDay day(IpAddress address, List<String> columns) {
        return new SndsDay(
                address,
                time("begin", columns, 1),
                time("end", columns, 2),
                values.number("RCPT commands", columns.get(3)),
                values.number("DATA commands", columns.get(4)),
                values.number("recipients", columns.get(5)),
                values.word("filter result", columns.get(6), COLOURS),
                parsed("complaint rate", columns.get(7), SndsTable::share),
                time("trap begin", columns, 8),
                time("trap end", columns, 9),
                at(columns, 10).isEmpty() ? ReportField.absent() : values.number("trap hits", at(columns, 10)),
                text("HELO", columns, 11),
                text("MAIL FROM", columns, 12),
                text("comment", columns, 13));
    }

    private static String at(List<String> columns, int column) {
        return column < columns.size() ? columns.get(column) : "";
    }

    private ReportField<String> text(String place, List<String> columns, int column) {
        String written = at(columns, column);
        return written.isEmpty() ? ReportField.absent() : values.text(place, written);
    }

    private ReportField<LocalDateTime> time(String place, List<String> columns, int column) {
        return parsed(
                place,
                at(columns, column),
                text -> LocalDateTime.parse(
                        AsciiCase.lower(text).replace("am", "AM").replace("pm", "PM"), TIME));
    }

    private <T> ReportField<T> parsed(String place, String written, Function<String, T> parser) {
        if (written.isEmpty()) {
            return ReportField.absent();
        }
        try {
            return ReportField.present(parser.apply(written));
        } catch (DateTimeException | IllegalArgumentException e) {
            oddities.note(OddityKind.UNREADABLE_VALUE, place);
            return ReportField.unreadable(written);
        }
    }

    /** {@code < 0.1%} is from 0 to 0.1, {@code 0.3%} is 0.3. */
    private static ComplaintShare share(String written) {
        Matcher share = SHARE.matcher(written);
        if (!share.matches()) {
            throw new IllegalArgumentException("no share");
        }
        double number = Double.parseDouble(share.group(2));
        return switch (share.group(1)) {
            case "<" -> new ComplaintShare(0, number);
            case ">" -> new ComplaintShare(number, 100);
            default -> new ComplaintShare(number, number);
        };
    }
}
