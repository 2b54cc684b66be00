package dev.mailworthy.core.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The form of this package's data files: a keyword and its text on each line; empty lines and comments are passed over. */
final class DataLines {

    private DataLines() {}

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && content.charAt(0) != '#') {
                String[] parts = content.split("\\s+", 2);
                lines.add(new Line(number, parts[0], parts.length == 2 ? parts[1] : ""));
            }
        }
        return lines;
    }

    static String resource(String name) {
        try (InputStream in = DataLines.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar is incomplete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line; whatever is wrong with it is said with its number. */
    record Line(int number, String keyword, String text) {

        List<String> words() {
            return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
        }

        /** The words of a line that has exactly so many. */
        List<String> words(int count) {
            if (words().size() != count) {
                throw wrong("\"" + keyword + "\" takes " + count + " words");
            }
            return words();
        }

        String word() {
            return words(1).get(0);
        }

        LocalDate date(String word) {
            return read("a date like 2026-11-24", () -> LocalDate.parse(word));
        }

        Duration duration() {
            Duration read = read("a duration like P7D or PT6H", () -> Duration.parse(word()));
            if (read.isNegative() || read.isZero()) {
                throw wrong("a duration is positive");
            }
            return read;
        }

        /** A number within bounds, both included. */
        double number(String word, double low, double high) {
            double read = read("a number", () -> Double.parseDouble(word));
            if (!(read >= low && read <= high)) {
                throw wrong("a number from " + low + " to " + high + " belongs here");
            }
            return read;
        }

        <E extends Enum<E>> E constant(Class<E> type, String word) {
            return read(
                    "one of " + List.of(type.getEnumConstants()),
                    () -> Enum.valueOf(type, word.toUpperCase(java.util.Locale.ROOT)));
        }

        private <T> T read(String what, Supplier<T> reading) {
            try {
                return reading.get();
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw wrong(what + " belongs here");
            }
        }

        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("line " + number + ": " + what);
        }
    }
}
