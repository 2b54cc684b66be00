package dev.mailworthy.smtp.mime;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads dates of header fields (RFC 5322 section 3.3). */
public final class DateField {

    private static final String LAST_ATTEMPT = "last-attempt-date:";
    private static final String ARRIVAL = "arrival-date:";

    /** The maximum length of a date. The parser looks at every character. */
    private static final int LONGEST = 100;

    private DateField() {}

    /** Empty if the text is not a date, or if its year has not four digits. */
    public static Optional<Instant> read(String value) {
        String date = value.strip();
        if (date.isEmpty() || date.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailDateFormat().parse(date).toInstant())
                    .filter(when ->
                            when.isAfter(Instant.EPOCH) && when.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
        } catch (ParseException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The latest Last-Attempt-Date of the delivery reports. */
    public static Optional<Instant> last(List<String> reports) {
        return latest(reports, LAST_ATTEMPT);
    }

    /** The latest Arrival-Date. No delivery attempt can be earlier. */
    public static Optional<Instant> arrival(List<String> reports) {
        return latest(reports, ARRIVAL);
    }

    private static Optional<Instant> latest(List<String> reports, String field) {
        return reports.stream()
                .flatMap(String::lines)
                .filter(line -> line.regionMatches(true, 0, field, 0, field.length()))
                .flatMap(line -> read(line.substring(field.length())).stream())
                .max(Comparator.naturalOrder());
    }
}
